//! Signing in at the national portal is signing in at VNeID: off to its `authorize`, back with a code, tokens, user
//! info, and then the answer to the service that asked.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::{SandboxSignInId, sandbox_account, sandbox_sign_in};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{Method, StatusCode};
use poem::http::header::{LOCATION, SET_COOKIE};
use poem::{Request, Response, handler};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde_json::Value;
use url::Url;
use url::form_urlencoded::{Serializer, parse};

use super::DVCQG;
use crate::app::App;
use crate::http::{Problem, app_of, cookies};
use crate::sandbox::clients;
use crate::sandbox::oidc;
use crate::sandbox::vneid::VNEID;
use crate::secret::{same, sha256};

/// Where VNeID sends people back to.
pub const CALLBACK: &str = "/dvcqg/callback";
const CLIENT_ID: &str = "dvcqg";
const NAME: &str = "Cổng Dịch vụ công Quốc gia";

/// The national portal is registered at VNeID.
pub async fn ensure_client(app: &App) -> Result<(), DbErr> {
    let client = clients::BuiltIn {
        issuer: &VNEID,
        client_id: CLIENT_ID,
        name: NAME,
        auth_method: entity::oidc_client::AuthMethod::ClientSecretPost,
        secret: Some(secret(app)),
        redirect: &[CALLBACK],
        after_sign_out: &[CALLBACK],
    };
    clients::ensure(app, &client).await
}

fn secret(app: &App) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac("dvcqg client secret", &[]))
}

/// Derived from the sign-in with the server's key, so that nothing more has to be kept of it.
fn derived(app: &App, what: &str, id: SandboxSignInId) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac(what, &[id.0.as_bytes()]))
}

/// VNeID's `authorize`, for a sign-in that has begun here.
pub fn address(app: &App, id: SandboxSignInId) -> String {
    let challenge = sha256(derived(app, "dvcqg verifier", id).as_bytes());
    let query = Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", CLIENT_ID)
        .append_pair("redirect_uri", &app.settings.at(CALLBACK))
        .append_pair("scope", "openid")
        .append_pair("state", &derived(app, "dvcqg state", id))
        .append_pair("nonce", &derived(app, "dvcqg nonce", id))
        .append_pair("code_challenge", &URL_SAFE_NO_PAD.encode(challenge))
        .append_pair("code_challenge_method", "S256")
        .append_pair("prompt", "login")
        .finish();
    format!("{}/authorize?{query}", VNEID.identifier(app))
}

/// What came back for a sign-in.
struct Returned {
    sign_in: sandbox_sign_in::Model,
    /// Absent if the person gave up.
    code: Option<String>,
}

/// Back from VNeID, on to the service that asked.
#[handler]
pub async fn callback(request: &Request) -> poem::Result<Response> {
    let app = app_of(request)?;
    let done = match come_back(app, request).await {
        Ok(done) => done,
        Err(error) => return Ok(poem::IntoResponse::into_response(Problem::from_db(&error))),
    };
    let mut answer = Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(LOCATION, done.redirect_to);
    if let Some(token) = done.session_token {
        answer = answer.header(SET_COOKIE, cookies::set(app, DVCQG.session_cookie, &token));
    }
    Ok(answer.finish())
}

struct Done {
    redirect_to: String,
    session_token: Option<String>,
}

async fn come_back(app: &App, request: &Request) -> Result<Done, DbErr> {
    let only = |redirect_to| Done {
        redirect_to,
        session_token: None,
    };
    let Some(returned) = returned(app, request).await? else {
        return Ok(only(app.settings.at("/")));
    };
    let sign_in = &returned.sign_in;
    let account = match &returned.code {
        Some(code) => account(app, sign_in.id, code).await?,
        None => None,
    };
    let tx = app.db.begin().await?;
    let ending = if account.is_some() {
        sandbox_sign_in::Column::CompletedAt
    } else {
        sandbox_sign_in::Column::CancelledAt
    };
    let ended = sandbox_sign_in::Entity::update_many()
        .col_expr(ending, Expr::value(app.now()))
        .col_expr(
            sandbox_sign_in::Column::AccountId,
            Expr::value(account.as_ref().map(|account| account.id)),
        )
        .filter(sandbox_sign_in::Column::Id.eq(sign_in.id))
        .filter(sandbox_sign_in::Column::CompletedAt.is_null())
        .filter(sandbox_sign_in::Column::CancelledAt.is_null())
        .exec(&tx)
        .await?;
    let done = match account.filter(|_| ended.rows_affected == 1) {
        Some(account) => {
            let completed = oidc::complete(app, &tx, &DVCQG, sign_in, &account).await?;
            Done {
                redirect_to: completed.redirect_to,
                session_token: Some(completed.session_token),
            }
        }
        None => only(oidc::answer(app, &DVCQG, sign_in)),
    };
    tx.commit().await?;
    Ok(done)
}

/// The newest sign-in of this browser, if what came back is for it.
async fn returned(app: &App, request: &Request) -> Result<Option<Returned>, DbErr> {
    let Some(browser) = cookies::read(request, app, DVCQG.browser_cookie) else {
        return Ok(None);
    };
    let pairs: Vec<_> = parse(request.uri().query().unwrap_or_default().as_bytes()).collect();
    let get = |name: &str| {
        let found = pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.to_string())
    };
    let found = sandbox_sign_in::Entity::newest_of(sha256(browser.as_bytes()))
        .one(app.db.read())
        .await?;
    let state = get("state").unwrap_or_default();
    let from_vneid = get("iss") == Some(VNEID.identifier(app));
    let fits = |row: &sandbox_sign_in::Model| {
        let expected = derived(app, "dvcqg state", row.id);
        row.issuer == DVCQG.path && from_vneid && same(state.as_bytes(), expected.as_bytes())
    };
    Ok(found.filter(fits).map(|sign_in| Returned {
        sign_in,
        code: get("code"),
    }))
}

/// Whose account VNeID vouches for; `None` if it does not.
async fn account(
    app: &App,
    id: SandboxSignInId,
    code: &str,
) -> Result<Option<sandbox_account::Model>, DbErr> {
    let Some(subject) = subject(app, id, code).await else {
        return Ok(None);
    };
    let Ok(account) = subject.parse() else {
        return Ok(None);
    };
    sandbox_account::Entity::find_by_id(entity::SandboxAccountId(account))
        .one(app.db.read())
        .await
}

/// Redeems the code, asks for user info, and ends the session at VNeID, which was for this alone. The tokens come
/// straight from VNeID, so their signature need not be looked at (OpenID Connect Core 3.1.3.7, 6).
async fn subject(app: &App, id: SandboxSignInId, code: &str) -> Option<String> {
    let form = Serializer::new(String::new())
        .append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", &app.settings.at(CALLBACK))
        .append_pair("client_id", CLIENT_ID)
        .append_pair("client_secret", &secret(app))
        .append_pair("code_verifier", &derived(app, "dvcqg verifier", id))
        .finish();
    let tokens = ask(app, "/token", None, &form).await?;
    let id_token = tokens.get("id_token")?.as_str()?;
    let payload = URL_SAFE_NO_PAD.decode(id_token.split('.').nth(1)?).ok()?;
    let claims: Value = serde_json::from_slice(&payload).ok()?;
    let nonce = derived(app, "dvcqg nonce", id);
    let ours = claims.get("nonce")?.as_str()? == nonce && claims.get("aud")?.as_str()? == CLIENT_ID;
    let user_info = ask(app, "/userinfo", tokens.get("access_token")?.as_str(), "").await?;
    end_session(app, id_token).await;
    let subject = claims.get("sub").filter(|_| ours)?.as_str()?;
    (user_info.get("sub")?.as_str()? == subject).then(|| subject.to_owned())
}

async fn ask(app: &App, path: &str, token: Option<&str>, form: &str) -> Option<Value> {
    let mut request = http::Request::builder()
        .method(Method::POST)
        .uri(format!("{}{path}", VNEID.identifier(app)))
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(token) = token {
        request = request.header(AUTHORIZATION, format!("Bearer {token}"));
    }
    let request = request.body(form.as_bytes().to_vec()).ok()?;
    let answer = app.outside.send(request).await.ok()?;
    (answer.status() == StatusCode::OK).then(|| serde_json::from_slice(answer.body()).ok())?
}

async fn end_session(app: &App, id_token: &str) {
    let logout = format!("{}/logout", VNEID.identifier(app));
    let Ok(address) = Url::parse_with_params(&logout, [("id_token_hint", id_token)]) else {
        return;
    };
    if let Ok(request) = http::Request::get(address.as_str()).body(Vec::new()) {
        let _ = app.outside.send(request).await;
    }
}
