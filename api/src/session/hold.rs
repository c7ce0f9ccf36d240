use entity::{CitizenId, citizen, session};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::Current;
use crate::http::{Code, Problem};

/// What is written in this transaction is written in a session that has not been ended: whoever ends it meanwhile waits,
/// and whoever ended it before is obeyed. The citizen's row is held too, so that what is done in several sessions of one
/// citizen at the same time follows one another.
pub async fn hold(db: &impl ConnectionTrait, current: &Current) -> Result<citizen::Model, Problem> {
    let citizen = hold_citizen(db, current.citizen).await?;
    let session = session::Entity::not_ended()
        .filter(session::Column::Id.eq(current.id))
        .lock_shared()
        .one(db)
        .await?;
    match (citizen, session) {
        (Some(citizen), Some(_)) if citizen.disabled_at.is_none() => Ok(citizen),
        _ => Err(Problem::new(Code::NotSignedIn)),
    }
}

/// Before any row of the citizen's sessions is held, so that no two wait for each other.
pub async fn hold_citizen(db: &impl ConnectionTrait, id: CitizenId) -> Result<Option<citizen::Model>, DbErr> {
    citizen::Entity::find_by_id(id).lock_exclusive().one(db).await
}
