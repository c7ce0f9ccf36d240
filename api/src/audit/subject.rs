use entity::{CampaignId, CaseId, CitizenId, StaffId, UnitId};
use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;
use uuid::Uuid;

use crate::http::spelt;

/// On whom or what something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Member(StaffId),
    Unit(UnitId),
    Campaign(CampaignId),
    Case(CaseId),
    Citizen(CitizenId),
    Import(Uuid),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "AuditSubjectKind", rename_all = "snake_case")]
pub enum SubjectKind {
    Member,
    Unit,
    Campaign,
    IdentityCase,
    Citizen,
    Import,
    /// Something that this version has no name for.
    Other,
}

impl Subject {
    pub const fn kind(self) -> SubjectKind {
        match self {
            Self::Member(_) => SubjectKind::Member,
            Self::Unit(_) => SubjectKind::Unit,
            Self::Campaign(_) => SubjectKind::Campaign,
            Self::Case(_) => SubjectKind::IdentityCase,
            Self::Citizen(_) => SubjectKind::Citizen,
            Self::Import(_) => SubjectKind::Import,
        }
    }

    pub const fn id(self) -> Uuid {
        match self {
            Self::Member(id) => id.0,
            Self::Unit(id) => id.0,
            Self::Campaign(id) => id.0,
            Self::Case(id) => id.0,
            Self::Citizen(id) => id.0,
            Self::Import(id) => id,
        }
    }
}

impl SubjectKind {
    pub fn name(self) -> String {
        spelt(&self)
    }

    pub fn of(name: &str) -> Self {
        Self::parse_from_json(Some(name.into())).unwrap_or(Self::Other)
    }
}
