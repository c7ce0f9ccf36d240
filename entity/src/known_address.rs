//! An address from which an account has signed in: wrong tries from elsewhere don't delay it.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "known_address")]
pub struct Model {
    /// Digest of the account's name under the server's key.
    #[sea_orm(
        primary_key,
        auto_increment = false,
        column_type = "VarBinary(StringLen::N(32))"
    )]
    pub account: Vec<u8>,
    /// An IPv4 address or an IPv6 /64 prefix.
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    pub last_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
