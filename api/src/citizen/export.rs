//! All that is held about me, to take along.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

use super::profile::Profile;
use crate::app::App;
use crate::http::{Caller, Code, Failed, Problem, Tag};
use crate::person::activity::ActivityEntry;
use crate::person::sessions::SessionEntry;
use crate::session::SignedIn;

pub struct ExportApi;

/// Everything that this portal holds about a citizen.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct Export {
    /// When it was put together; everything in it is of that one moment.
    exported_at: DateTime<Utc>,
    /// The name of this portal.
    portal: String,
    citizen: ExportedCitizen,
    profile: Profile,
    /// Every change of every field, the newest first.
    history: Vec<super::profile::FieldChange>,
    /// The identities at providers that sign in as this citizen.
    links: Vec<ExportedLink>,
    sessions: Vec<SessionEntry>,
    activity: Vec<ActivityEntry>,
    avatar: Option<ExportedAvatar>,
}

#[derive(Object)]
struct ExportedCitizen {
    id: Uuid,
    full_name: String,
    /// When the citizen signed in for the first time.
    created_at: DateTime<Utc>,
}

#[derive(Object)]
struct ExportedLink {
    issuer: String,
    /// The provider's name for the person.
    subject: String,
    linked_at: DateTime<Utc>,
}

#[derive(Object)]
struct ExportedAvatar {
    media_type: String,
    set_at: DateTime<Utc>,
    /// The picture's bytes.
    base64: String,
}

#[derive(ApiResponse)]
enum ExportAnswer {
    /// The file.
    #[oai(status = 200)]
    File(
        Json<Export>,
        /// `attachment` with the name of the file.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

#[OpenApi]
impl ExportApi {
    /// Everything that is held about me
    ///
    /// As a file: information with its sources and history, linked identities, sessions, activity and picture, all of the
    /// same moment. That it was taken is written in the activity log.
    #[oai(
        path = "/api/citizen/export",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "export_citizen"
    )]
    async fn export(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
    ) -> Result<ExportAnswer, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
