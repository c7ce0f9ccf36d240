//! Reading and saving the record: what the API says of them.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Header;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, OpenApi};

use super::conflict::StaffProfileChangedMeanwhile;
use super::look::look;
use super::record::RecordInput;
use super::save;
use super::view::StaffProfile;
use crate::app::App;
use crate::http::{Caller, EntityTag, Failed, FailedOr, Reason, Tag, Weighed};
use crate::session::UnfinishedAllowed;

pub struct StaffProfileApi;

#[derive(ApiResponse)]
enum StaffProfileAnswer {
    /// The record as it stands.
    #[oai(status = 200)]
    Profile(
        Json<StaffProfile>,
        /// The version; `If-Match` wants it when the record is saved.
        #[oai(header = "ETag")]
        String,
    ),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffRecordRefusal", rename_all = "snake_case")]
pub enum RecordRefusal {
    /// `If-Match` is missing: without it two tabs could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
}

impl Reason for RecordRefusal {
    fn status(self) -> StatusCode {
        StatusCode::PRECONDITION_REQUIRED
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Yêu cầu phải kèm tiêu đề If-Match với phiên bản hồ sơ đang xem.",
            "The request must carry If-Match with the version of the record that was seen.",
        )
    }
}

#[derive(ApiResponse)]
pub enum StaffSaveAnswer {
    /// Saved; the record as it stands.
    #[oai(status = 200)]
    Saved(Json<Box<StaffProfile>>, #[oai(header = "ETag")] String),
    /// Somebody saved meanwhile: nothing was changed, and here is the difference.
    #[oai(status = 412, content_type = "application/problem+json")]
    ChangedMeanwhile(
        Json<StaffProfileChangedMeanwhile>,
        /// The version as it is now.
        #[oai(header = "ETag")]
        String,
    ),
}

#[OpenApi]
impl StaffProfileApi {
    /// My record
    ///
    /// With what is missing of what the running campaign requires and until when, whether the number is the one of the
    /// certification system, and what may be a mistake. It can be read and saved after the deadline too.
    #[oai(
        path = "/api/staff/profile",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "get_staff_profile"
    )]
    async fn profile(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
    ) -> Result<StaffProfileAnswer, Failed> {
        let known = look(app, app.db.read(), current.staff).await?;
        let tag = EntityTag::version(known.standing.member.version).to_string();
        Ok(StaffProfileAnswer::Profile(Json(StaffProfile::of(&known)), tag))
    }

    /// Save my record
    ///
    /// The whole of it: a field that is absent or `null` is missing from now on, also a required one; what is there must
    /// be right. All wrong fields are named at once, and then nothing is saved. Another number, phone or e-mail address
    /// wants a member who proved within the last ten minutes who they are; otherwise the answer is 401 with
    /// `reauthenticate`.
    #[oai(
        path = "/api/staff/profile",
        method = "put",
        tag = "Tag::Staff",
        operation_id = "save_staff_profile"
    )]
    async fn save(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
        /// The `ETag` of the record that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        input: Weighed<RecordInput>,
    ) -> Result<StaffSaveAnswer, FailedOr<RecordRefusal>> {
        save::save(app, &current, &caller, if_match.0.as_deref(), input).await
    }
}
