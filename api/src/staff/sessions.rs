//! *Phiên đăng nhập* of a member of the staff.

use std::sync::Arc;

use entity::activity::Event;
use entity::{SessionId, session as session_row};
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::http::paths::STAFF_SIGNED_OUT_PAGE;
use crate::http::{Caller, Code, Failed, Given, Paging, Problem, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::sessions::{self, SessionPage};
use crate::person::sign_out;
use crate::session::{self, Life, Staff, StaffCurrent};

pub struct StaffSessionsApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct EndedStaffSessions {
    /// How many ended now.
    ended: u64,
    /// Whether the session that asked is among them.
    own_session_ended: bool,
    /// Where the browser is to go next if its own session ended, as at a sign-out.
    continue_to: Option<String>,
}

#[derive(ApiResponse)]
enum EndStaffAnswer {
    /// They have ended, everywhere.
    #[oai(status = 200)]
    Ended(
        Json<EndedStaffSessions>,
        /// Takes the session's cookie away if the own session ended.
        #[oai(header = "Set-Cookie")]
        Option<String>,
        /// `"storage"` if the own session ended.
        #[oai(header = "Clear-Site-Data")]
        Option<String>,
    ),
}

#[OpenApi]
impl StaffSessionsApi {
    /// Where I am signed in
    ///
    /// Sessions that live, the last used first, then those that are over; they are kept for 30 days.
    #[oai(
        path = "/api/staff/sessions",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "list_staff_sessions"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Staff(current): Staff,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<SessionPage>, Failed> {
        let paging = Paging::read(cursor.0, limit.0)?;
        let page = sessions::page(app, app.db.read(), current.staff, current.id, &paging).await?;
        Ok(Json(page))
    }

    /// End one of my sessions
    ///
    /// With the next request it is no session any more, on every server. One that is over already stays so.
    #[oai(
        path = "/api/staff/sessions/:id",
        method = "delete",
        tag = "Tag::Staff",
        operation_id = "end_staff_session"
    )]
    async fn end_one(
        &self,
        Data(app): Data<&Arc<App>>,
        Staff(current): Staff,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<EndStaffAnswer, Failed> {
        let (doing, id) = (Doing::of(&current, &caller), SessionId(id.0));
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        if id == current.id {
            let ended = end_own(app, &tx, &current).await?;
            doing
                .record(app, &tx, Event::SignedOut, &ActivityDetails::none())
                .await?;
            tx.commit().await?;
            return Ok(own_ended(app, 1, ended).await);
        }
        let ended = end_another(app, &tx, &current, id).await?;
        if ended == 1 {
            let details = ActivityDetails::session(id);
            doing.record(app, &tx, Event::SessionEnded, &details).await?;
        }
        tx.commit().await?;
        Ok(others_ended(ended))
    }

    /// End all my sessions, or all others
    #[oai(
        path = "/api/staff/sessions",
        method = "delete",
        tag = "Tag::Staff",
        operation_id = "end_staff_sessions"
    )]
    async fn end_many(
        &self,
        Data(app): Data<&Arc<App>>,
        Staff(current): Staff,
        caller: Caller,
        /// `true` leaves the session that asks; otherwise it ends too.
        others: Query<Option<bool>>,
    ) -> Result<EndStaffAnswer, Failed> {
        let doing = Doing::of(&current, &caller);
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        if others.0 == Some(true) {
            let count = session::end_all(app, &tx, current.staff, Some(current.id)).await?;
            let details = ActivityDetails::sessions(count);
            doing
                .record(app, &tx, Event::OtherSessionsEnded, &details)
                .await?;
            tx.commit().await?;
            return Ok(others_ended(count));
        }
        let own = end_own(app, &tx, &current).await?;
        let count = 1 + session::end_all(app, &tx, current.staff, None).await?;
        let details = ActivityDetails::sessions(count);
        doing.record(app, &tx, Event::AllSessionsEnded, &details).await?;
        tx.commit().await?;
        Ok(own_ended(app, count, own).await)
    }
}

async fn end_own(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
) -> Result<session::Ended, Problem> {
    let ended = session::end(app, db, current.id).await?;
    ended.ok_or_else(|| Problem::new(Code::NotSignedIn))
}

/// How many ended: none if it was over before. Sessions of others are not found.
async fn end_another(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    id: SessionId,
) -> Result<u64, Problem> {
    let found = session_row::Entity::of(current.staff)
        .filter(session_row::Column::Id.eq(id))
        .one(db)
        .await?
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    if Life::of(&found).is_over(app.now(), &app.policy) {
        return Ok(0);
    }
    Ok(u64::from(session::end(app, db, id).await?.is_some()))
}

fn others_ended(count: u64) -> EndStaffAnswer {
    let ended = EndedStaffSessions {
        ended: count,
        own_session_ended: false,
        continue_to: None,
    };
    EndStaffAnswer::Ended(Json(ended), None, None)
}

async fn own_ended(app: &App, count: u64, own: session::Ended) -> EndStaffAnswer {
    let ended = EndedStaffSessions {
        ended: count,
        own_session_ended: true,
        continue_to: Some(sign_out::continue_to(app, own, STAFF_SIGNED_OUT_PAGE).await),
    };
    let cookie = cookies::expire(app, session::STAFF_COOKIE);
    EndStaffAnswer::Ended(Json(ended), Some(cookie), Some("\"storage\"".to_owned()))
}
