//! A case without anything about the citizens whom it concerns: no reason is needed for looking at that.

use chrono::{DateTime, Utc};
use entity::identity_case::CaseKind;
use entity::identity_case_decision::Outcome;
use poem_openapi::{Enum, Object};
use uuid::Uuid;

use crate::person::ProviderCode;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "IdentityCaseKind", rename_all = "snake_case")]
pub enum KindCode {
    /// The account at the provider is linked to another account here.
    Subject,
    /// Its *Techid* is.
    TechId,
    /// Another account here has the personal number that the provider gives.
    PersonalId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "IdentityCaseState", rename_all = "snake_case")]
pub enum StateCode {
    /// Nobody has decided in this round.
    Open,
    /// One administrator has; another one is needed.
    AwaitingSecond,
    /// Two decided the same, and it was done; it can be undone until `undo_until`.
    CarriedOut,
    /// One administrator wants it undone; another one is needed.
    UndoAwaitingSecond,
    /// It was done, and can't be undone any more.
    Final,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "IdentityCaseOutcome", rename_all = "snake_case")]
pub enum OutcomeCode {
    /// Nothing moves.
    KeepWithHolder,
    /// The identity becomes a way into the account that wanted it, and is none into the holder's any more.
    GiveToClaimant,
    /// The identity is the holder's own: it becomes a way into the account that has the number or the *Techid*.
    LinkToHolder,
    /// What was carried out was taken back.
    Undo,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct IdentityCasePage {
    /// The last met first.
    pub cases: Vec<IdentityCase>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct IdentityCase {
    pub id: Uuid,
    pub kind: KindCode,
    pub state: StateCode,
    /// Absent if the provider is not configured any more.
    pub provider: Option<ProviderCode>,
    /// Whether an account wanted the identity; otherwise someone came to sign in.
    pub has_claimant: bool,
    pub opened_at: DateTime<Utc>,
    /// When it was met for the last time.
    pub last_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// What was carried out.
    pub outcome: Option<OutcomeCode>,
    pub undo_until: Option<DateTime<Utc>>,
    /// Two who decide differently begin another.
    pub round: i32,
    /// Who decided in this round. What they decided is shown to nobody before the second has decided too.
    pub decided_by: Option<CaseOfficial>,
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether that was the caller, who can't be the second.
    pub decided_by_you: bool,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct CaseOfficial {
    pub id: Uuid,
    pub staff_code: Option<String>,
    pub full_name: Option<String>,
}

impl From<CaseKind> for KindCode {
    fn from(kind: CaseKind) -> Self {
        match kind {
            CaseKind::Subject => Self::Subject,
            CaseKind::TechId => Self::TechId,
            CaseKind::PersonalId => Self::PersonalId,
        }
    }
}

impl From<KindCode> for CaseKind {
    fn from(kind: KindCode) -> Self {
        match kind {
            KindCode::Subject => Self::Subject,
            KindCode::TechId => Self::TechId,
            KindCode::PersonalId => Self::PersonalId,
        }
    }
}

impl From<Outcome> for OutcomeCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::KeepWithHolder => Self::KeepWithHolder,
            Outcome::GiveToClaimant => Self::GiveToClaimant,
            Outcome::LinkToHolder => Self::LinkToHolder,
            Outcome::Undo => Self::Undo,
        }
    }
}
