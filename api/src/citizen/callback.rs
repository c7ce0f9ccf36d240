//! Back from the provider.

use std::sync::Arc;

use entity::activity::Event;
use entity::{CitizenId, SessionId};
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::{ConnectionTrait, DbErr};

use super::{record, sign_in_page};
use crate::app::App;
use crate::http::paths::CITIZEN_CALLBACK;
use crate::http::{Caller, Failed, OwnPath, Redirect, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::attempt::{self, Attempt};
use crate::person::reauthentication::Returning;
use crate::person::{TripProblem, trip};
use crate::provider::{self, Authenticated};
use crate::session;

pub struct CallbackApi;

#[OpenApi]
impl CallbackApi {
    /// Come back from the identity provider
    ///
    /// For a browser to be sent to by the provider. Signs the person in and sends the browser to where it
    /// wanted to go, or to the sign-in page with `problem` = `expired`, `unknown`, `cancelled`,
    /// `provider_unavailable`, `provider_refused`, `identity_rejected` or `account_disabled`. Who was to prove once more
    /// who they are goes back to where they were, with a parameter `reauthentication` if it came to nothing.
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
        return Ok(sign_in_page::with_problem(TripProblem::Unknown, None, false));
    };
    let Some(attempt) = attempt::find(request, app, state).await? else {
        return Ok(sign_in_page::with_problem(TripProblem::Unknown, None, false));
    };
    let returning = Returning {
        request,
        caller,
        attempt: &attempt,
        query,
        state,
        callback: CITIZEN_CALLBACK,
    };
    match attempt.proves_session_id {
        Some(proves) => returning.finish(app, proves).await,
        None => arrive(app, &returning).await,
    }
}

async fn arrive(app: &App, returning: &Returning<'_>) -> Result<Redirect, DbErr> {
    let attempt = returning.attempt;
    let return_to = OwnPath::parse(&attempt.return_to);
    let session = SessionId(app.new_id());
    if !attempt::consume(app, attempt.id, Some(session)).await? {
        return go_on(app, returning.request, attempt, return_to.as_ref()).await;
    }
    match sign_in(app, returning, session).await? {
        Ok(opened) => {
            Ok(go(return_to.as_ref()).with_cookie(cookies::set(app, session::COOKIE, &opened.token)))
        }
        Err(problem) => Ok(sign_in_page::with_problem(
            problem,
            return_to.as_ref(),
            attempt.shared_computer,
        )),
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
    let expired = || sign_in_page::with_problem(TripProblem::Expired, return_to, attempt.shared_computer);
    let Some(id) = attempt::outcome(app, attempt.id).await? else {
        return Ok(expired());
    };
    if trip::is_session_of(request, app, id).await? {
        return Ok(go(return_to));
    }
    Ok(match session::renew(app, id).await? {
        Some(token) => go(return_to).with_cookie(cookies::set(app, session::COOKIE, &token)),
        None => expired(),
    })
}

async fn sign_in(
    app: &App,
    returning: &Returning<'_>,
    id: SessionId,
) -> Result<Result<session::Opened, TripProblem>, DbErr> {
    let (attempt, caller) = (returning.attempt, returning.caller);
    let trip = trip::authenticate(app, attempt, returning.query, returning.state, CITIZEN_CALLBACK);
    let authenticated = match trip.await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(Err(problem)),
    };
    let previous = trip::session_of(returning.request, app).await?;
    let (tx, now) = (app.db.begin().await?, app.now());
    let identity = authenticated.proven.identity();
    let citizen = record::refresh(app, &tx, identity, &authenticated.fields, now).await?;
    if citizen.disabled_at.is_some() {
        tx.rollback().await?;
        refuse(app, citizen.id, caller).await?;
        return Ok(Err(TripProblem::AccountDisabled));
    }
    if let Some(previous) = previous {
        replace(app, &tx, previous.id, caller).await?;
    }
    let Authenticated { proven, id_token, .. } = authenticated;
    let opening = session::Opening {
        id,
        citizen: citizen.id,
        now,
        id_token: &id_token,
        shared_computer: attempt.shared_computer,
        caller,
    };
    let opened = session::open(app, &tx, proven, &opening).await?;
    let doing = Doing {
        person: citizen.id.into(),
        session: Some(id),
        caller,
    };
    doing
        .record(app, &tx, Event::SignedIn, &ActivityDetails::none())
        .await?;
    tx.commit().await?;
    Ok(Ok(opened))
}

/// The session that the browser had, be it the same person's or another's.
async fn replace(
    app: &App,
    db: &impl ConnectionTrait,
    previous: SessionId,
    caller: &Caller,
) -> Result<(), DbErr> {
    let Some(ended) = session::end(app, db, previous).await? else {
        return Ok(());
    };
    let doing = Doing {
        person: ended.citizen.into(),
        session: Some(previous),
        caller,
    };
    let details = ActivityDetails::session(previous);
    doing.record(app, db, Event::SessionEnded, &details).await
}

/// Nothing is kept of what the provider said, but that someone tried is.
async fn refuse(app: &App, citizen: CitizenId, caller: &Caller) -> Result<(), DbErr> {
    let doing = Doing {
        person: citizen.into(),
        session: None,
        caller,
    };
    let details = ActivityDetails::problem(TripProblem::AccountDisabled.code());
    doing
        .record(app, app.db.write(), Event::SignInRefused, &details)
        .await
}

fn go(return_to: Option<&OwnPath>) -> Redirect {
    Redirect::to(return_to.map_or("/", OwnPath::as_str))
}
