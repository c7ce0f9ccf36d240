use entity::staff_member::{Column, Entity, Model};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

use super::judge::Plan;
use crate::app::App;
use crate::session;
use crate::staff::imports::AT_ONCE;
use crate::staff::imports::job::Progress;

pub async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    plan: Plan,
    progress: &Progress,
) -> Result<(), DbErr> {
    for members in plan.new.chunks(AT_ONCE) {
        let rows = members.iter().cloned().map(IntoActiveModel::into_active_model);
        Entity::insert_many(rows).exec_without_returning(db).await?;
        progress.advance(members.len());
    }
    for members in plan.changed.chunks(AT_ONCE) {
        update(db, members).await?;
        progress.advance(members.len());
    }
    // How long a session lasts and what it may do goes by the role.
    for member in plan.with_another_role {
        session::end_all(app, db, member, None).await?;
    }
    progress.advance(plan.counts.unchanged);
    Ok(())
}

/// Many in one statement: each is there already, and held.
async fn update(db: &impl ConnectionTrait, members: &[Model]) -> Result<(), DbErr> {
    let columns = [
        Column::Role,
        Column::UnitId,
        Column::FullName,
        Column::Gender,
        Column::BirthDate,
        Column::Phone,
        Column::Address,
        Column::Email,
        Column::Version,
        Column::UpdatedAt,
    ];
    let there = OnConflict::column(Column::Id).update_columns(columns).to_owned();
    let rows = members.iter().cloned().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows)
        .on_conflict(there)
        .exec_without_returning(db)
        .await
        .map(drop)
}
