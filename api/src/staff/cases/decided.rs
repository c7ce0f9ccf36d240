use poem_openapi::{Enum, Object};

use super::view::IdentityCase;

/// What came of a decision.
#[derive(Object)]
pub struct CaseDecided {
    pub result: DecisionResult,
    pub case: IdentityCase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum DecisionResult {
    /// It is the first; another administrator is needed.
    Noted,
    /// The second decided the same, and it was done.
    CarriedOut,
    /// The second decided differently: both are kept, and the case is open again.
    Disagreed,
}
