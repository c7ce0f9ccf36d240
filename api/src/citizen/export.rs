//! All that is held about me, to take along.

mod ways;
mod write;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::activity::Event;
use poem::web::Data;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

use ways::{ExportedBusiness, ExportedLink, ExportedLocalAccount};

use super::profile::Profile;
use crate::app::App;
use crate::http::{Caller, Code, Failed, Problem, Tag, Written};
use crate::person::activity::{ActivityDetails, ActivityEntry, Doing};
use crate::person::sessions::SessionEntry;
use crate::session::{self, SignedIn};

/// Its clocks are ahead of UTC by so much, all year.
const VIET_NAM: TimeDelta = TimeDelta::hours(7);

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
    /// Those that were removed and can still be restored.
    removed_links: Vec<ExportedLink>,
    local_account: Option<ExportedLocalAccount>,
    /// Those that the citizen may act for.
    businesses: Vec<ExportedBusiness>,
    /// Phone numbers that were given in the last week, whether or not they were confirmed.
    contact_phones_given: Vec<ExportedPhone>,
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
#[oai(skip_serializing_if_is_none)]
struct ExportedPhone {
    phone: String,
    given_at: DateTime<Utc>,
    /// When it was confirmed, given up or replaced.
    ended_at: Option<DateTime<Utc>>,
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
        Written<Export>,
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
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
    ) -> Result<ExportAnswer, Failed> {
        let place = app.exports.acquire().await;
        let _place = place.map_err(|_| Problem::new(Code::Unavailable))?;
        let tx = app.db.begin().await?;
        session::hold(&tx, &current).await?;
        Doing::of(&current, &caller)
            .record(app, &tx, Event::DataExported, &ActivityDetails::none())
            .await?;
        tx.commit().await?;
        let file = write::write(app, &current).await?;
        let day = (app.now() + VIET_NAM).format("%Y-%m-%d");
        let disposition = format!("attachment; filename=\"thong-tin-ca-nhan-{day}.json\"");
        Ok(ExportAnswer::File(file, disposition))
    }
}
