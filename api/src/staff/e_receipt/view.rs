use chrono::{DateTime, Utc};
use entity::e_receipt_account;
use poem_openapi::Object;

/// A linked account. Its password is never shown.
#[derive(Object)]
#[oai(rename = "EReceiptAccount", skip_serializing_if_is_none)]
pub struct EReceiptView {
    username: String,
    /// When user name or password was last given.
    changed_at: DateTime<Utc>,
    /// When the service was last asked with it; absent if it never was.
    last_used_at: Option<DateTime<Utc>>,
}

impl EReceiptView {
    pub fn of(row: &e_receipt_account::Model) -> Self {
        Self {
            username: row.username.clone(),
            changed_at: row.changed_at,
            last_used_at: row.last_used_at,
        }
    }
}
