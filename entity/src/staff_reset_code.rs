//! A code that an administrator hands over to a member, which opens the choice of a new password, once. A member has at
//! most one; while there is one, no password opens anything.

use sea_orm::entity::prelude::*;

use crate::StaffId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_reset_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    /// Under the server's key.
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub digest: Vec<u8>,
    pub made_at: DateTimeUtc,
    /// Set by the first right use; the row goes when the password is chosen.
    pub used_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
