//! A phone number that a person gave and that counts only once a code sent to it came back.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{Person, PersonKind, PhoneConfirmationId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "phone_confirmation")]
pub struct Model {
    // The three of the list, in its order.
    #[sea_orm(unique_key = "list")]
    pub person_kind: PersonKind,
    #[sea_orm(unique_key = "list")]
    pub person_id: Uuid,
    /// What its one-time codes are for (`one_time_code.purpose_id`).
    #[sea_orm(primary_key, auto_increment = false, unique_key = "list")]
    pub id: PhoneConfirmationId,
    /// E.164.
    pub phone: String,
    #[sea_orm(indexed)]
    pub requested_at: DateTimeUtc,
    pub resends: i16,
    pub sms: SmsState,
    /// When it was confirmed, given up or replaced by another number.
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How far the latest message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum SmsState {
    /// On its way to whoever carries it.
    #[sea_orm(string_value = "sending")]
    Sending,
    #[sea_orm(string_value = "sent")]
    Sent,
    #[sea_orm(string_value = "failed")]
    Failed,
}

impl Entity {
    /// All of one person, also those that have ended.
    pub fn of(person: Person) -> Select<Self> {
        Self::find()
            .filter(COLUMN.person_kind.eq(person.kind))
            .filter(COLUMN.person_id.eq(person.id))
    }

    /// The one that waits for its code.
    pub fn pending_of(person: Person) -> Select<Self> {
        Self::of(person).filter(COLUMN.ended_at.is_null())
    }
}
