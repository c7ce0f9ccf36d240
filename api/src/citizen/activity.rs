//! *Nhật ký hoạt động* of a citizen.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use uuid::Uuid;

use crate::app::App;
use crate::http::{Caller, Code, Failed, Given, Problem, Tag};
use crate::person::activity::ActivityPage;
use crate::session::SignedIn;

pub struct ActivityApi;

/// What follows from "that was not me".
#[derive(Object)]
struct NotMe {
    /// How many sessions ended now.
    ended: u64,
    /// What to do next, in this order.
    guidance: Vec<Guidance>,
}

#[derive(Object)]
struct Guidance {
    step: GuidanceStep,
    /// In the caller's language.
    text: String,
}

#[derive(Clone, Copy, Enum)]
#[oai(rename_all = "snake_case")]
enum GuidanceStep {
    /// Change the password of the VNeID account.
    ChangePassword,
    /// Look in the VNeID application for devices that are not one's own.
    CheckDevices,
    /// Sign in again and look over contact phone and e-mail.
    CheckContacts,
    /// Give codes to nobody.
    KeepCodesSecret,
    /// Tell the police if it was misused.
    TellPolice,
}

#[derive(ApiResponse)]
enum NotMeAnswer {
    /// All sessions have ended, this one too.
    #[oai(status = 200)]
    Reported(
        Json<NotMe>,
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
        /// `"storage"`
        #[oai(header = "Clear-Site-Data")]
        String,
    ),
}

#[OpenApi]
impl ActivityApi {
    /// What was done in my name
    ///
    /// Every sign-in, failed try, change and export of the last twelve months, the newest first.
    #[oai(
        path = "/api/citizen/activity",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_activity"
    )]
    async fn list(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        /// Where the page before ended: its `next`.
        _cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        _limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<ActivityPage>, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }

    /// That was not me
    ///
    /// Ends all sessions, this one too, and says what to do next. Said again, it answers the same.
    #[oai(
        path = "/api/citizen/activity/:id/not-me",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "report_citizen_activity"
    )]
    async fn not_me(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
        _id: Path<Uuid>,
    ) -> Result<NotMeAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
