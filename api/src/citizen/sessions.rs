//! *Phiên đăng nhập* of a citizen.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

use crate::app::App;
use crate::http::{Caller, Code, Failed, Given, Problem, Tag};
use crate::person::sessions::SessionPage;
use crate::session::SignedIn;

pub struct SessionsApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct EndedSessions {
    /// How many ended now.
    ended: u64,
    /// Whether the session that asked is among them.
    own_session_ended: bool,
    /// Where the browser is to go next if its own session ended, as at a sign-out.
    continue_to: Option<String>,
}

#[derive(ApiResponse)]
enum EndAnswer {
    /// They have ended, everywhere.
    #[oai(status = 200)]
    Ended(
        Json<EndedSessions>,
        /// Takes the session's cookie away if the own session ended.
        #[oai(header = "Set-Cookie")]
        Option<String>,
        /// `"storage"` if the own session ended.
        #[oai(header = "Clear-Site-Data")]
        Option<String>,
    ),
}

#[OpenApi]
impl SessionsApi {
    /// Where I am signed in
    ///
    /// Sessions that live, the last used first, then those that are over; they are kept for 30 days.
    #[oai(
        path = "/api/citizen/sessions",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_sessions"
    )]
    async fn list(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        /// Where the page before ended: its `next`.
        _cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        _limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<SessionPage>, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }

    /// End one of my sessions
    ///
    /// With the next request it is no session any more, on every server. One that is over already stays so.
    #[oai(
        path = "/api/citizen/sessions/:id",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "end_citizen_session"
    )]
    async fn end_one(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
        _id: Path<Uuid>,
    ) -> Result<EndAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }

    /// End all my sessions, or all others
    #[oai(
        path = "/api/citizen/sessions",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "end_citizen_sessions"
    )]
    async fn end_many(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
        /// `true` leaves the session that asks; otherwise it ends too.
        _others: Query<Option<bool>>,
    ) -> Result<EndAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
