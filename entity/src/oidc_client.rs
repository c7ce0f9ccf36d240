//! A client registered at the sandbox's OpenID Provider.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_client")]
pub struct Model {
    /// The path of the issuer it is registered at, such as `/vneid`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub issuer: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: String,
    /// How people are told which service asks.
    pub name: String,
    pub auth_method: AuthMethod,
    /// SHA-256 of the secret, which is 256 random bits; absent for a public client.
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))", nullable)]
    pub secret_hash: Option<Vec<u8>>,
    #[sea_orm(column_type = "JsonBinary")]
    pub redirect_uris: Uris,
    #[sea_orm(column_type = "JsonBinary")]
    pub post_logout_redirect_uris: Uris,
    pub id_token_alg: SigningAlg,
    /// The portal's own client, which can't be removed.
    pub built_in: bool,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// Registered addresses, compared letter by letter (RFC 9700, 2.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, FromJsonQueryResult)]
pub struct Uris(pub Vec<String>);

/// `token_endpoint_auth_method` (OpenID Connect Core 9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum AuthMethod {
    #[sea_orm(string_value = "none")]
    None,
    #[sea_orm(string_value = "client_secret_basic")]
    ClientSecretBasic,
    #[sea_orm(string_value = "client_secret_post")]
    ClientSecretPost,
}

/// `id_token_signed_response_alg` (RFC 7518, 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(8))")]
pub enum SigningAlg {
    #[sea_orm(string_value = "RS256")]
    Rs256,
    #[sea_orm(string_value = "ES256")]
    Es256,
}
