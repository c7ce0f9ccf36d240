//! Reading and saving: what the API says of them.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Header;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, OpenApi};

use super::Profile;
use super::changes::ProfileChanges;
use super::conflict::ProfileChangedMeanwhile;
use super::{read, save};
use crate::app::App;
use crate::http::{Caller, Checked, Failed, FailedOr, Reason, Tag, Written};
use crate::session::SignedIn;

pub struct ProfileApi;

#[derive(ApiResponse)]
pub enum ProfileAnswer {
    /// The information as it stands.
    #[oai(status = 200)]
    Profile(
        Written<Profile>,
        /// The version; `If-Match` wants it when something is saved.
        #[oai(header = "ETag")]
        String,
    ),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum SaveRefusal {
    /// `If-Match` is missing: without it two tabs could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
}

impl Reason for SaveRefusal {
    fn status(self) -> StatusCode {
        StatusCode::PRECONDITION_REQUIRED
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Yêu cầu phải kèm tiêu đề If-Match với phiên bản thông tin đang xem.",
            "The request must carry If-Match with the version of the information that was seen.",
        )
    }
}

#[derive(ApiResponse)]
pub enum SaveAnswer {
    /// Saved; the information as it stands.
    #[oai(status = 200)]
    Saved(Written<Profile>, #[oai(header = "ETag")] String),
    /// Somebody saved meanwhile: nothing was changed, and here is the difference.
    #[oai(status = 412, content_type = "application/problem+json")]
    ChangedMeanwhile(
        Json<ProfileChangedMeanwhile>,
        /// The version as it is now.
        #[oai(header = "ETag")]
        String,
    ),
}

#[OpenApi]
impl ProfileApi {
    /// My information
    ///
    /// Each field with its value, its source and since when, whether it can be changed here, and if not, why and where
    /// it can be put right; a contact phone that waits for its code; and what the provider says differently since this
    /// sign-in.
    #[oai(
        path = "/api/citizen/profile",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_citizen_profile"
    )]
    async fn profile(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<ProfileAnswer, Failed> {
        Ok(read::answer(app, &current).await?)
    }

    /// Change my information
    ///
    /// All of it or nothing. All wrong fields are named at once. `contact_phone` and `email` want a person who proved
    /// within the last ten minutes who they are; otherwise the answer is 401 with `reauthenticate`. A contact phone waits
    /// for its code (`pending_contact_phone`), and the one before stays until then.
    #[oai(
        path = "/api/citizen/profile",
        method = "patch",
        tag = "Tag::Citizen",
        operation_id = "save_citizen_profile"
    )]
    async fn save(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        caller: Caller,
        /// The `ETag` of the information that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(changes): Checked<ProfileChanges>,
    ) -> Result<SaveAnswer, FailedOr<SaveRefusal>> {
        save::save(app, &current, &caller, if_match.0.as_deref(), &changes).await
    }
}
