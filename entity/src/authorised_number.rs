//! The personal number that the certification system (*hệ thống chứng thực*) has for a member of the staff.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authorised_number")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "String(StringLen::N(64))")]
    pub staff_code: String,
    /// Twelve digits.
    #[sea_orm(column_type = "String(StringLen::N(16))")]
    pub number: String,
    pub imported_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
