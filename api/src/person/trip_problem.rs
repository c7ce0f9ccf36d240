//! Why a way to the provider and back came to nothing.

use crate::provider::ProviderProblem;
use crate::session::NotProven;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripProblem {
    /// It took too long, or was used before.
    Expired,
    /// Not begun in this browser.
    Unknown,
    Cancelled,
    ProviderUnavailable,
    ProviderRefused,
    /// What the provider said is not to be believed.
    IdentityRejected,
    AccountDisabled,
    /// Someone else came back than the one who was to prove who they are.
    OtherPerson,
    /// The provider did not ask for anything anew.
    NotFresh,
    /// The national portal gives no *Techid*, without which an account there is no way in.
    NoTechId,
    /// The identity or the number belongs to another account here; a case was opened.
    IdentityConflict,
    /// The number is known here: whoever came proves first that the older account is theirs.
    ProofNeeded,
    /// At the staff's door: nobody there has this number.
    NotStaff,
    /// At the staff's door: an account of level 1 says too little.
    LevelTooLow,
}

impl TripProblem {
    /// As the pages know it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
            Self::ProviderUnavailable => "provider_unavailable",
            Self::ProviderRefused => "provider_refused",
            Self::IdentityRejected => "identity_rejected",
            Self::AccountDisabled => "account_disabled",
            Self::OtherPerson => "other_person",
            Self::NotFresh => "not_fresh",
            Self::NoTechId => "no_techid",
            Self::IdentityConflict => "identity_conflict",
            Self::ProofNeeded => "proof_needed",
            Self::NotStaff => "not_staff",
            Self::LevelTooLow => "level_too_low",
        }
    }
}

impl From<&ProviderProblem> for TripProblem {
    fn from(problem: &ProviderProblem) -> Self {
        match problem {
            ProviderProblem::Unavailable(_) => Self::ProviderUnavailable,
            ProviderProblem::Refused(_) => Self::ProviderRefused,
            ProviderProblem::Missigned(_) | ProviderProblem::Unbelievable(_) => Self::IdentityRejected,
        }
    }
}

impl From<NotProven> for TripProblem {
    fn from(not_proven: NotProven) -> Self {
        match not_proven {
            NotProven::Over => Self::Expired,
            NotProven::NotFresh => Self::NotFresh,
        }
    }
}
