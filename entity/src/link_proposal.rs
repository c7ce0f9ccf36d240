//! An outside identity that someone proved to be theirs and that waits to be confirmed as a way into their account here.

use sea_orm::entity::prelude::*;
use sea_orm::{QueryFilter, QueryOrder};

use crate::{ProposalId, ProviderName, SessionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "link_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProposalId,
    /// SHA-256 of the browser's cookie: what was proved in one browser is confirmed in no other.
    #[sea_orm(indexed, column_type = "VarBinary(StringLen::N(32))")]
    pub browser_hash: Vec<u8>,
    /// The session that asked for it. Absent if someone came to sign in and was asked to prove their older account first.
    pub session_id: Option<SessionId>,
    pub provider: ProviderName,
    pub issuer: String,
    pub subject: String,
    pub tech_id: Option<String>,
    /// What the provider said: an object of our names of fields.
    #[sea_orm(column_type = "JsonBinary")]
    pub said: Json,
    #[sea_orm(indexed)]
    pub proposed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The newest of a browser at a provider; older ones count no longer.
    pub fn newest_of(browser_hash: Vec<u8>, provider: ProviderName) -> Select<Self> {
        Self::find()
            .filter(COLUMN.browser_hash.eq(browser_hash))
            .filter(COLUMN.provider.eq(provider))
            .order_by_desc(COLUMN.id)
    }
}
