//! A person's session at the sandbox's provider (not at the portal).

use sea_orm::entity::prelude::*;

use crate::{OidcSessionId, SandboxAccountId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OidcSessionId,
    pub issuer: String,
    #[sea_orm(indexed)]
    pub account_id: SandboxAccountId,
    /// SHA-256 of the cookie's token.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub token_hash: Vec<u8>,
    /// When the person proved who they are: the `auth_time` of its ID tokens.
    #[sea_orm(indexed)]
    pub authenticated_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::sandbox_account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
