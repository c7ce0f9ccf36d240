use chrono::{DateTime, Utc};
use entity::identity_case_decision::Outcome;
use poem_openapi::{Enum, Object};
use validator::{ValidationError, ValidationErrors};

use crate::civil;
use crate::http::Rules;

const SHORTEST: usize = 10;
const LONGEST_REASON: usize = 500;
const LONGEST_GROUNDS: usize = 1000;

/// Why a case is looked at. The citizens concerned read it.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct CaseReason {
    /// 10 to 500 characters.
    #[oai(validator(max_length = 1000))]
    reason: String,
}

#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct CaseDecisionInput {
    pub outcome: DecidedOutcome,
    /// 10 to 1,000 characters.
    #[oai(validator(max_length = 2000))]
    grounds: String,
    /// Needed where an account would be left without any way in.
    pub allow_no_way_in: Option<bool>,
}

#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct CaseUndoInput {
    /// 10 to 1,000 characters.
    #[oai(validator(max_length = 2000))]
    grounds: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum DecidedOutcome {
    KeepWithHolder,
    GiveToClaimant,
    LinkToHolder,
}

impl From<DecidedOutcome> for Outcome {
    fn from(outcome: DecidedOutcome) -> Self {
        match outcome {
            DecidedOutcome::KeepWithHolder => Self::KeepWithHolder,
            DecidedOutcome::GiveToClaimant => Self::GiveToClaimant,
            DecidedOutcome::LinkToHolder => Self::LinkToHolder,
        }
    }
}

impl CaseReason {
    pub fn text(&self) -> String {
        said(&self.reason, LONGEST_REASON).unwrap_or_default()
    }
}

impl CaseDecisionInput {
    pub fn text(&self) -> String {
        said(&self.grounds, LONGEST_GROUNDS).unwrap_or_default()
    }
}

impl CaseUndoInput {
    pub fn text(&self) -> String {
        said(&self.grounds, LONGEST_GROUNDS).unwrap_or_default()
    }
}

impl Rules for CaseReason {
    fn broken(&self, _: DateTime<Utc>) -> Result<(), ValidationErrors> {
        broken("reason", &self.reason, LONGEST_REASON)
    }
}

impl Rules for CaseDecisionInput {
    fn broken(&self, _: DateTime<Utc>) -> Result<(), ValidationErrors> {
        broken("grounds", &self.grounds, LONGEST_GROUNDS)
    }
}

impl Rules for CaseUndoInput {
    fn broken(&self, _: DateTime<Utc>) -> Result<(), ValidationErrors> {
        broken("grounds", &self.grounds, LONGEST_GROUNDS)
    }
}

fn broken(field: &'static str, typed: &str, longest: usize) -> Result<(), ValidationErrors> {
    let mut errors = ValidationErrors::new();
    if said(typed, longest).is_none() {
        errors.add(field, ValidationError::new("length"));
        return Err(errors);
    }
    Ok(())
}

/// A text that says something.
fn said(typed: &str, longest: usize) -> Option<String> {
    let text = civil::line(typed, longest)?;
    (text.chars().count() >= SHORTEST).then_some(text)
}
