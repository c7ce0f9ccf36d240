//! A code sent by SMS. The code itself is not here, only its digest under the server's key.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::CodeId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CodeId,
    /// What the code is for, such as one sign-in; it opens nothing else.
    #[sea_orm(indexed)]
    pub purpose_id: Uuid,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub digest: Vec<u8>,
    /// Digest of the phone number, for counting resends per number and day.
    #[sea_orm(indexed, column_type = "VarBinary(StringLen::N(32))")]
    pub phone_digest: Vec<u8>,
    /// Whether it replaced an earlier code of the same purpose.
    pub resent: bool,
    pub sent_at: DateTimeUtc,
    pub tries: i16,
    pub used_at: Option<DateTimeUtc>,
    /// Set when a newer code took its place.
    pub replaced_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The code that counts now for this purpose, be it used or not.
    pub fn latest(purpose: Uuid) -> Select<Self> {
        Self::find()
            .filter(COLUMN.purpose_id.eq(purpose))
            .filter(COLUMN.replaced_at.is_null())
    }
}
