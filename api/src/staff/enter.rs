//! The one place where a member's session begins.

use entity::activity::Event;
use entity::session::Way;
use entity::{SessionId, StaffId, staff_member};
use poem::Request;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::app::App;
use crate::http::{Caller, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::proof::Proven;
use crate::session::{self, Opening, StaffCurrent};

/// The browser that comes in.
pub struct Entering<'a> {
    pub caller: &'a Caller,
    /// The member's session that it had, be it the same member's or another's. A citizen's stays.
    pub previous: Option<StaffCurrent>,
}

impl<'a> Entering<'a> {
    pub async fn of(app: &App, request: &Request, caller: &'a Caller) -> Result<Self, DbErr> {
        let previous = match cookies::read(request, app, session::STAFF_COOKIE) {
            Some(token) => session::find_staff(app, &token).await?,
            None => None,
        };
        Ok(Self { caller, previous })
    }

    pub const fn doing(&self, staff: StaffId, session: Option<SessionId>) -> Doing<'a> {
        let person = entity::Person {
            kind: entity::PersonKind::Staff,
            id: staff.0,
        };
        Doing {
            person,
            session,
            caller: self.caller,
        }
    }
}

/// Whose it is to be.
pub struct Session<'a> {
    pub member: &'a staff_member::Model,
    pub way: Way,
    pub id_token: Option<&'a str>,
}

/// Answers with the session's token. The member is held.
pub async fn open(
    app: &App,
    tx: &DatabaseTransaction,
    session: Session<'_>,
    proven: Proven,
    entering: &Entering<'_>,
) -> Result<String, DbErr> {
    if let Some(previous) = &entering.previous {
        replace(app, tx, previous, entering).await?;
    }
    let id = SessionId(app.new_id());
    let opening = Opening {
        id,
        person: session.member.id.into(),
        now: app.now(),
        way: session.way,
        id_token: session.id_token,
        class: session::staff_class(session.member.role),
        caller: entering.caller,
    };
    let opened = session::open(app, tx, proven, &opening).await?;
    let details = ActivityDetails::way(way_name(session.way));
    entering
        .doing(session.member.id, Some(id))
        .record(app, tx, Event::SignedIn, &details)
        .await?;
    Ok(opened.token)
}

async fn replace(
    app: &App,
    db: &DatabaseTransaction,
    previous: &StaffCurrent,
    entering: &Entering<'_>,
) -> Result<(), DbErr> {
    if session::end(app, db, previous.id).await?.is_none() {
        return Ok(());
    }
    entering
        .doing(previous.staff, Some(previous.id))
        .record(
            app,
            db,
            Event::SessionEnded,
            &ActivityDetails::session(previous.id),
        )
        .await
}

const fn way_name(way: Way) -> &'static str {
    match way {
        Way::Vneid => "vneid",
        Way::Dvcqg => "dvcqg",
        Way::Local => "local",
        Way::StaffPassword => "staff_password",
    }
}
