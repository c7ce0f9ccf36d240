//! The sandbox's SMS outbox: the only place where codes stand in clear, for an hour.

use sea_orm::entity::prelude::*;

use crate::SmsId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sandbox_sms")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SmsId,
    /// E.164.
    #[sea_orm(indexed)]
    pub to: String,
    #[sea_orm(column_type = "Text")]
    pub text: String,
    pub code: String,
    #[sea_orm(indexed)]
    pub sent_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
