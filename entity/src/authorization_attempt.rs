//! One way from the portal to the identity provider and back: begun by the authorization
//! request, ended by the callback. `nonce` and PKCE verifier are derived from `state` with the
//! server's key, so nothing here lets a reader of the database complete a sign-in.

use sea_orm::entity::prelude::*;

use crate::{AttemptId, ProviderName, SessionId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authorization_attempt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    /// SHA-256 of `state`.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub state_hash: Vec<u8>,
    /// SHA-256 of the browser's cookie: only the browser that began may end.
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub browser_hash: Vec<u8>,
    /// A path of ours.
    pub return_to: String,
    #[sea_orm(indexed)]
    pub started_at: DateTimeUtc,
    /// Set by the first callback with this `state`, whatever came of it.
    pub used_at: Option<DateTimeUtc>,
    /// The session that is to come of it, so that a repeated callback of the same browser goes on.
    pub session_id: Option<SessionId>,
    /// Whether the session is to end sooner, because others use the same computer.
    pub shared_computer: bool,
    /// The session whose owner is to prove once more who they are; absent at a sign-in.
    pub proves_session_id: Option<SessionId>,
    pub provider: ProviderName,
    /// What it is for, where it is neither of the two.
    pub errand: Option<Errand>,
    /// The session that the errand belongs to.
    pub errand_session_id: Option<SessionId>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What someone goes to a provider for, other than signing in as a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Errand {
    /// To make an account there another way in.
    #[sea_orm(string_value = "link")]
    Link,
    /// To learn for which businesses they may act.
    #[sea_orm(string_value = "businesses")]
    Businesses,
    /// To sign in as a member of the staff: no session yet.
    #[sea_orm(string_value = "staff")]
    Staff,
}
