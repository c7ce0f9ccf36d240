//! An account is shut, or opened again.

use entity::{StaffId, staff_member};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};

use super::{reset_code, sign_in};
use crate::app::App;
use crate::session;

/// Disables a member: no session lives from the next request on, and no sign-in goes on. False if there is no such member.
pub async fn disable(app: &App, staff: StaffId) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    if session::hold_member(&tx, staff).await?.is_none() {
        return Ok(false);
    }
    let disabled = staff_member::ActiveModel {
        id: Set(staff),
        ..shut_out(app, &tx, staff).await?
    };
    staff_member::Entity::update(disabled)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends all that is open, and answers with what is to be written. The member is held.
pub async fn shut_out(
    app: &App,
    tx: &DatabaseTransaction,
    staff: StaffId,
) -> Result<staff_member::ActiveModel, DbErr> {
    session::end_all(app, tx, staff, None).await?;
    sign_in::end_all(app, tx, staff).await?;
    reset_code::close(app, tx, staff).await?;
    Ok(staff_member::ActiveModel {
        disabled_at: Set(Some(app.now())),
        ..Default::default()
    })
}

pub fn let_in_again() -> staff_member::ActiveModel {
    staff_member::ActiveModel {
        disabled_at: Set(None),
        ..Default::default()
    }
}
