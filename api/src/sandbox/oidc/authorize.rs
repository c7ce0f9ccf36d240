//! The authorization endpoint (OpenID Connect Core 3.1.2).

use chrono::{DateTime, TimeDelta, Utc};
use entity::{SandboxSignInId, oidc_client, oidc_session, sandbox_account, sandbox_sign_in};
use poem::http::header::{LOCATION, SET_COOKIE};
use poem::http::{Method, StatusCode};
use poem::{IntoResponse, Request, Response};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;
use uuid::Uuid;

use super::answer::{grant, with_code, with_error};
use super::parameters::{self, Parameters};
use super::prompt::Prompt;
use super::request::{self, AuthorizationRequest};
use super::{Answered, Issuer, hint, session};
use crate::app::App;
use crate::http::{Problem, app_of, cookies, spa};
use crate::secret::sha256;

/// How long a posted request waits for its browser to come for it.
const PENDING: TimeDelta = TimeDelta::seconds(60);

pub fn authorize(issuer: &'static Issuer, mut request: Request) -> Answered {
    Box::pin(async move {
        let app = app_of(&request)?.clone();
        if *request.method() == Method::POST {
            return Ok(match parameters::text(&mut request).await {
                Ok(form) => postpone(&app, issuer, &form)
                    .await
                    .unwrap_or_else(|error| unavailable(&error)),
                Err(error) => error.into_response(),
            });
        }
        Ok(answer(&app, issuer, &request)
            .await
            .unwrap_or_else(|error| unavailable(&error)))
    })
}

fn unavailable(error: &DbErr) -> Response {
    Problem::from_db(error).into_response()
}

/// A request posted by another site brings no cookie of ours (SameSite=Lax): it is kept for a moment, and the
/// browser comes for it with a GET, which does.
async fn postpone(app: &App, issuer: &Issuer, form: &str) -> Result<Response, DbErr> {
    if Parameters::parse(form).are_unfit() {
        return Ok(see_other(format!("{}/authorize?pending=unfit", issuer.path)));
    }
    let id = SandboxSignInId(app.new_id());
    let row = sandbox_sign_in::ActiveModel {
        id: Set(id),
        issuer: Set(issuer.path.to_owned()),
        browser_hash: Set(None),
        request: Set(json!({ "pending": parameters::encoded_anew(form) })),
        started_at: Set(app.now()),
        account_id: Set(None),
        resends: Set(0),
        completed_at: Set(None),
        cancelled_at: Set(None),
        ending: Set(None),
    };
    let inserted = sandbox_sign_in::Entity::insert(row);
    inserted.exec_without_returning(app.db.write()).await?;
    Ok(see_other(format!("{}/authorize?pending={id}", issuer.path)))
}

async fn pending(app: &App, issuer: &Issuer, id: &str) -> Result<Parameters, DbErr> {
    let Ok(id) = id.parse::<Uuid>() else {
        return Ok(Parameters::default());
    };
    let found = sandbox_sign_in::Entity::find_by_id(SandboxSignInId(id))
        .one(app.db.read())
        .await?;
    let waits = |row: &sandbox_sign_in::Model| {
        row.issuer == issuer.path && row.browser_hash.is_none() && app.now() < row.started_at + PENDING
    };
    let Some(row) = found.filter(waits) else {
        return Ok(Parameters::default());
    };
    let taken = sandbox_sign_in::Entity::delete_by_id(row.id)
        .exec(app.db.write())
        .await?;
    let form = row
        .request
        .get("pending")
        .and_then(serde_json::Value::as_str)
        .filter(|_| taken.rows_affected == 1);
    Ok(form.map(Parameters::parse).unwrap_or_default())
}

async fn answer(app: &App, issuer: &Issuer, request: &Request) -> Result<Response, DbErr> {
    let given = Parameters::parse(request.uri().query().unwrap_or_default());
    let given = match given.get("pending") {
        Some(id) => pending(app, issuer, id).await?,
        None => given,
    };
    let (client, redirect_uri) = match client_and_address(app, issuer, &given).await? {
        Ok(found) => found,
        Err(refusal) => return Ok(refused(request, refusal)),
    };
    let back = |error| see_other(with_error(app, issuer, &redirect_uri, given.get("state"), error));
    let mut asked = match request::read(&given, &client, &redirect_uri) {
        Ok(asked) => asked,
        Err(_)
            if given
                .get("state")
                .is_some_and(|state| state.chars().any(char::is_control)) =>
        {
            return Ok(refused(request, "malformed"));
        }
        Err(error) => return Ok(back(error.0)),
    };
    if let Some(token) = &asked.id_token_hint {
        asked.subject = hint::verify(app, issuer, token).await?.map(|hint| hint.subject);
    }
    if let Some(session) = usable_session(app, issuer, request, &asked).await?
        && let Some(account) = sandbox_account::Entity::find_by_id(session.account_id)
            .one(app.db.read())
            .await?
    {
        let code = app.random.token();
        grant(app, app.db.write(), issuer, &asked, &session, &account, &code).await?;
        return Ok(see_other(with_code(app, issuer, &asked, &code)));
    }
    match asked.prompt {
        Prompt::None => Ok(back("login_required")),
        _ => begin(app, issuer, request, &asked).await,
    }
}

/// Until both are known to be good, nobody is sent anywhere (RFC 6749, 4.1.2.1).
async fn client_and_address(
    app: &App,
    issuer: &Issuer,
    given: &Parameters,
) -> Result<Result<(oidc_client::Model, String), &'static str>, DbErr> {
    if given.repeated.contains("client_id") || given.repeated.contains("redirect_uri") {
        return Ok(Err("malformed"));
    }
    let Some(client_id) = given.get("client_id").filter(|id| !id.contains('\0')) else {
        return Ok(Err("unknown_client"));
    };
    let key = (issuer.path.to_owned(), client_id.to_owned());
    let Some(client) = oidc_client::Entity::find_by_id(key).one(app.db.read()).await? else {
        return Ok(Err("unknown_client"));
    };
    let redirect_uri = given.get("redirect_uri").unwrap_or_default().to_owned();
    match client.redirect_uris.0.contains(&redirect_uri) {
        true => Ok(Ok((client, redirect_uri))),
        false => Ok(Err("unregistered_redirect_uri")),
    }
}

/// The browser's session, if it is good enough for what is asked.
async fn usable_session(
    app: &App,
    issuer: &Issuer,
    request: &Request,
    asked: &AuthorizationRequest,
) -> Result<Option<oidc_session::Model>, DbErr> {
    if asked.prompt == Prompt::Login {
        return Ok(None);
    }
    let Some(session) = session::of_browser(app, issuer, request).await? else {
        return Ok(None);
    };
    let age = (app.now() - session.authenticated_at).num_seconds();
    if asked.max_age.is_some_and(|max_age| age > max_age || max_age == 0) {
        return Ok(None);
    }
    let unknown_hint = asked.id_token_hint.is_some() && asked.subject.is_none();
    Ok((!unknown_hint && asked.admits(&(issuer.subject)(session.account_id))).then_some(session))
}

/// The newest request of a browser wins; older tabs follow it.
async fn begin(
    app: &App,
    issuer: &Issuer,
    request: &Request,
    asked: &AuthorizationRequest,
) -> Result<Response, DbErr> {
    let known = cookies::read(request, app, issuer.browser_cookie).filter(|token| token.len() == 43);
    let browser = known.clone().unwrap_or_else(|| app.random.token());
    let (hash, now) = (sha256(browser.as_bytes()), app.now());
    let id = SandboxSignInId(app.new_id());
    let row = sandbox_sign_in::ActiveModel {
        id: Set(id),
        issuer: Set(issuer.path.to_owned()),
        browser_hash: Set(Some(hash.clone())),
        request: Set(serde_json::to_value(asked).map_err(|error| DbErr::Json(error.to_string()))?),
        started_at: Set(now),
        account_id: Set(None),
        resends: Set(0),
        completed_at: Set(None),
        cancelled_at: Set(None),
        ending: Set(None),
    };
    let inserted = sandbox_sign_in::Entity::insert(row);
    match known {
        // No sign-in of a browser that was not known before can be under way.
        None => inserted.exec_without_returning(app.db.write()).await?,
        Some(_) => {
            let tx = app.db.begin().await?;
            cancel_others(&tx, hash, now).await?;
            let inserted = inserted.exec_without_returning(&tx).await?;
            tx.commit().await?;
            inserted
        }
    };
    let mut response = see_other((issuer.sign_in_at)(app, id));
    if known.is_none()
        && let Ok(cookie) = cookies::set(app, issuer.browser_cookie, &browser).parse()
    {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn cancel_others(tx: &DatabaseTransaction, browser: Vec<u8>, now: DateTime<Utc>) -> Result<(), DbErr> {
    use sandbox_sign_in::Column;
    sandbox_sign_in::Entity::update_many()
        .col_expr(Column::CancelledAt, Expr::value(now))
        .filter(Column::BrowserHash.eq(browser))
        .filter(Column::CompletedAt.is_null())
        .filter(Column::CancelledAt.is_null())
        .exec(tx)
        .await
        .map(drop)
}

fn see_other(location: String) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(LOCATION, location)
        .finish()
}

/// A page that says why nobody is sent anywhere.
fn refused(request: &Request, why: &str) -> Response {
    spa::page(
        request,
        StatusCode::BAD_REQUEST,
        &format!(r#"<meta name="motcua-refusal" content="{why}">"#),
    )
}
