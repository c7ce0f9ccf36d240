//! Units with all that is shown of them, looked up for a whole page at once.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{UnitId, staff_member, unit};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::tree::{ids_in, is_valid};
use super::view::{UnitName, UnitView};
use crate::app::App;
use crate::civil;

/// In the order of the rows.
pub async fn look(
    app: &App,
    db: &impl ConnectionTrait,
    rows: &[unit::Model],
) -> Result<Vec<UnitView>, DbErr> {
    let today = civil::today(app.now());
    let named = rows
        .iter()
        .flat_map(|unit| ids_in(&unit.path).into_iter().chain(unit.successor_id));
    let names = names(db, named).await?;
    let ids: Vec<_> = rows.iter().map(|unit| unit.id).collect();
    let children = children(db, &ids, today).await?;
    let members = members(db, &ids).await?;
    let view = |unit: &unit::Model| UnitView {
        children: children.get(&unit.id).copied().unwrap_or_default(),
        members: members.get(&unit.id).copied().unwrap_or_default(),
        ..plain(unit, &names, today)
    };
    Ok(rows.iter().map(view).collect())
}

pub async fn look_at_one(
    app: &App,
    db: &impl ConnectionTrait,
    unit: &unit::Model,
) -> Result<UnitView, DbErr> {
    let mut views = look(app, db, std::slice::from_ref(unit)).await?;
    let missing = || DbErr::RecordNotFound(unit.id.to_string());
    views.pop().ok_or_else(missing)
}

/// Units by id.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl Iterator<Item = UnitId>,
) -> Result<HashMap<UnitId, UnitName>, DbErr> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let found = unit::Entity::find()
        .filter(unit::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(found.iter().map(|unit| (unit.id, unit.into())).collect())
}

fn plain(unit: &unit::Model, names: &HashMap<UnitId, UnitName>, today: NaiveDate) -> UnitView {
    let name = |id: UnitId| names.get(&id).cloned();
    let above = ids_in(&unit.path).into_iter().filter(|id| *id != unit.id);
    UnitView {
        id: unit.id.0,
        code: unit.code.clone(),
        name: unit.name.clone(),
        kind: unit.kind.into(),
        valid_from: unit.valid_from,
        valid_until: unit.valid_until,
        is_valid: is_valid(unit, today),
        parent: unit.parent_id.and_then(name),
        ancestors: above.filter_map(name).collect(),
        successor: unit.successor_id.and_then(name),
        children: 0,
        members: 0,
    }
}

async fn children(
    db: &impl ConnectionTrait,
    ids: &[UnitId],
    today: NaiveDate,
) -> Result<HashMap<UnitId, u64>, DbErr> {
    let counted = unit::Entity::find()
        .select_only()
        .column(unit::Column::ParentId)
        .column_as(unit::Column::Id.count(), "count")
        .filter(unit::Column::ParentId.is_in(ids.iter().copied()))
        .filter(not_over(today))
        .group_by(unit::Column::ParentId);
    counts(counted.into_tuple().all(db).await?)
}

async fn members(db: &impl ConnectionTrait, ids: &[UnitId]) -> Result<HashMap<UnitId, u64>, DbErr> {
    let counted = staff_member::Entity::find()
        .select_only()
        .column(staff_member::Column::UnitId)
        .column_as(staff_member::Column::Id.count(), "count")
        .filter(staff_member::Column::UnitId.is_in(ids.iter().copied()))
        .filter(staff_member::Column::DisabledAt.is_null())
        .group_by(staff_member::Column::UnitId);
    counts(counted.into_tuple().all(db).await?)
}

fn counts(rows: Vec<(UnitId, i64)>) -> Result<HashMap<UnitId, u64>, DbErr> {
    let count = |(id, count): (UnitId, i64)| (id, u64::try_from(count).unwrap_or_default());
    Ok(rows.into_iter().map(count).collect())
}

/// Which units are valid today or will be.
pub fn not_over(today: NaiveDate) -> Condition {
    Condition::any()
        .add(unit::Column::ValidUntil.is_null())
        .add(unit::Column::ValidUntil.gte(today))
}
