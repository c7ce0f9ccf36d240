//! Walks the whole chain, page by page, and says whatever is not as the program left it.

mod report;
mod traces;
mod walk;

use entity::action_mark::{self, Place};
use entity::action_record;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::mark::{self, NOTHING};
use super::{Break, Expected};
use crate::app::App;
pub use report::Report;
pub use walk::Walk;

const PAGE: u64 = 1000;

/// All of it as it stands at one moment.
pub async fn verify(app: &App, expected: Option<&Expected>) -> Result<Report, DbErr> {
    let db = app.db.begin_snapshot().await?;
    let (mut report, mut breaks) = (Report::default(), Vec::new());
    let anchor = mark(app, &db, Place::Anchor, &mut breaks).await?;
    let head = mark(app, &db, Place::Head, &mut breaks).await?;
    let (after, previous) = match &anchor {
        Some(anchor) => (anchor.sequence, anchor.mac.clone()),
        None => (0, NOTHING.to_vec()),
    };
    let mut walk = Walk::new(&app.keys, after, previous);
    walk_all(&db, &mut walk, expected, &mut report).await?;
    walk.end(head.as_ref(), &mut breaks);
    breaks.extend(traces::untold(&db, walk.told()).await?);
    report.head = head.map(|head| Expected {
        sequence: head.sequence,
        mac: head.mac,
    });
    if let Some(expected) = expected {
        match anchor {
            Some(anchor) if expected.sequence < anchor.sequence => report.expected_is_gone = true,
            Some(anchor) if expected.sequence == anchor.sequence && expected.mac == anchor.mac => {}
            _ if walk.met_expected() => {}
            _ => breaks.push(Break::NotAsExpected(expected.sequence)),
        }
    }
    report.breaks = breaks;
    db.commit().await?;
    Ok(report)
}

/// An end that can be trusted.
async fn mark(
    app: &App,
    db: &impl ConnectionTrait,
    place: Place,
    breaks: &mut Vec<Break>,
) -> Result<Option<action_mark::Model>, DbErr> {
    let found = mark::find(db, place).await?;
    let is_right = |row: &action_mark::Model| mark::is_signed(&app.keys, row) == Some(true);
    let what_is_wrong = match (place, found.as_ref().map(is_right)) {
        (_, Some(true)) => return Ok(found),
        (Place::Anchor, None) => Break::AnchorMissing,
        (Place::Anchor, Some(false)) => Break::AnchorChanged,
        (Place::Head, None) => Break::HeadMissing,
        (Place::Head, Some(false)) => Break::HeadChanged,
    };
    breaks.push(what_is_wrong);
    Ok(None)
}

async fn walk_all(
    db: &impl ConnectionTrait,
    walk: &mut Walk<'_>,
    expected: Option<&Expected>,
    report: &mut Report,
) -> Result<(), DbErr> {
    let mut after = i64::MIN;
    loop {
        let numbers: Vec<i64> = action_record::Entity::find()
            .select_only()
            .column(action_record::Column::Sequence)
            .filter(action_record::Column::Sequence.gt(after))
            .order_by_asc(action_record::Column::Sequence)
            .limit(PAGE)
            .into_tuple()
            .all(db)
            .await?;
        let Some(last) = numbers.last().copied() else {
            return Ok(());
        };
        for row in page(db, &numbers).await? {
            match row {
                Ok(row) => {
                    report.first = report.first.or(Some(row.at));
                    report.last = Some(row.at);
                    walk.step(row, expected);
                }
                Err(number) => walk.step_over(number),
            }
            report.rows += 1;
        }
        after = last;
    }
}

/// The rows with these numbers; only the number of one that can't be read.
async fn page(
    db: &impl ConnectionTrait,
    numbers: &[i64],
) -> Result<Vec<Result<action_record::Model, i64>>, DbErr> {
    let all = action_record::Entity::find()
        .filter(action_record::Column::Sequence.is_in(numbers.iter().copied()))
        .order_by_asc(action_record::Column::Sequence)
        .all(db)
        .await;
    match all {
        Ok(rows) => return Ok(rows.into_iter().map(Ok).collect()),
        Err(DbErr::Conn(error)) => return Err(DbErr::Conn(error)),
        Err(_) => {}
    }
    let mut rows = Vec::new();
    for number in numbers {
        match action_record::Entity::find_by_id(*number).one(db).await {
            Ok(Some(row)) => rows.push(Ok(row)),
            _ => rows.push(Err(*number)),
        }
    }
    Ok(rows)
}
