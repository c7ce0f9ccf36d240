//! Wrong tries in a row, per kind of proof, account and address, and the delay they earned.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "failed_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proof: ProofKind,
    /// Digest of the account's name under the server's key; kept for unknown accounts too, so
    /// that they behave alike.
    #[sea_orm(
        primary_key,
        auto_increment = false,
        column_type = "VarBinary(StringLen::N(32))"
    )]
    pub account: Vec<u8>,
    /// An IPv4 address, an IPv6 /64 prefix, or `*` for tries from anywhere.
    #[sea_orm(primary_key, auto_increment = false)]
    pub address: String,
    pub count: i32,
    pub since: DateTimeUtc,
    #[sea_orm(indexed)]
    pub last_at: DateTimeUtc,
    pub delayed_until: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Kinds of proof have separate counters, so that a lock-out of one is no weapon against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum ProofKind {
    #[sea_orm(string_value = "password")]
    Password,
    #[sea_orm(string_value = "otp")]
    Otp,
    /// Codes typed or read on a phone that no browser shows.
    #[sea_orm(string_value = "qr")]
    Qr,
    /// The code sent to a contact phone.
    #[sea_orm(string_value = "contact_phone")]
    ContactPhone,
    /// The code of an authenticator application.
    #[sea_orm(string_value = "totp")]
    Totp,
    /// A code kept for the day on which the authenticator is lost.
    #[sea_orm(string_value = "recovery")]
    Recovery,
    /// A code that an administrator handed over.
    #[sea_orm(string_value = "reset")]
    Reset,
}
