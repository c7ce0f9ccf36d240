use chrono::{DateTime, TimeDelta, Utc};
use poem_openapi::Object;
use uuid::Uuid;
use validator::{ValidationError, ValidationErrors};

use crate::civil;
use crate::http::Rules;
use crate::session::StaffField;

/// Five years.
const FARTHEST: TimeDelta = TimeDelta::days(5 * 365);
const LONGEST_NAME: usize = 200;
/// More units than any province has on one level.
const MOST_UNITS: usize = 500;

/// A campaign that is to be opened.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct CampaignInput {
    #[oai(validator(max_length = 200))]
    name: String,
    /// At least one.
    #[oai(validator(max_items = 7))]
    pub required_fields: Vec<StaffField>,
    /// These units with all below, none of which lies below another and none of which has ended. Empty is everyone.
    #[oai(validator(max_items = 500))]
    pub unit_ids: Vec<Uuid>,
    /// Not in the past, and not more than five years ahead.
    pub deadline: DateTime<Utc>,
}

/// What may be changed of a campaign that runs.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct CampaignChange {
    #[oai(validator(max_length = 200))]
    name: String,
    /// Not in the past, unless it stays as it is.
    pub deadline: DateTime<Utc>,
}

impl CampaignInput {
    pub fn name(&self) -> Option<String> {
        civil::line(&self.name, LONGEST_NAME)
    }
}

impl CampaignChange {
    pub fn name(&self) -> Option<String> {
        civil::line(&self.name, LONGEST_NAME)
    }
}

impl Rules for CampaignInput {
    fn broken(&self, now: DateTime<Utc>) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.name().is_none() {
            errors.add("name", ValidationError::new("text"));
        }
        if self.required_fields.is_empty() {
            errors.add("required_fields", ValidationError::new("required"));
        }
        if self.unit_ids.len() > MOST_UNITS {
            errors.add("unit_ids", ValidationError::new("length"));
        }
        if self.deadline <= now {
            errors.add("deadline", ValidationError::new("past"));
        }
        if is_too_far(self.deadline, now) {
            errors.add("deadline", ValidationError::new("too_far"));
        }
        if_any(errors)
    }
}

impl Rules for CampaignChange {
    fn broken(&self, now: DateTime<Utc>) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        if self.name().is_none() {
            errors.add("name", ValidationError::new("text"));
        }
        if is_too_far(self.deadline, now) {
            errors.add("deadline", ValidationError::new("too_far"));
        }
        if_any(errors)
    }
}

/// A slip of the keyboard; and no database takes every year that can be written.
fn is_too_far(deadline: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    deadline > now + FARTHEST
}

fn if_any(errors: ValidationErrors) -> Result<(), ValidationErrors> {
    match errors.is_empty() {
        true => Ok(()),
        false => Err(errors),
    }
}
