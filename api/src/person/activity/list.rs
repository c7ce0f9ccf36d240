//! Reading the log, the newest first.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use super::EventCode;
use crate::person::DeviceView;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityPage {
    /// The newest first.
    entries: Vec<ActivityEntry>,
    /// The `cursor` of the next page; absent on the last one.
    next: Option<String>,
}

/// One thing that was done.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityEntry {
    id: Uuid,
    event: EventCode,
    at: DateTime<Utc>,
    /// The network address it came from.
    address: String,
    device: DeviceView,
    /// The session in which it was done.
    session_id: Option<Uuid>,
    /// Whether that is the session that asks.
    this_session: bool,
    details: Option<ActivityDetails>,
    /// When the person said that it was not them.
    reported_at: Option<DateTime<Utc>>,
}

/// What more is to be said of it. Which of these are there depends on the event.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityDetails {
    /// Names of fields that changed.
    fields: Option<Vec<String>>,
    /// A phone number, but for its last three digits hidden.
    phone: Option<String>,
    /// How many sessions ended.
    sessions: Option<u64>,
    /// Why it was refused or failed.
    problem: Option<String>,
    /// The entry that was reported.
    entry: Option<Uuid>,
}
