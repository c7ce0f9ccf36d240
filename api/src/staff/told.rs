//! What administrators do to a member's account stands in the member's own activity.

use entity::StaffId;
use entity::activity::Event;
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::App;
use crate::http::Caller;
use crate::person::activity::{ActivityDetails, Doing};

/// Without the administrator's address and device, which are not the member's to know.
pub async fn tell(
    app: &App,
    db: &impl ConnectionTrait,
    staff: StaffId,
    event: Event,
    details: &ActivityDetails,
) -> Result<(), DbErr> {
    let doing = Doing {
        person: staff.into(),
        session: None,
        caller: &Caller::nobody(),
    };
    doing.record(app, db, event, details).await
}
