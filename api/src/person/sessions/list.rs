use chrono::{DateTime, Utc};
use poem_openapi::{Enum, Object};
use uuid::Uuid;

use crate::person::DeviceView;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct SessionPage {
    /// Those that live first, the last used before the others; then those that are over, for 30 days.
    sessions: Vec<SessionEntry>,
    /// The `cursor` of the next page; absent on the last one.
    next: Option<String>,
}

/// One time that the person signed in.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct SessionEntry {
    id: Uuid,
    /// Whether it is the one that asks.
    this_session: bool,
    state: SessionStanding,
    way: SignInWay,
    /// How the provider says that the person proved who they are (`amr`, RFC 8176).
    methods: Vec<String>,
    /// Assurance level: 1 or 2.
    level: i16,
    /// Whether the person said that others use the same computer, or it stands in a public place.
    shared_computer: bool,
    device: DeviceView,
    /// The network address from which the person signed in.
    address: String,
    started_at: DateTime<Utc>,
    /// Written at most once a minute.
    last_used_at: DateTime<Utc>,
    /// When it was over, or will be if nothing more happens.
    over_at: DateTime<Utc>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
pub enum SessionStanding {
    Live,
    /// Its time was over.
    Expired,
    /// Somebody ended it.
    Ended,
}

/// By which way someone signed in.
#[derive(Enum)]
#[oai(rename_all = "snake_case")]
pub enum SignInWay {
    Vneid,
}
