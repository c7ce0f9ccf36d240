//! Members and parts of a unit go along to its successor.

use chrono::NaiveDate;
use entity::activity::Event;
use entity::{StaffId, staff_member, unit};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QuerySelect,
};
use serde_json::json;

use super::look::not_over;
use super::parent::go;
use super::tree::path_below;
use crate::audit::{Action, Deed, Subject};
use crate::http::Problem;
use crate::staff::administering::Administering;

/// All of them, but for members who are disabled and units that are over.
pub async fn take(
    by: Administering<'_>,
    db: &DatabaseTransaction,
    (unit, successor): (&unit::Model, &unit::Model),
    today: NaiveDate,
) -> Result<(), Problem> {
    let parts = unit::Entity::find()
        .filter(unit::Column::ParentId.eq(unit.id))
        .filter(not_over(today))
        .all(db)
        .await?;
    for part in parts {
        let path = path_below(Some(successor), part.id);
        go(db, &part, Some(successor.id), &path).await?;
    }
    let members = members(db, unit).await?;
    for member in &members {
        by.tell(db, *member, Event::UnitChanged).await?;
    }
    staff_member::Entity::update_many()
        .col_expr(staff_member::Column::UnitId, Expr::value(successor.id))
        .col_expr(
            staff_member::Column::AccountVersion,
            Expr::col(staff_member::Column::AccountVersion).add(1),
        )
        .filter(staff_member::Column::UnitId.eq(unit.id))
        .filter(staff_member::Column::DisabledAt.is_null())
        .exec(db)
        .await?;
    let moved = members.into_iter().map(|member| Deed {
        action: Action::MemberMoved,
        subject: Some(Subject::Member(member)),
        before: Some(json!({"unit_id": unit.id.0})),
        after: Some(json!({"unit_id": successor.id.0})),
    });
    by.note_all(db, moved.collect()).await?;
    Ok(())
}

async fn members(db: &impl ConnectionTrait, unit: &unit::Model) -> Result<Vec<StaffId>, DbErr> {
    staff_member::Entity::find()
        .select_only()
        .column(staff_member::Column::Id)
        .filter(staff_member::Column::UnitId.eq(unit.id))
        .filter(staff_member::Column::DisabledAt.is_null())
        .into_tuple()
        .all(db)
        .await
}
