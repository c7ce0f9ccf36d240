use chrono::{DateTime, Utc};
use entity::phone_confirmation::SmsState;
use entity::{Person, one_time_code, phone_confirmation};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use crate::evidence::code;
use crate::policy::Policy;
use crate::proof::SentCode;

/// A number that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    pub row: phone_confirmation::Model,
    /// The code that counts now.
    pub code: one_time_code::Model,
}

impl Pending {
    /// The person's own, if there is one. Codes are removed after a week, and with them what waits for them.
    pub async fn of(db: &impl ConnectionTrait, person: Person) -> Result<Option<Self>, DbErr> {
        let Some(row) = phone_confirmation::Entity::pending_of(person).one(db).await? else {
            return Ok(None);
        };
        let code = one_time_code::Entity::latest(row.id.0).one(db).await?;
        Ok(code.map(|code| Self { row, code }))
    }

    pub fn sent(&self) -> SentCode {
        code::as_sent(&self.code)
    }

    /// Whether its code may still be given.
    pub fn can_be_confirmed(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        let sent = self.sent();
        !sent.is_expired(now, policy) && sent.tries_left(policy) > 0
    }

    /// How far the message has come. One that was on its way when the server stopped is on its way no longer.
    pub fn sms(&self, now: DateTime<Utc>, policy: &Policy) -> SmsState {
        match self.row.sms {
            SmsState::Sending if now >= self.sent().another_at(policy) => SmsState::Failed,
            state => state,
        }
    }

    /// It counts or waits no longer.
    pub async fn end(&self, db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<(), DbErr> {
        phone_confirmation::Entity::update_many()
            .col_expr(phone_confirmation::Column::EndedAt, Expr::value(now))
            .filter(phone_confirmation::Column::Id.eq(self.row.id))
            .exec(db)
            .await
            .map(drop)
    }
}
