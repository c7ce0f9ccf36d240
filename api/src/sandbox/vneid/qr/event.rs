//! What may happen to a sign-in while its browser waits.

use chrono::{DateTime, Utc};
use poem_openapi::{Object, Union};

use super::view::ScannedView;

/// The code of this second.
#[derive(Object)]
pub struct CodeEvent {
    /// The picture.
    pub svg: String,
    /// A phone that scans it later is refused.
    pub expires_at: DateTime<Utc>,
}

/// A phone has scanned, or another one tried to.
#[derive(Object)]
pub struct ScannedEvent {
    pub phone: ScannedView,
    /// So long it may decide.
    pub window_ends_at: DateTime<Utc>,
}

/// The phone's owner approved: the sign-in is done, and `GET /vneid/api/sign-in` says where to go.
#[derive(Object)]
pub struct ApprovedEvent {
    pub now: DateTime<Utc>,
}

/// The phone's owner said no or picked a wrong number: the sign-in is over.
#[derive(Object)]
pub struct DeclinedEvent {
    pub now: DateTime<Utc>,
}

/// The window is over, or the phone was refused.
#[derive(Object)]
pub struct ExpiredEvent {
    pub now: DateTime<Utc>,
}

/// The sign-in went on in another way: look at it.
#[derive(Object)]
pub struct ChangedEvent {
    pub now: DateTime<Utc>,
}

/// `event` is the event's own type too. After all but `code` and `scanned` the stream ends.
#[derive(Union)]
#[oai(discriminator_name = "event", one_of, rename_all = "snake_case")]
pub enum SignInEvent {
    #[oai(mapping = "code")]
    Code(CodeEvent),
    #[oai(mapping = "scanned")]
    Scanned(ScannedEvent),
    #[oai(mapping = "approved")]
    Approved(ApprovedEvent),
    #[oai(mapping = "declined")]
    Declined(DeclinedEvent),
    #[oai(mapping = "expired")]
    Expired(ExpiredEvent),
    #[oai(mapping = "changed")]
    Changed(ChangedEvent),
}

impl SignInEvent {
    /// As `event` says it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Code(_) => "code",
            Self::Scanned(_) => "scanned",
            Self::Approved(_) => "approved",
            Self::Declined(_) => "declined",
            Self::Expired(_) => "expired",
            Self::Changed(_) => "changed",
        }
    }
}
