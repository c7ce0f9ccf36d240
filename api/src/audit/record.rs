use entity::action_mark::Place;
use entity::action_record;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::Value;

use super::mark::{self, SCAR};
use super::{Action, Actor, Subject, entry};
use crate::app::App;

/// Writes down what this transaction does, as the last thing before it commits: whoever writes next waits for it. `before`
/// and `after` are objects of what changed, with names of fields; never a password, a code, a token, or a number that is
/// not masked.
pub async fn record(
    app: &App,
    tx: &DatabaseTransaction,
    actor: &Actor,
    action: Action,
    subject: Option<Subject>,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), DbErr> {
    let (last, previous) = end(app, tx).await?;
    let row = action_record::Model {
        staff_id: actor.staff,
        sequence: last + 1,
        at: app.now(),
        actor: actor.kind.name(),
        session_id: actor.session,
        address: actor.address.clone(),
        port: actor.port.map(i32::from),
        action: action.name(),
        subject_kind: subject.map(|subject| subject.kind().name()),
        subject_id: subject.map(Subject::id),
        before: before.map(|before| before.to_string()),
        after: after.map(|after| after.to_string()),
        key_id: String::new(),
        previous,
        mac: Vec::new(),
    };
    let row = entry::signed(&app.keys, row);
    mark::write(app, tx, Place::Head, row.sequence, &row.mac).await?;
    action_record::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

/// The number and the MAC to go on from. Where the head can't be trusted the chain goes on with a scar: work must not stop,
/// and what was done to the head must not be covered by the next row.
async fn end(app: &App, tx: &DatabaseTransaction) -> Result<(i64, Vec<u8>), DbErr> {
    let head = mark::hold(tx, Place::Head).await?;
    if let Some(head) = head.filter(|head| mark::is_signed(&app.keys, head) == Some(true)) {
        return Ok((head.sequence, head.mac));
    }
    tracing::error!("the head of the record of actions was tampered with: see `motcua audit verify`");
    let newest = action_record::Entity::find()
        .order_by_desc(action_record::Column::Sequence)
        .one(tx)
        .await?;
    Ok((newest.map_or(0, |row| row.sequence), SCAR.to_vec()))
}
