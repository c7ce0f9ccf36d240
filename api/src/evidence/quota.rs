//! How often something may be done within a minute, counted for all servers together.

use chrono::{DateTime, TimeDelta, Utc};
use entity::quota::{self, QuotaKind};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict, SimpleExpr};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use crate::app::App;

const MINUTE: TimeDelta = TimeDelta::seconds(60);

/// Counts one more, within the caller's transaction: what is rolled back was not counted. Answers in how many seconds the
/// next one is free if `limit` is exceeded.
pub async fn count(
    app: &App,
    db: &impl ConnectionTrait,
    kind: QuotaKind,
    who: &str,
    limit: u16,
) -> Result<Option<u64>, DbErr> {
    let now = app.now();
    let row = quota::ActiveModel {
        kind: Set(kind),
        who: Set(who.to_owned()),
        since: Set(now),
        count: Set(1),
    };
    let known = OnConflict::columns([quota::Column::Kind, quota::Column::Who])
        .value(
            quota::Column::Since,
            if_recent(now, column(quota::Column::Since), now.into()),
        )
        .value(
            quota::Column::Count,
            if_recent(now, column(quota::Column::Count).add(1), 1.into()),
        )
        .to_owned();
    quota::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    let counted = quota::Entity::find_by_id((kind, who.to_owned())).one(db).await?;
    let too_many = counted.filter(|counted| counted.count > i32::from(limit));
    Ok(too_many.map(|counted| seconds_until(counted.since + MINUTE, now)))
}

/// A count of an earlier minute begins anew; so does one of a time to come, from a clock that was set back.
fn if_recent(now: DateTime<Utc>, then: SimpleExpr, otherwise: SimpleExpr) -> SimpleExpr {
    let recent = column(quota::Column::Since)
        .gt(now - MINUTE)
        .and(column(quota::Column::Since).lte(now));
    CaseStatement::new().case(recent, then).finally(otherwise).into()
}

fn column(column: quota::Column) -> SimpleExpr {
    Expr::col((quota::Entity, column))
}

fn seconds_until(then: DateTime<Utc>, now: DateTime<Utc>) -> u64 {
    u64::try_from((then - now).num_seconds()).unwrap_or(0) + 1
}
