//! *Nhật ký hoạt động* of a member of the staff.

use std::sync::Arc;

use entity::ActivityId;
use entity::activity::Event;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use uuid::Uuid;

use super::sign_in;
use crate::app::App;
use crate::http::{Caller, Failed, Given, Paging, Tag, cookies};
use crate::person::activity::{self, ActivityDetails, ActivityPage, Doing};
use crate::session::{self, Staff};

pub struct StaffActivityApi;

/// What follows from "that was not me".
#[derive(Object)]
struct StaffNotMe {
    /// How many sessions ended now.
    ended: u64,
}

#[derive(ApiResponse)]
enum StaffNotMeAnswer {
    /// All sessions have ended, this one too; an administrator should reset the password.
    #[oai(status = 200)]
    Reported(
        Json<StaffNotMe>,
        /// Takes the session's cookie away.
        #[oai(header = "Set-Cookie")]
        String,
        /// `"storage"`
        #[oai(header = "Clear-Site-Data")]
        String,
    ),
}

#[OpenApi]
impl StaffActivityApi {
    /// What was done in my name
    ///
    /// Every sign-in, failed try and change of the last twelve months, the newest first.
    #[oai(
        path = "/api/staff/activity",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "list_staff_activity"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Staff(current): Staff,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<ActivityPage>, Failed> {
        let paging = Paging::read(cursor.0, limit.0)?;
        let page = activity::page(app.db.read(), current.staff.into(), current.id, &paging).await?;
        Ok(Json(page))
    }

    /// That was not me
    ///
    /// Ends all sessions, this one too.
    #[oai(
        path = "/api/staff/activity/:id/not-me",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "report_staff_activity"
    )]
    async fn not_me(
        &self,
        Data(app): Data<&Arc<App>>,
        Staff(current): Staff,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<StaffNotMeAnswer, Failed> {
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let is_news = activity::report(app, &tx, current.staff.into(), ActivityId(id.0)).await?;
        let ended = session::end_all(app, &tx, current.staff, None).await?;
        sign_in::end_all(app, &tx, current.staff).await?;
        let event = if is_news {
            Event::ReportedNotMe
        } else {
            Event::AllSessionsEnded
        };
        let details = ActivityDetails {
            entry: Some(id.0),
            ..ActivityDetails::sessions(ended)
        };
        Doing::of(&current, &caller)
            .record(app, &tx, event, &details)
            .await?;
        tx.commit().await?;
        let cookie = cookies::expire(app, session::STAFF_COOKIE);
        let storage = "\"storage\"".to_owned();
        Ok(StaffNotMeAnswer::Reported(
            Json(StaffNotMe { ended }),
            cookie,
            storage,
        ))
    }
}
