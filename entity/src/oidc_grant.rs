//! What a person granted to a client: the authorization code and the access token it gave.

use sea_orm::entity::prelude::*;

use crate::{GrantId, OidcSessionId, SandboxAccountId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    pub issuer: String,
    pub client_id: String,
    #[sea_orm(indexed)]
    pub account_id: SandboxAccountId,
    #[sea_orm(indexed)]
    pub session_id: OidcSessionId,
    pub redirect_uri: String,
    /// Space-separated (RFC 6749, 3.3).
    pub scope: String,
    pub nonce: Option<String>,
    pub code_challenge: Option<String>,
    pub acr: String,
    /// SHA-256 of the code.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))")]
    pub code_hash: Vec<u8>,
    #[sea_orm(indexed)]
    pub issued_at: DateTimeUtc,
    pub code_used_at: Option<DateTimeUtc>,
    /// SHA-256 of the access token.
    #[sea_orm(unique, column_type = "VarBinary(StringLen::N(32))", nullable)]
    pub access_token_hash: Option<Vec<u8>>,
    pub revoked_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id", on_delete = "Cascade")]
    pub account: BelongsTo<super::sandbox_account::Entity>,
    #[sea_orm(belongs_to, from = "session_id", to = "id", on_delete = "Cascade")]
    pub session: BelongsTo<super::oidc_session::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
