//! How often something was done of late, such as QR codes asked for from one address: a count within a minute.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: QuotaKind,
    /// Who does it, such as an IPv4 address or an IPv6 /64 prefix.
    #[sea_orm(primary_key, auto_increment = false)]
    pub who: String,
    /// When the count began.
    #[sea_orm(indexed)]
    pub since: DateTimeUtc,
    pub count: i32,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum QuotaKind {
    #[sea_orm(string_value = "qr_start")]
    QrStart,
    /// Of a member, by their id.
    #[sea_orm(string_value = "e_receipt_test")]
    EReceiptTest,
    /// No count: whoever writes it has the turn.
    #[sea_orm(string_value = "turn")]
    Turn,
}
