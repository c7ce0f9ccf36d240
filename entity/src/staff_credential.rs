//! What a member of the staff proves who they are with: a password, and the seed of an authenticator application.

use sea_orm::entity::prelude::*;

use crate::StaffId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_credential")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    /// Argon2id, as a PHC string.
    pub password_hash: String,
    /// Whether it is a first password, which only opens the choice of another one.
    pub must_change: bool,
    pub password_changed_at: DateTimeUtc,
    /// The seed (RFC 6238), sealed for this column and row.
    #[sea_orm(column_type = "Blob", nullable)]
    pub totp_sealed: Option<Vec<u8>>,
    /// Which key sealed it.
    #[sea_orm(column_type = "String(StringLen::N(64))", nullable)]
    pub totp_key_id: Option<String>,
    /// Set by the first right code: until then the seed opens nothing.
    pub totp_enrolled_at: Option<DateTimeUtc>,
    /// The time step of the last code that was taken: no code counts twice.
    pub totp_last_step: Option<i64>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
