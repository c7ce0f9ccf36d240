use entity::{CitizenId, StaffId, citizen, session, staff_member};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::{Current, Holder, StaffCurrent};
use crate::http::{Code, Problem};

/// What is written in this transaction is written in a session that has not been ended: whoever ends it meanwhile waits,
/// and whoever ended it before is obeyed. The citizen's row is held too, so that what is done in several sessions of one
/// citizen at the same time follows one another.
pub async fn hold(db: &impl ConnectionTrait, current: &Current) -> Result<citizen::Model, Problem> {
    let citizen = hold_citizen(db, current.citizen).await?;
    let lives = hold_session(db, current).await?;
    let citizen = citizen.filter(|citizen| lives && citizen.disabled_at.is_none());
    citizen.ok_or_else(|| Problem::new(Code::NotSignedIn))
}

/// The same for a member of the staff.
pub async fn hold_staff(
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
) -> Result<staff_member::Model, Problem> {
    let member = hold_member(db, current.staff).await?;
    let lives = hold_session(db, current).await?;
    let member = member.filter(|member| lives && member.disabled_at.is_none());
    member.ok_or_else(|| Problem::new(Code::NotSignedIn))
}

/// False if somebody has ended it.
async fn hold_session(db: &impl ConnectionTrait, current: &impl Holder) -> Result<bool, DbErr> {
    let session = session::Entity::not_ended()
        .filter(session::Column::Id.eq(current.session()))
        .lock_shared()
        .one(db)
        .await?;
    Ok(session.is_some())
}

/// Before any row of the citizen's sessions is held, so that no two wait for each other.
pub async fn hold_citizen(db: &impl ConnectionTrait, id: CitizenId) -> Result<Option<citizen::Model>, DbErr> {
    citizen::Entity::find_by_id(id).lock_exclusive().one(db).await
}

/// The same for a member of the staff.
pub async fn hold_member(
    db: &impl ConnectionTrait,
    id: StaffId,
) -> Result<Option<staff_member::Model>, DbErr> {
    staff_member::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await
}
