//! The sandbox's VNeID app on one phone.

use sea_orm::entity::prelude::*;

use crate::{PhoneId, SandboxAccountId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_phone")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PhoneId,
    /// SHA-256 of the phone's cookie.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub token_hash: Vec<u8>,
    /// Whose right password began it.
    #[sea_orm(indexed)]
    pub account_id: SandboxAccountId,
    /// What the phone says of itself; shown to the browser that it scans.
    pub user_agent: String,
    #[sea_orm(indexed)]
    pub started_at: DateTimeUtc,
    pub resends: i16,
    /// Set by the right code from the SMS.
    pub registered_at: Option<DateTimeUtc>,
    /// Argon2id, as a PHC string.
    pub passcode_hash: Option<String>,
    pub passcode_tries: i16,
    pub unlocked_at: Option<DateTimeUtc>,
    /// Set when the account went to another phone, or the passcode was tried too often.
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::sandbox_account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
