//! How many came to lack nothing in which hour, added up by the database. Days begin where clocks are ahead by whole hours,
//! so hours are fine enough.

use chrono::{DateTime, NaiveDateTime, Utc};
use entity::present::lacks_some;
use entity::{campaign, campaign_completion, campaign_standing, staff_member};
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, IntoSimpleExpr, JoinType, PaginatorTrait,
    QueryFilter, QuerySelect, Select,
};

use super::super::covered::Covered;
use super::lacking::{kept, now};
use super::standings::completion;

/// For how many it is, and of them who lack nothing.
pub struct Hours {
    pub total: u64,
    /// Beginnings of hours.
    pub finished: Vec<(DateTime<Utc>, u64)>,
}

pub async fn hours(
    db: &impl ConnectionTrait,
    campaign: &campaign::Model,
    covered: &Covered<'_>,
) -> Result<Hours, DbErr> {
    match campaign.closed_at {
        None => of_records(db, campaign, covered).await,
        Some(_) => of_kept(db, campaign, covered).await,
    }
}

async fn of_records(
    db: &impl ConnectionTrait,
    campaign: &campaign::Model,
    covered: &Covered<'_>,
) -> Result<Hours, DbErr> {
    let members = now(covered);
    let updated_at = || Expr::col((staff_member::Entity, staff_member::Column::UpdatedAt));
    let opened_at = || Expr::value(campaign.opened_at);
    // Who came complete, by an import or from another unit, has nothing written down.
    let unnoted = Expr::case(updated_at().gt(opened_at()), updated_at()).finally(opened_at());
    let since = Func::coalesce([
        campaign_completion::Column::CompletedAt.into_simple_expr(),
        unnoted.into(),
    ]);
    let complete = members
        .clone()
        .join(JoinType::LeftJoin, completion(campaign))
        .filter(lacks_some(staff_member::Entity, campaign.required_bits()).not());
    Ok(Hours {
        total: members.count(db).await?,
        finished: counted(db, complete, since.into()).await?,
    })
}

async fn of_kept(
    db: &impl ConnectionTrait,
    campaign: &campaign::Model,
    covered: &Covered<'_>,
) -> Result<Hours, DbErr> {
    use campaign_standing::Column::CompletedAt;
    let standings = kept(campaign.id, covered);
    let complete = standings.clone().filter(CompletedAt.is_not_null());
    Ok(Hours {
        total: standings.count(db).await?,
        finished: counted(db, complete, CompletedAt.into_simple_expr()).await?,
    })
}

async fn counted<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    moment: SimpleExpr,
) -> Result<Vec<(DateTime<Utc>, u64)>, DbErr> {
    let hours: Vec<(String, i64)> = rows
        .select_only()
        .expr_as(hour(db.get_database_backend(), moment), "hour")
        .expr(Expr::cust("COUNT(*)"))
        .group_by(Expr::col("hour"))
        .into_tuple()
        .all(db)
        .await?;
    let read = |(hour, count): (String, i64)| {
        let at = NaiveDateTime::parse_from_str(&format!("{hour}:00"), "%Y-%m-%dT%H:%M");
        let at = at.map_err(|_| DbErr::Type(format!("no hour: {hour}")))?;
        Ok((at.and_utc(), count.unsigned_abs()))
    };
    hours.into_iter().map(read).collect()
}

/// `2026-11-26T05`: what SQLite keeps begins so.
fn hour(backend: DbBackend, moment: SimpleExpr) -> SimpleExpr {
    match backend {
        DbBackend::Postgres => {
            Expr::cust_with_exprs("to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24')", [moment])
        }
        _ => Expr::cust_with_exprs("substr(?, 1, 13)", [moment]),
    }
}
