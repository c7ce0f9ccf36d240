//! Back from the provider.

use std::sync::Arc;

use entity::SessionId;
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::DbErr;

use super::record;
use super::sign_in_problem::SignInProblem;
use crate::app::App;
use crate::http::paths::CITIZEN_CALLBACK;
use crate::http::{Caller, Failed, OwnPath, Redirect, Tag, cookies};
use crate::person::attempt::{self, Attempt};
use crate::provider::{self, Authenticated, Callback, Metadata};
use crate::session;

pub struct CallbackApi;

#[OpenApi]
impl CallbackApi {
    /// Come back from the identity provider
    ///
    /// For a browser to be sent to by the provider. Signs the person in and sends the browser to where it
    /// wanted to go, or to the sign-in page with `problem` = `expired`, `unknown`, `cancelled`,
    /// `provider_unavailable`, `provider_refused`, `identity_rejected` or `account_disabled`.
    #[oai(
        path = "/api/citizen/sign-in/callback",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "end_citizen_sign_in"
    )]
    async fn callback(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// The authorization code.
        #[oai(name = "code")]
        _code: Query<Option<String>>,
        /// What the sign-in was begun with.
        #[oai(name = "state")]
        _state: Query<Option<String>>,
        /// The provider's issuer identifier (RFC 9207).
        #[oai(name = "iss")]
        _iss: Query<Option<String>>,
        /// Why the provider refuses.
        #[oai(name = "error")]
        _error: Query<Option<String>>,
    ) -> Result<Redirect, Failed> {
        Ok(come_back(app, request, &Caller::of(request, app)).await?)
    }
}

async fn come_back(app: &App, request: &Request, caller: &Caller) -> Result<Redirect, DbErr> {
    let query = provider::Query::parse(request.uri().query().unwrap_or_default());
    let Some((query, state)) = query.as_ref().and_then(|query| Some((query, query.state()?))) else {
        return Ok(SignInProblem::Unknown.page(None));
    };
    let Some(attempt) = attempt::find(request, app, state).await? else {
        return Ok(SignInProblem::Unknown.page(None));
    };
    let return_to = OwnPath::parse(&attempt.return_to);
    let session = SessionId(app.new_id());
    if !attempt::consume(app, attempt.id, session).await? {
        return go_on(app, request, &attempt, return_to.as_ref()).await;
    }
    match sign_in(app, request, caller, &attempt, query, state, session).await? {
        Ok(opened) => {
            Ok(go(return_to.as_ref()).with_cookie(cookies::set(app, session::COOKIE, &opened.token)))
        }
        Err(problem) => Ok(problem.page(return_to.as_ref())),
    }
}

/// The same callback once more: a reload, or a lost answer. It goes on with the session that came of the
/// first one, if that still lives; a session that has ended is never brought back.
async fn go_on(
    app: &App,
    request: &Request,
    attempt: &Attempt,
    return_to: Option<&OwnPath>,
) -> Result<Redirect, DbErr> {
    let Some(id) = attempt::outcome(app, attempt.id).await? else {
        return Ok(SignInProblem::Expired.page(return_to));
    };
    if session_of(request, app).await? == Some(id) {
        return Ok(go(return_to));
    }
    Ok(match session::renew(app, id).await? {
        Some(token) => go(return_to).with_cookie(cookies::set(app, session::COOKIE, &token)),
        None => SignInProblem::Expired.page(return_to),
    })
}

async fn sign_in(
    app: &App,
    request: &Request,
    caller: &Caller,
    attempt: &Attempt,
    query: &provider::Query,
    state: &str,
    session: SessionId,
) -> Result<Result<session::Opened, SignInProblem>, DbErr> {
    if app.now() >= attempt.started_at + app.policy.sign_in_lifetime {
        return Ok(Err(SignInProblem::Expired));
    }
    let authenticated = match authenticate(app, attempt, query, state).await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(Err(problem)),
    };
    let previous = session_of(request, app).await?;
    let (tx, now) = (app.db.begin().await?, app.now());
    let identity = authenticated.proven.identity();
    let citizen = record::refresh(app, &tx, identity, &authenticated.fields, now).await?;
    if citizen.disabled_at.is_some() {
        tx.rollback().await?;
        return Ok(Err(SignInProblem::AccountDisabled));
    }
    if let Some(previous) = previous {
        session::end(app, &tx, previous).await?;
    }
    let Authenticated { proven, id_token, .. } = authenticated;
    let opening = session::Opening {
        id: session,
        citizen: citizen.id,
        now,
        id_token: &id_token,
        shared_computer: attempt.shared_computer,
        caller,
    };
    let opened = session::open(app, &tx, proven, &opening).await?;
    tx.commit().await?;
    Ok(Ok(opened))
}

async fn authenticate(
    app: &App,
    attempt: &Attempt,
    query: &provider::Query,
    state: &str,
) -> Result<Authenticated, SignInProblem> {
    let told = |problem: provider::ProviderProblem| {
        tracing::warn!(%problem, "a sign-in failed");
        SignInProblem::from(&problem)
    };
    let answer = query.answer().ok_or(SignInProblem::Unknown)?;
    let metadata = Metadata::remembered(app).await.map_err(told)?;
    query.check_issuer(app, &metadata).map_err(told)?;
    let code = match answer {
        Callback::Code(code) => code,
        Callback::Cancelled => return Err(SignInProblem::Cancelled),
        Callback::Error(error) => return Err(told(provider::ProviderProblem::Refused(error))),
    };
    provider::exchange(app, metadata, code, state, attempt.started_at, CITIZEN_CALLBACK)
        .await
        .map_err(told)
}

async fn session_of(request: &Request, app: &App) -> Result<Option<SessionId>, DbErr> {
    match cookies::read(request, app, session::COOKIE) {
        Some(token) => Ok(session::find(app, &token).await?.map(|current| current.id)),
        None => Ok(None),
    }
}

fn go(return_to: Option<&OwnPath>) -> Redirect {
    Redirect::to(return_to.map_or("/", OwnPath::as_str))
}
