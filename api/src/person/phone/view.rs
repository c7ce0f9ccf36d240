use chrono::{DateTime, Utc};
use entity::phone_confirmation::SmsState;
use poem_openapi::{Enum, Object};
use serde::Serialize;

use super::Pending;
use crate::http::rfc3339;
use crate::policy::Policy;

/// A phone number that waits for its code.
#[derive(Object, Serialize)]
pub struct PendingPhone {
    /// E.164.
    phone: String,
    #[serde(serialize_with = "rfc3339")]
    requested_at: DateTime<Utc>,
    sms: SmsProgress,
    /// Until when the latest code is good.
    #[serde(serialize_with = "rfc3339")]
    code_expires_at: DateTime<Utc>,
    tries_left: i16,
    resends_left: i16,
    /// From when on another code may be asked for; at once if the last message could not be sent.
    #[serde(serialize_with = "rfc3339")]
    resend_at: DateTime<Utc>,
}

impl PendingPhone {
    pub fn of(pending: &Pending, now: DateTime<Utc>, policy: &Policy) -> Self {
        let (sent, row) = (pending.sent(), &pending.row);
        let sms = pending.sms(now, policy);
        Self {
            phone: row.phone.clone(),
            requested_at: row.requested_at,
            sms: sms.into(),
            code_expires_at: sent.expires_at(policy),
            tries_left: sent.tries_left(policy),
            resends_left: (policy.resends_per_sign_in - row.resends).max(0),
            resend_at: match sms {
                SmsState::Failed => sent.sent_at,
                SmsState::Sending | SmsState::Sent => sent.another_at(policy),
            },
        }
    }
}

/// How far the latest message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum, Serialize)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum SmsProgress {
    /// On its way to whoever carries it.
    Sending,
    /// Whoever carries it has taken it.
    Sent,
    /// It could not be sent; another one may be asked for at once.
    Failed,
}

impl From<SmsState> for SmsProgress {
    fn from(state: SmsState) -> Self {
        match state {
            SmsState::Sending => Self::Sending,
            SmsState::Sent => Self::Sent,
            SmsState::Failed => Self::Failed,
        }
    }
}
