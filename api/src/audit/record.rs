use entity::action_mark::Place;
use entity::action_record;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::Value;

use super::mark::{self, SCAR};
use super::{Action, Actor, Subject, entry};
use crate::app::App;

/// Rows in one statement.
const AT_ONCE: usize = 500;

/// Something that was done. `before` and `after` are objects of what changed, with names of fields; never a password, a
/// code, a token, or a number that is not masked.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    pub action: Action,
    pub subject: Option<Subject>,
    pub before: Option<Value>,
    pub after: Option<Value>,
}

/// Writes down what this transaction does, as the last thing before it commits: whoever writes next waits for it.
pub async fn record(
    app: &App,
    tx: &DatabaseTransaction,
    actor: &Actor,
    action: Action,
    subject: Option<Subject>,
    before: Option<Value>,
    after: Option<Value>,
) -> Result<(), DbErr> {
    let deed = Deed {
        action,
        subject,
        before,
        after,
    };
    record_all(app, tx, actor, vec![deed]).await
}

/// The same for many at once, each a row of its own.
pub async fn record_all(
    app: &App,
    tx: &DatabaseTransaction,
    actor: &Actor,
    deeds: Vec<Deed>,
) -> Result<(), DbErr> {
    if deeds.is_empty() {
        return Ok(());
    }
    let (mut last, mut previous) = end(app, tx).await?;
    let mut rows = Vec::with_capacity(deeds.len());
    for deed in deeds {
        let row = entry::signed(&app.keys, row(app, actor, deed, (last + 1, previous)));
        (last, previous) = (row.sequence, row.mac.clone());
        rows.push(row);
    }
    mark::write(app, tx, Place::Head, last, &previous).await?;
    for rows in rows.chunks(AT_ONCE) {
        let rows = rows.iter().cloned().map(IntoActiveModel::into_active_model);
        action_record::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

fn row(app: &App, actor: &Actor, deed: Deed, (sequence, previous): (i64, Vec<u8>)) -> action_record::Model {
    action_record::Model {
        staff_id: actor.staff,
        sequence,
        at: app.now(),
        actor: actor.kind.name(),
        session_id: actor.session,
        address: actor.address.clone(),
        port: actor.port.map(i32::from),
        action: deed.action.name(),
        subject_kind: deed.subject.map(|subject| subject.kind().name()),
        subject_id: deed.subject.map(Subject::id),
        before: deed.before.map(|before| before.to_string()),
        after: deed.after.map(|after| after.to_string()),
        key_id: String::new(),
        previous,
        mac: Vec::new(),
    }
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
