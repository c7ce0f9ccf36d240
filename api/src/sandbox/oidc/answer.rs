//! The provider's answer to an authorization request: a code, or an error, on the way back to the client.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::{GrantId, oidc_grant, oidc_session, sandbox_account, sandbox_sign_in};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use url::Url;

use super::Issuer;
use super::request::AuthorizationRequest;
use super::session;
use crate::app::App;
use crate::secret::sha256;

/// A sign-in that has come to its end.
pub struct Completed {
    /// For the session's cookie.
    pub session_token: String,
    /// Back to the client, with the code.
    pub redirect_to: String,
}

/// Lets the person in: a session at the provider, and a grant to the client that asked, unless it asked for
/// someone else.
pub async fn complete(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    sign_in: &sandbox_sign_in::Model,
    account: &sandbox_account::Model,
) -> Result<Completed, DbErr> {
    let request = request_of(sign_in)?;
    let token = session_token_of(app, sign_in);
    let opened = session::open(app, db, issuer, account.id, token).await?;
    if !request.admits(&(issuer.subject)(account.id)) {
        return Ok(Completed {
            session_token: opened.token,
            redirect_to: for_another(app, issuer, &request),
        });
    }
    let code = code_of(app, sign_in);
    grant(app, db, issuer, &request, &opened.session, account, &code).await?;
    Ok(Completed {
        session_token: opened.token,
        redirect_to: with_code(app, issuer, &request, &code),
    })
}

/// The answer of a sign-in that is over, made anew: the code if it was completed, else an error.
pub fn answer(app: &App, issuer: &Issuer, sign_in: &sandbox_sign_in::Model) -> String {
    match request_of(sign_in) {
        Ok(request) if sign_in.completed_at.is_some() => match sign_in.account_id {
            Some(account) if !request.admits(&(issuer.subject)(account)) => {
                for_another(app, issuer, &request)
            }
            _ => with_code(app, issuer, &request, &code_of(app, sign_in)),
        },
        Ok(request) => with_error(
            app,
            issuer,
            &request.redirect_uri,
            request.state.as_deref(),
            "access_denied",
        ),
        Err(_) => app.settings.at("/"),
    }
}

/// Someone proved who they are, but the client asked for someone else.
fn for_another(app: &App, issuer: &Issuer, request: &AuthorizationRequest) -> String {
    let state = request.state.as_deref();
    with_error(app, issuer, &request.redirect_uri, state, "login_required")
}

/// The name of the service that asks who the person is.
pub fn service(sign_in: &sandbox_sign_in::Model) -> String {
    request_of(sign_in)
        .map(|request| request.client_name)
        .unwrap_or_default()
}

pub async fn grant(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    request: &AuthorizationRequest,
    session: &oidc_session::Model,
    account: &sandbox_account::Model,
    code: &str,
) -> Result<(), DbErr> {
    let row = oidc_grant::ActiveModel {
        id: Set(GrantId(app.new_id())),
        issuer: Set(issuer.path.to_owned()),
        client_id: Set(request.client_id.clone()),
        account_id: Set(account.id),
        session_id: Set(session.id),
        redirect_uri: Set(request.redirect_uri.clone()),
        scope: Set(granted_scope(issuer, &request.scope)),
        nonce: Set(request.nonce.clone().filter(|_| issuer.is_modern)),
        code_challenge: Set(request.code_challenge.clone().filter(|_| issuer.is_modern)),
        acr: Set((issuer.acr)(account).to_owned()),
        code_hash: Set(sha256(code.as_bytes())),
        issued_at: Set(app.now()),
        code_used_at: Set(None),
        access_token_hash: Set(None),
        revoked_at: Set(None),
    };
    oidc_grant::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// A client that was removed learns nothing more.
pub async fn revoke_grants(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    client_id: &str,
) -> Result<(), DbErr> {
    oidc_grant::Entity::update_many()
        .col_expr(oidc_grant::Column::RevokedAt, Expr::value(app.now()))
        .filter(oidc_grant::Column::Issuer.eq(issuer.path))
        .filter(oidc_grant::Column::ClientId.eq(client_id))
        .filter(oidc_grant::Column::RevokedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// Scopes that the provider does not know are left out (OpenID Connect Core 3.1.2.1).
fn granted_scope(issuer: &Issuer, asked: &str) -> String {
    asked
        .split(' ')
        .filter(|scope| issuer.scopes.contains(scope))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The code of a sign-in is derived from its id with the server's key, so that a lost answer can be given
/// again while only a hash of the code is kept.
fn code_of(app: &App, sign_in: &sandbox_sign_in::Model) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac("authorization code", &[sign_in.id.0.as_bytes()]))
}

/// The token of the session that a sign-in opened, derived for the same reason: who approved on a phone did so in another
/// browser than the one that gets the session. `None` while the sign-in is not done.
pub fn session_token(app: &App, sign_in: &sandbox_sign_in::Model) -> Option<String> {
    sign_in.completed_at.map(|_| session_token_of(app, sign_in))
}

fn session_token_of(app: &App, sign_in: &sandbox_sign_in::Model) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac("provider session", &[sign_in.id.0.as_bytes()]))
}

pub fn with_code(app: &App, issuer: &Issuer, request: &AuthorizationRequest, code: &str) -> String {
    back(
        app,
        issuer,
        &request.redirect_uri,
        request.state.as_deref(),
        ("code", code),
    )
}

pub fn with_error(
    app: &App,
    issuer: &Issuer,
    redirect_uri: &str,
    state: Option<&str>,
    error: &str,
) -> String {
    back(app, issuer, redirect_uri, state, ("error", error))
}

/// With `state`, and `iss` (RFC 9207) if the provider knows it.
fn back(app: &App, issuer: &Issuer, redirect_uri: &str, state: Option<&str>, answer: (&str, &str)) -> String {
    let Ok(mut url) = Url::parse(redirect_uri) else {
        return app.settings.at("/");
    };
    {
        let mut query = url.query_pairs_mut();
        query.append_pair(answer.0, answer.1);
        if let Some(state) = state {
            query.append_pair("state", state);
        }
        if issuer.is_modern {
            query.append_pair("iss", &issuer.identifier(app));
        }
    }
    url.into()
}

fn request_of(sign_in: &sandbox_sign_in::Model) -> Result<AuthorizationRequest, DbErr> {
    serde_json::from_value(sign_in.request.clone()).map_err(|error| DbErr::Json(error.to_string()))
}
