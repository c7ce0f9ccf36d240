//! The tree of units: every unit's path names the ids from the root to itself, and all that lies below begins with it.

use chrono::NaiveDate;
use entity::{UnitId, unit};
use sea_orm::sea_query::{BinOper, Expr, ExprTrait, Func, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

/// Levels, the root's included. No administration is deeper, and no path outgrows an index.
pub const DEEPEST: usize = 12;
/// Of an id in a path, with its slash.
const STEP: usize = 37;

pub const fn depth(path: &str) -> usize {
    path.len() / STEP
}

/// Whether a unit may lie below another one: not below itself or what lies below it.
pub fn is_circle(moved: &str, below: &str) -> bool {
    below.starts_with(moved)
}

/// Whether it will not be valid any more.
pub fn is_over(unit: &unit::Model, today: NaiveDate) -> bool {
    unit.valid_until.is_some_and(|last| last < today)
}

/// Whether a unit with this last day would go on when the one above it has ended.
pub fn outlives(last: Option<NaiveDate>, parent: &unit::Model) -> bool {
    let outlives = |end: NaiveDate| last.is_none_or(|last| last > end);
    parent.valid_until.is_some_and(outlives)
}

pub fn is_valid(unit: &unit::Model, today: NaiveDate) -> bool {
    unit.valid_from <= today && !is_over(unit, today)
}

pub fn path_below(parent: Option<&unit::Model>, id: UnitId) -> String {
    let above = parent.map(|parent| parent.path.as_str()).unwrap_or_default();
    format!("{above}{id}/")
}

/// The ids from the root on, its own last.
pub fn ids_in(path: &str) -> Vec<UnitId> {
    let ids = path.split('/').filter_map(|id| id.parse().ok());
    ids.map(UnitId).collect()
}

/// The ids of a unit and all below it, for a condition.
pub fn subtree(path: &str) -> SelectStatement {
    Query::select()
        .column(unit::Column::Id)
        .from(unit::Entity)
        .and_where(unit::Column::Path.starts_with(path))
        .take()
}

/// A unit and all below it come to lie elsewhere.
pub async fn rewrite(db: &impl ConnectionTrait, from: &str, to: &str) -> Result<(), DbErr> {
    let rest = i32::try_from(from.len() + 1).unwrap_or(i32::MAX);
    let below = Func::cust("substr").args([Expr::col(unit::Column::Path), Expr::value(rest)]);
    let moved = Expr::value(to).binary(BinOper::Custom("||"), below);
    unit::Entity::update_many()
        .col_expr(unit::Column::Path, moved)
        .filter(unit::Column::Path.starts_with(from))
        .exec(db)
        .await
        .map(drop)
}

/// How many levels lie below a path, itself included.
pub async fn height(db: &impl ConnectionTrait, path: &str) -> Result<usize, DbErr> {
    let all = unit::Entity::subtree(path).all(db).await?;
    let deepest = all.iter().map(|unit| depth(&unit.path)).max();
    Ok(deepest.map_or(1, |deepest| deepest + 1 - depth(path)))
}

#[cfg(test)]
mod tests {
    use entity::UnitId;
    use uuid::Uuid;

    use super::{depth, ids_in, is_circle};

    #[test]
    fn nothing_lies_below_itself() {
        assert!(is_circle("a/", "a/") && is_circle("a/", "a/b/"));
        assert!(!is_circle("a/b/", "a/") && !is_circle("a/b/", "a/c/"));
    }

    #[test]
    fn a_path_is_read_back() {
        let ids = [UnitId(Uuid::from_u128(1)), UnitId(Uuid::from_u128(2))];
        let path = format!("{}/{}/", ids[0], ids[1]);
        assert_eq!(ids_in(&path), ids);
        assert_eq!(depth(&path), 2);
    }
}
