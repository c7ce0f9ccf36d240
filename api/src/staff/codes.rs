//! Whether a code is somebody's already, in whatever case it is spelt. Neither database folds all letters that Vietnamese
//! has, so it is done here; whoever makes a unit or an account takes turns, so that no index is needed.

use entity::{staff_member, unit};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

use crate::civil;

pub async fn of_units(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    unit::Entity::find()
        .select_only()
        .column(unit::Column::Code)
        .into_tuple()
        .all(db)
        .await
}

pub async fn of_members(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    staff_member::Entity::find()
        .select_only()
        .column(staff_member::Column::StaffCode)
        .into_tuple()
        .all(db)
        .await
}

pub fn is_among(codes: &[String], wanted: &str) -> bool {
    let key = civil::code_key(wanted);
    codes.iter().any(|code| civil::code_key(code) == key)
}
