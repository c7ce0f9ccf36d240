//! A member's account at the service for e-receipts and invoices (*biên lai/hóa đơn*). Its password is sealed and never
//! shown.

use sea_orm::entity::prelude::*;

use crate::StaffId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "e_receipt_account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub username: String,
    /// Sealed for this column and row.
    #[sea_orm(column_type = "Blob")]
    pub password_sealed: Vec<u8>,
    /// Which key sealed it.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    pub password_key_id: String,
    pub changed_at: DateTimeUtc,
    pub last_used_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
