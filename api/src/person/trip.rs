//! The way back from the provider, up to who came: the same for a sign-in and for proving it once more.

use entity::SessionId;
use poem::Request;
use sea_orm::DbErr;

use super::TripProblem;
use super::attempt::Attempt;
use crate::app::App;
use crate::http::cookies;
use crate::provider::{self, Authenticated, Callback, Metadata, ProviderProblem, Query};
use crate::session;

/// Who came back, with what the provider says of them. `callback` is where the provider was to send them.
pub async fn authenticate(
    app: &App,
    attempt: &Attempt,
    query: &Query,
    state: &str,
    callback: &str,
) -> Result<Authenticated, TripProblem> {
    if app.now() >= attempt.started_at + app.policy.sign_in_lifetime {
        return Err(TripProblem::Expired);
    }
    let answer = query.answer().ok_or(TripProblem::Unknown)?;
    // A provider that is configured no longer vouches for nobody.
    let provider = app.settings.provider(attempt.provider);
    let provider = provider.ok_or(TripProblem::Unknown)?;
    let metadata = Metadata::remembered(app, provider).await.map_err(told)?;
    query.check_issuer(&metadata).map_err(told)?;
    let code = match answer {
        Callback::Code(code) => code,
        Callback::Cancelled => return Err(TripProblem::Cancelled),
        Callback::Error(error) => return Err(told(ProviderProblem::Refused(error))),
    };
    provider::exchange(app, metadata, code, state, attempt.started_at, callback)
        .await
        .map_err(told)
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
fn told(problem: ProviderProblem) -> TripProblem {
    tracing::warn!(%problem, "a way to the provider came to nothing");
    TripProblem::from(&problem)
}

/// The session of the browser, if it has one that lives.
pub async fn session_of(request: &Request, app: &App) -> Result<Option<session::Current>, DbErr> {
    match cookies::read(request, app, session::COOKIE) {
        Some(token) => session::find(app, &token).await,
        None => Ok(None),
    }
}

/// That of them whose id is asked for.
pub async fn is_session_of(request: &Request, app: &App, id: SessionId) -> Result<bool, DbErr> {
    Ok(session_of(request, app)
        .await?
        .is_some_and(|current| current.id == id))
}
