//! *Đăng xuất*, and staying signed in.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::activity::Event;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use crate::app::App;
use crate::http::paths::STAFF_SIGNED_OUT_PAGE;
use crate::http::{Caller, Code, Failed, Problem, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::sign_out;
use crate::session::{self, StaffCurrent, UnfinishedAllowed};

pub struct ExtendStaffApi;

#[derive(Object)]
pub struct StaffSignedOut {
    /// Where the browser is to go next: through VNeID, which ends its session too, or to the signed-out page.
    continue_to: String,
}

#[derive(ApiResponse)]
pub enum StaffSignOutAnswer {
    /// The session has ended, everywhere. A citizen's session in the same browser goes on.
    #[oai(status = 200)]
    Ended(
        Json<StaffSignedOut>,
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
        /// `"storage"`
        #[oai(header = "Clear-Site-Data")]
        String,
    ),
}

#[derive(Object)]
struct StaffSessionLife {
    /// When the session ends whatever happens.
    expires_at: DateTime<Utc>,
    /// When it ends if nothing more happens.
    idle_expires_at: DateTime<Utc>,
}

#[OpenApi]
impl ExtendStaffApi {
    /// Keep the session alive
    ///
    /// Counts as activity: the session's idle time begins anew.
    #[oai(
        path = "/api/staff/session/extend",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "extend_staff_session"
    )]
    async fn extend(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(mut current): UnfinishedAllowed,
    ) -> Result<Json<StaffSessionLife>, Failed> {
        session::keep_alive(app, &mut current).await?;
        Ok(Json(StaffSessionLife {
            expires_at: current.life.expires_at(&app.policy),
            idle_expires_at: current.life.idle_expires_at(&app.policy),
        }))
    }
}

/// The operation stands beside the other one at its path.
pub async fn sign_out(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
) -> Result<StaffSignOutAnswer, Failed> {
    let tx = app.db.begin().await?;
    let ended = session::end(app, &tx, current.id).await?;
    let ended = ended.ok_or_else(|| Problem::new(Code::NotSignedIn))?;
    Doing::of(current, caller)
        .record(app, &tx, Event::SignedOut, &ActivityDetails::none())
        .await?;
    tx.commit().await?;
    let continue_to = sign_out::continue_to(app, ended, STAFF_SIGNED_OUT_PAGE).await;
    Ok(StaffSignOutAnswer::Ended(
        Json(StaffSignedOut { continue_to }),
        cookies::expire(app, session::STAFF_COOKIE),
        "\"storage\"".to_owned(),
    ))
}
