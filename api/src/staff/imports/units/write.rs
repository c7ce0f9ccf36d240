use entity::unit::{Column, Entity, Model};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

use super::judge::Plan;
use crate::app::Progress;
use crate::staff::imports::AT_ONCE;

pub async fn write(db: &impl ConnectionTrait, plan: Plan, progress: &Progress) -> Result<(), DbErr> {
    // What succeeds a new unit may come after it.
    let later: Vec<_> = plan
        .new
        .iter()
        .filter(|unit| unit.successor_id.is_some())
        .cloned()
        .collect();
    for units in plan.new.chunks(AT_ONCE) {
        let first = units.iter().cloned().map(|unit| Model {
            successor_id: None,
            ..unit
        });
        Entity::insert_many(first.map(IntoActiveModel::into_active_model))
            .exec_without_returning(db)
            .await?;
        progress.advance(units.len());
    }
    for units in later.chunks(AT_ONCE).chain(plan.changed.chunks(AT_ONCE)) {
        update(db, units).await?;
    }
    progress.advance(plan.counts.changed + plan.counts.unchanged);
    Ok(())
}

/// Many in one statement: each is there already.
async fn update(db: &impl ConnectionTrait, units: &[Model]) -> Result<(), DbErr> {
    let columns = [
        Column::SortKey,
        Column::SearchKey,
        Column::Version,
        Column::ParentId,
        Column::Path,
        Column::Name,
        Column::Kind,
        Column::ValidFrom,
        Column::ValidUntil,
        Column::SuccessorId,
    ];
    let there = OnConflict::column(Column::Id).update_columns(columns).to_owned();
    let rows = units.iter().cloned().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows)
        .on_conflict(there)
        .exec_without_returning(db)
        .await
        .map(drop)
}
