//! Back from the provider.

use std::sync::Arc;

use entity::activity::Event;
use entity::authorization_attempt::Errand;
use entity::session::Way;
use entity::{CitizenId, ProviderName, SessionId};
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::{DatabaseTransaction, DbErr};

use super::arrival::{self, Arrival};
use super::links::{self, Claimed};
use super::{businesses, sign_in_page};
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
    /// `provider_unavailable`, `provider_refused`, `identity_rejected`, `account_disabled`, `no_techid`, `identity_conflict`
    /// (the *Techid* belongs to another account; a case was opened) or `proof_needed`: the personal number is known here, by
    /// an account with other ways in, which `prove_with` lists between commas. Whoever signs in by one of them within 15
    /// minutes in this browser can link the two: `return_to` leads there. Who was to prove once more who they are goes back
    /// to where they were, with a parameter `reauthentication` if it came to nothing.
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
    if let Some(proves) = attempt.proves_session_id {
        return returning.finish(app, proves).await;
    }
    match (attempt.errand, attempt.errand_session_id) {
        // Begun at the staff's door, which has a callback of its own.
        (Some(Errand::Staff), _) => Ok(sign_in_page::with_problem(TripProblem::Unknown, None, false)),
        (Some(Errand::Link), Some(session)) => links::arrive(app, &returning, session).await,
        (Some(Errand::Businesses), Some(session)) => businesses::arrive(app, &returning, session).await,
        _ => arrive(app, &returning).await,
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
        Entrance::Opened(opened) => {
            Ok(go(return_to.as_ref()).with_cookie(cookies::set(app, session::COOKIE, &opened.token)))
        }
        Entrance::Refused(problem) => Ok(sign_in_page::with_problem(
            problem,
            return_to.as_ref(),
            attempt.shared_computer,
        )),
        Entrance::ProofNeeded(older) => {
            sign_in_page::proof_needed(app, older, attempt.provider, attempt.shared_computer).await
        }
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

/// What came of a sign-in.
enum Entrance {
    Opened(session::Opened),
    Refused(TripProblem),
    /// The number is of this older account, which is to be proved first.
    ProofNeeded(CitizenId),
}

async fn sign_in(app: &App, returning: &Returning<'_>, id: SessionId) -> Result<Entrance, DbErr> {
    let (attempt, caller) = (returning.attempt, returning.caller);
    let trip = trip::authenticate(app, attempt, returning.query, returning.state, CITIZEN_CALLBACK);
    let authenticated = match trip.await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(Entrance::Refused(problem)),
    };
    let previous = trip::session_of(returning.request, app).await?;
    let (tx, now) = (app.db.begin().await?, app.now());
    let (citizen, conflict) = match arrival::arrive(app, &tx, &authenticated, now).await? {
        Arrival::At(citizen, conflict) => (citizen, conflict),
        Arrival::NoTechId => return Ok(Entrance::Refused(TripProblem::NoTechId)),
        Arrival::Conflict(conflict) => {
            let claimed = Claimed::of(&authenticated);
            conflict.open(app, &tx, &claimed, None, caller).await?;
            tx.commit().await?;
            return Ok(Entrance::Refused(TripProblem::IdentityConflict));
        }
        Arrival::ProofNeeded(older) => {
            links::propose(app, &tx, &attempt.browser_hash, None, &authenticated).await?;
            tx.commit().await?;
            return Ok(Entrance::ProofNeeded(older));
        }
    };
    if citizen.disabled_at.is_some() {
        tx.rollback().await?;
        refuse(app, citizen.id, caller).await?;
        return Ok(Entrance::Refused(TripProblem::AccountDisabled));
    }
    if let Some(previous) = previous {
        replace(app, &tx, previous.id, caller).await?;
    }
    if let Some(conflict) = conflict {
        let claimed = Claimed::of(&authenticated);
        conflict.open(app, &tx, &claimed, Some(id), caller).await?;
    }
    let doing = Doing {
        person: citizen.id.into(),
        session: Some(id),
        caller,
    };
    businesses::refresh(app, &tx, &doing, citizen.id, &authenticated).await?;
    let way = way(authenticated.provider);
    let Authenticated { proven, id_token, .. } = authenticated;
    let opening = session::Opening {
        id,
        person: citizen.id.into(),
        now,
        way,
        id_token: Some(&id_token),
        class: session::citizen_class(attempt.shared_computer),
        caller,
    };
    let opened = session::open(app, &tx, proven, &opening).await?;
    doing
        .record(app, &tx, Event::SignedIn, &ActivityDetails::none())
        .await?;
    tx.commit().await?;
    Ok(Entrance::Opened(opened))
}

const fn way(provider: ProviderName) -> Way {
    match provider {
        ProviderName::Vneid => Way::Vneid,
        ProviderName::Dvcqg => Way::Dvcqg,
    }
}

/// The session that the browser had, be it the same person's or another's.
pub async fn replace(
    app: &App,
    db: &DatabaseTransaction,
    previous: SessionId,
    caller: &Caller,
) -> Result<(), DbErr> {
    let Some(ended) = session::end(app, db, previous).await? else {
        return Ok(());
    };
    let doing = Doing {
        person: ended.person,
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
    doing.record_alone(app, Event::SignInRefused, &details).await
}

fn go(return_to: Option<&OwnPath>) -> Redirect {
    Redirect::to(return_to.map_or("/", OwnPath::as_str))
}
