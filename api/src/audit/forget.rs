//! What has been kept long enough is cut off at the front, and the anchor says where the chain goes on. Only what is whole
//! is cut: otherwise whoever tampers with old rows would only have to wait.

use chrono::{DateTime, Utc};
use entity::action_mark::{self, Place};
use entity::action_record::{self, Column};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::mark;
use super::verify::Walk;
use crate::app::App;

const AT_ONCE: u64 = 1000;

/// Removes rows of before then.
pub async fn forget(app: &App, before: DateTime<Utc>) -> Result<(), DbErr> {
    while forget_some(app, before).await? {}
    Ok(())
}

/// Whether there may be more.
async fn forget_some(app: &App, before: DateTime<Utc>) -> Result<bool, DbErr> {
    let tx = app.db.begin().await?;
    // Writers wait, so that the end does not move meanwhile.
    mark::hold(&tx, Place::Head).await?;
    let anchor = mark::find(&tx, Place::Anchor).await?;
    let Some(anchor) = anchor.filter(|anchor| mark::is_signed(&app.keys, anchor) == Some(true)) else {
        return Ok(false);
    };
    let old = old(&tx, &anchor, before).await?;
    let Some(last) = old.last().map(|row| (row.sequence, row.mac.clone())) else {
        return Ok(false);
    };
    if !are_whole(app, &anchor, old) {
        tracing::error!(
            "old rows of the record of actions stay: they were tampered with, see `motcua audit verify`"
        );
        return Ok(false);
    }
    action_record::Entity::delete_many()
        .filter(Column::Sequence.gt(anchor.sequence))
        .filter(Column::Sequence.lte(last.0))
        .exec(&tx)
        .await?;
    mark::write(app, &tx, Place::Anchor, last.0, &last.1).await?;
    tx.commit().await?;
    Ok(true)
}

/// Rows after the anchor that are old, up to the first that is not.
async fn old(
    db: &impl ConnectionTrait,
    anchor: &action_mark::Model,
    before: DateTime<Utc>,
) -> Result<Vec<action_record::Model>, DbErr> {
    let next = action_record::Entity::find()
        .filter(Column::Sequence.gt(anchor.sequence))
        .order_by_asc(Column::Sequence)
        .limit(AT_ONCE)
        .all(db)
        .await?;
    Ok(next.into_iter().take_while(|row| row.at < before).collect())
}

fn are_whole(app: &App, anchor: &action_mark::Model, rows: Vec<action_record::Model>) -> bool {
    let mut walk = Walk::new(&app.keys, anchor.sequence, anchor.mac.clone());
    for row in rows {
        walk.step(row, None);
    }
    let mut breaks = Vec::new();
    walk.end(None, &mut breaks);
    breaks.is_empty()
}
