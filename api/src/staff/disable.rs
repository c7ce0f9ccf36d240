use entity::{StaffId, staff_member};
use sea_orm::{DbErr, EntityTrait, Set};

use super::sign_in;
use crate::app::App;
use crate::session;

/// Disables a member: no session lives from the next request on, and no sign-in goes on. False if there is no such member.
pub async fn disable(app: &App, staff: StaffId) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    let Some(member) = session::hold_member(&tx, staff).await? else {
        return Ok(false);
    };
    let disabled = staff_member::ActiveModel {
        id: Set(staff),
        disabled_at: Set(member.disabled_at.or(Some(app.now()))),
        ..Default::default()
    };
    staff_member::Entity::update(disabled)
        .exec_without_returning(&tx)
        .await?;
    session::end_all(app, &tx, staff, None).await?;
    sign_in::end_all(app, &tx, staff).await?;
    tx.commit().await?;
    Ok(true)
}
