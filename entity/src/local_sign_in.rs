//! A sign-in with user name and password, from the right password on: the code from the SMS is due.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryFilter, QueryOrder};

use crate::{CitizenId, LocalSignInId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "local_sign_in")]
pub struct Model {
    /// What its one-time codes are for (`one_time_code.purpose_id`).
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LocalSignInId,
    /// SHA-256 of the browser's cookie: only the browser that gave the password may give the code.
    #[sea_orm(indexed, column_type = "VarBinary(StringLen::N(32))")]
    pub browser_hash: Vec<u8>,
    #[sea_orm(indexed)]
    pub citizen_id: CitizenId,
    /// The confirmed contact phone at that time, E.164.
    pub phone: String,
    pub shared_computer: bool,
    #[sea_orm(indexed)]
    pub started_at: DateTimeUtc,
    pub resends: i16,
    pub completed_at: Option<DateTimeUtc>,
    /// Set when a newer one took its place, or the account was changed.
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The newest of a browser: older tabs follow it.
    pub fn newest_of(browser_hash: Vec<u8>) -> Select<Self> {
        Self::find()
            .filter(COLUMN.browser_hash.eq(browser_hash))
            .order_by_desc(COLUMN.id)
    }
}
