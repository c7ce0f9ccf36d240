use entity::SessionId;
use poem_openapi::Object;
use uuid::Uuid;

use crate::civil;

/// What more is to be said of it. Which of these are there depends on the event. Never a code, a token or a whole number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityDetails {
    /// Names of fields that changed.
    pub fields: Option<Vec<String>>,
    /// A phone number, hidden but for its last three digits.
    pub phone: Option<String>,
    /// How many sessions ended.
    pub sessions: Option<u64>,
    /// The one session that ended.
    pub session_id: Option<Uuid>,
    /// Why it was refused or failed.
    pub problem: Option<String>,
    /// The entry that was reported.
    pub entry: Option<Uuid>,
    /// Which way in: `vneid`, `dvcqg` or `local`.
    pub way: Option<String>,
    /// A business by its tax code.
    pub business: Option<String>,
    /// Why an official looked at it.
    pub reason: Option<String>,
    /// What was decided of a case.
    pub outcome: Option<String>,
    /// The case that it was about.
    pub case_id: Option<Uuid>,
}

impl ActivityDetails {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn fields(names: Vec<String>) -> Self {
        Self {
            fields: Some(names),
            ..Self::default()
        }
    }

    /// `e164` is not kept whole.
    pub fn phone(e164: &str) -> Self {
        Self {
            phone: Some(civil::masked_phone(e164)),
            ..Self::default()
        }
    }

    pub fn sessions(count: u64) -> Self {
        Self {
            sessions: Some(count),
            ..Self::default()
        }
    }

    pub fn session(id: SessionId) -> Self {
        Self {
            session_id: Some(id.0),
            ..Self::default()
        }
    }

    pub fn problem(code: &str) -> Self {
        Self {
            problem: Some(code.to_owned()),
            ..Self::default()
        }
    }

    pub fn way(way: &str) -> Self {
        Self {
            way: Some(way.to_owned()),
            ..Self::default()
        }
    }

    pub fn business(tax_code: Option<&str>) -> Self {
        Self {
            business: tax_code.map(ToOwned::to_owned),
            ..Self::default()
        }
    }

    pub fn entry(id: Uuid) -> Self {
        Self {
            entry: Some(id),
            ..Self::default()
        }
    }
}
