//! A key that signs ID tokens, shared by all nodes.

use sea_orm::entity::prelude::*;

use crate::oidc_client::SigningAlg;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "oidc_key")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub alg: SigningAlg,
    pub kid: String,
    /// PKCS#8, sealed with the server's key.
    #[sea_orm(column_type = "Text")]
    pub sealed_private_key: String,
    /// JSON Web Key (RFC 7517) of the public half.
    #[sea_orm(column_type = "Text")]
    pub public_jwk: String,
}

impl ActiveModelBehavior for ActiveModel {}
