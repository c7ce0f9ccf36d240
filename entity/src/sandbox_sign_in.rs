//! A sign-in at the sandbox's provider, as a resource of the browser that began it.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryFilter, QueryOrder};

use crate::{SandboxAccountId, SandboxSignInId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SandboxSignInId,
    pub issuer: String,
    /// SHA-256 of the browser's cookie. Absent while a posted request waits for its browser.
    #[sea_orm(indexed, column_type = "VarBinary(StringLen::N(32))", nullable)]
    pub browser_hash: Option<Vec<u8>>,
    /// The authorization request as it came (OpenID Connect Core 3.1.2.1), a JSON object.
    #[sea_orm(column_type = "JsonBinary")]
    pub request: Json,
    #[sea_orm(indexed)]
    pub started_at: DateTimeUtc,
    /// Set by the right password.
    pub account_id: Option<SandboxAccountId>,
    pub resends: i16,
    /// Set when the person was let in; the answer to the client is then derived anew at need.
    pub completed_at: Option<DateTimeUtc>,
    /// Set when the sign-in ended without letting anyone in.
    pub cancelled_at: Option<DateTimeUtc>,
    /// Why it did; absent if the person gave up or a newer request took its place.
    pub ending: Option<Ending>,
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<Option<super::sandbox_account::Entity>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Ending {
    #[sea_orm(string_value = "declined")]
    Declined,
    #[sea_orm(string_value = "wrong_number")]
    WrongNumber,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The newest sign-in of a browser: older tabs follow it. Ids grow even while the clock stands.
    pub fn newest_of(browser_hash: Vec<u8>) -> Select<Self> {
        Self::find()
            .filter(COLUMN.browser_hash.eq(browser_hash))
            .order_by_desc(COLUMN.id)
    }
}
