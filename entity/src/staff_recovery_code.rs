//! A code kept on paper for the day on which the authenticator application is lost. It works once.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{RecoveryCodeId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_recovery_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecoveryCodeId,
    #[sea_orm(indexed)]
    pub staff_id: StaffId,
    /// Under the server's key.
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub digest: Vec<u8>,
    pub made_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    pub fn unused_of(staff: StaffId) -> Select<Self> {
        Self::find()
            .filter(COLUMN.staff_id.eq(staff))
            .filter(COLUMN.used_at.is_null())
    }
}
