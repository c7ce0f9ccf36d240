//! What an official sees of those whom a case concerns. Numbers are masked; no token and no whole subject is in it.

use chrono::{DateTime, Utc};
use entity::citizen_field::FieldSource;
use poem_openapi::{Enum, Object};
use uuid::Uuid;

use super::view::{CaseOfficial, IdentityCase, OutcomeCode};

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct IdentityCaseView {
    pub case: IdentityCase,
    pub identity: DisputedIdentity,
    /// The account that has the identity, or the number.
    pub holder: CaseSide,
    /// The account that wanted it; absent if someone came to sign in.
    pub claimant: Option<CaseSide>,
    /// What may be decided, and what would follow.
    pub outcomes: Vec<CaseOutcomeOption>,
    /// What was decided in rounds that are over, the newest first.
    pub history: Vec<CaseDecision>,
}

/// What is fought over.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct DisputedIdentity {
    pub issuer: String,
    /// The last characters of the account's name at the provider.
    pub subject_ending: String,
    pub tech_id_ending: Option<String>,
    /// Whether it is linked to the holder now.
    pub held_by_holder: bool,
    /// Whether it is linked to the claimant now.
    pub held_by_claimant: bool,
}

/// One account, and what speaks for it.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct CaseSide {
    pub citizen_id: Uuid,
    pub full_name: String,
    pub created_at: DateTime<Utc>,
    pub is_disabled: bool,
    /// What is known of the person, and by whose word.
    pub proofs: Vec<CaseProof>,
    pub ways: Vec<CaseWay>,
    pub last_signed_in_at: Option<DateTime<Utc>>,
    /// Sessions that live now.
    pub live_sessions: u64,
}

/// A field by the word of one source.
#[derive(Object)]
pub struct CaseProof {
    pub field: CaseProofField,
    /// Masked if it is a number.
    pub value: String,
    pub source: CaseProofSource,
    /// When that source said it for the last time.
    pub at: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CaseProofField {
    FullName,
    BirthDate,
    PersonalId,
}

/// By whose word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum CaseProofSource {
    Vneid,
    /// The National Public Service Portal.
    NationalPortal,
    /// The citizen typed it here.
    SelfDeclared,
}

impl From<FieldSource> for CaseProofSource {
    fn from(source: FieldSource) -> Self {
        match source {
            FieldSource::Vneid => Self::Vneid,
            FieldSource::NationalPortal => Self::NationalPortal,
            FieldSource::SelfDeclared => Self::SelfDeclared,
        }
    }
}

/// A way into the account.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct CaseWay {
    /// `vneid`, `dvcqg`, `local`, or `unknown` for a provider that is not configured any more.
    pub way: String,
    pub linked_at: DateTime<Utc>,
    /// When someone last came in by it, as far as sessions are kept.
    pub last_used_at: Option<DateTime<Utc>>,
    pub tech_id_ending: Option<String>,
    /// Whether it is what is fought over.
    pub is_disputed: bool,
}

#[derive(Object)]
pub struct CaseOutcomeOption {
    pub outcome: OutcomeCode,
    /// Whether the holder would have no way in any more; then `allow_no_way_in` is needed.
    pub leaves_holder_without_way_in: bool,
    /// How many of the holder's sessions would end.
    pub ends_sessions: u64,
}

#[derive(Object)]
pub struct CaseDecision {
    pub by: CaseOfficial,
    pub round: i32,
    pub outcome: OutcomeCode,
    pub grounds: String,
    pub decided_at: DateTime<Utc>,
}
