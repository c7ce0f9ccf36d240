//! Proving once more who one is: a way to the provider and back that must bring the same person, freshly signed in. Then
//! the session has a new token; otherwise it stays as it was.

use entity::activity::Event;
use entity::{CitizenId, SessionId, identity_link};
use poem::Request;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::activity::{ActivityDetails, Doing};
use super::attempt::{self, Attempt, Purpose};
use super::{TripProblem, trip};
use crate::app::App;
use crate::config::Provider;
use crate::http::{Caller, Code, OwnPath, Problem, Redirect, cookies};
use crate::proof::Identity;
use crate::provider::{self, Authenticated, Metadata, authorization_request};
use crate::session::{self, Current};

const RETRY_AFTER_SECONDS: u64 = 5;

/// Off to the provider.
pub struct Begun {
    pub redirect_to: String,
    /// A cookie to set, if the browser has no name yet.
    pub cookie: Option<String>,
}

/// `callback` is where the provider is to send the person back to.
pub async fn begin(
    app: &App,
    request: &Request,
    current: &Current,
    provider: &Provider,
    return_to: &OwnPath,
    callback: &str,
) -> Result<Begun, Problem> {
    let metadata = Metadata::discover(app, provider).await.map_err(|problem| {
        tracing::warn!(%problem, "nobody can prove now who they are");
        Problem::new(Code::Unavailable).retry_after(RETRY_AFTER_SECONDS)
    })?;
    let authorization = authorization_request(app, &metadata, callback);
    let (browser, cookie) = attempt::browser(request, app);
    let purpose = Purpose {
        return_to,
        shared_computer: current.life.shared_computer(),
        proves: Some(current.id),
        errand: None,
        provider: provider.name,
    };
    attempt::begin(app, &browser, &authorization.state, &purpose).await?;
    Ok(Begun {
        redirect_to: authorization.url.into(),
        cookie,
    })
}

/// A browser that came back from there.
pub struct Returning<'a> {
    pub request: &'a Request,
    pub caller: &'a Caller,
    pub attempt: &'a Attempt,
    pub query: &'a provider::Query,
    pub state: &'a str,
    /// Where it was to come back to.
    pub callback: &'a str,
}

impl Returning<'_> {
    /// Back to the form from which it began, which is told if it came to nothing.
    pub async fn finish(&self, app: &App, proves: SessionId) -> Result<Redirect, DbErr> {
        if !attempt::consume(app, self.attempt.id, None).await? {
            return self.go_on(app, proves).await;
        }
        let current = trip::session_of(self.request, app).await?;
        let Some(current) = current.filter(|current| current.id == proves) else {
            return Ok(self.back_with(TripProblem::Expired));
        };
        let trip = trip::authenticate(app, self.attempt, self.query, self.state, self.callback).await;
        let proven = match trip {
            Ok(authenticated) => self.prove(app, &current, authenticated).await?,
            Err(problem) => Err(problem),
        };
        match proven {
            Ok(token) => Ok(self.back_with_token(app, &token)),
            Err(problem) => {
                let details = ActivityDetails::problem(problem.code());
                Doing::of(&current, self.caller)
                    .record_alone(app, Event::ReauthenticationFailed, &details)
                    .await?;
                Ok(self.back_with(problem))
            }
        }
    }

    async fn prove(
        &self,
        app: &App,
        current: &Current,
        authenticated: Authenticated,
    ) -> Result<Result<String, TripProblem>, DbErr> {
        let tx = app.db.begin().await?;
        if !is_same_person(&tx, authenticated.proven.identity(), current.citizen).await? {
            return Ok(Err(TripProblem::OtherPerson));
        }
        let Authenticated { proven, id_token, .. } = authenticated;
        let asked_at = self.attempt.started_at;
        let token =
            match session::prove_again(app, &tx, current.id, proven, Some(&id_token), asked_at).await? {
                Ok(token) => token,
                Err(not_proven) => return Ok(Err(not_proven.into())),
            };
        attempt::note_session(&tx, self.attempt.id, current.id).await?;
        Doing::of(current, self.caller)
            .record(app, &tx, Event::Reauthenticated, &ActivityDetails::none())
            .await?;
        tx.commit().await?;
        Ok(Ok(token))
    }

    /// The same callback once more: a reload, or a lost answer, whose new token never reached the browser.
    async fn go_on(&self, app: &App, proves: SessionId) -> Result<Redirect, DbErr> {
        if trip::is_session_of(self.request, app, proves).await? {
            return Ok(self.back());
        }
        let proved = attempt::noted_session(app, self.attempt.id).await?;
        let token = match proved {
            Some(id) => session::renew(app, id).await?,
            None => None,
        };
        Ok(token.map_or_else(
            || self.back_with(TripProblem::Expired),
            |token| self.back_with_token(app, &token),
        ))
    }

    fn back(&self) -> Redirect {
        Redirect::to(self.return_to())
    }

    fn back_with_token(&self, app: &App, token: &str) -> Redirect {
        self.back().with_cookie(cookies::set(app, session::COOKIE, token))
    }

    fn back_with(&self, problem: TripProblem) -> Redirect {
        let return_to = self.return_to();
        let (page, fragment) = match return_to.split_once('#') {
            Some((page, fragment)) => (page, format!("#{fragment}")),
            None => (return_to, String::new()),
        };
        let joint = if page.contains('?') { '&' } else { '?' };
        Redirect::to(format!(
            "{page}{joint}reauthentication={}{fragment}",
            problem.code()
        ))
    }

    fn return_to(&self) -> &str {
        &self.attempt.return_to
    }
}

/// Whether an outside identity is the citizen's own.
async fn is_same_person(
    db: &impl ConnectionTrait,
    identity: &Identity,
    citizen: CitizenId,
) -> Result<bool, DbErr> {
    let links = identity_link::Entity::find()
        .filter(identity_link::Column::Issuer.eq(&identity.issuer))
        .filter(identity_link::Column::Subject.eq(&identity.subject))
        .filter(identity_link::Column::CitizenId.eq(citizen));
    Ok(links.count(db).await? == 1)
}
