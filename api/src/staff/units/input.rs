//! What is typed of a unit, and how it is kept.

use chrono::NaiveDate;
use poem_openapi::Object;
use uuid::Uuid;
use validator::{ValidationError, ValidationErrors};

use super::view::UnitKindName;
use crate::civil;
use crate::http::Rules;

const LONGEST_CODE: usize = 64;

#[derive(Object)]
#[oai(rename = "StaffNewUnit", deny_unknown_fields)]
pub struct NewUnit {
    /// Unlike any other unit's.
    #[oai(validator(max_length = 64))]
    pub code: String,
    #[oai(validator(max_length = 255))]
    pub name: String,
    pub kind: UnitKindName,
    /// The unit that it is a part of, which must not be over; absent for one at the root.
    pub parent_id: Option<Uuid>,
    /// The first day, `yyyy-MM-dd`.
    #[oai(validator(max_length = 64))]
    pub valid_from: String,
    /// The last day; absent if it goes on.
    #[oai(validator(max_length = 64))]
    pub valid_until: Option<String>,
}

#[derive(Object)]
#[oai(rename = "StaffUnitInput", deny_unknown_fields)]
pub struct UnitInput {
    #[oai(validator(max_length = 255))]
    pub name: String,
    pub kind: UnitKindName,
    /// The first day, `yyyy-MM-dd`.
    #[oai(validator(max_length = 64))]
    pub valid_from: String,
    /// The last day; absent if it goes on.
    #[oai(validator(max_length = 64))]
    pub valid_until: Option<String>,
}

/// As it is kept. What is wrong is never kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub code: String,
    pub name: String,
    pub valid_from: NaiveDate,
    pub valid_until: Option<NaiveDate>,
}

impl NewUnit {
    pub fn kept(&self) -> Result<Kept, ValidationErrors> {
        let mut errors = ValidationErrors::new();
        let code = civil::line(&self.code, LONGEST_CODE);
        if code.is_none() {
            errors.add("code", ValidationError::new("text"));
        }
        let rest = read(errors, &self.name, &self.valid_from, self.valid_until.as_deref())?;
        Ok(Kept {
            code: code.unwrap_or_default(),
            ..rest
        })
    }
}

impl UnitInput {
    pub fn kept(&self) -> Result<Kept, ValidationErrors> {
        let errors = ValidationErrors::new();
        read(errors, &self.name, &self.valid_from, self.valid_until.as_deref())
    }
}

fn read(
    mut errors: ValidationErrors,
    name: &str,
    from: &str,
    until: Option<&str>,
) -> Result<Kept, ValidationErrors> {
    let (name, first) = (civil::name(name), civil::day(from));
    let last = until.map(civil::day);
    for (field, is_wrong) in [
        ("valid_from", first.is_none()),
        ("valid_until", last == Some(None)),
    ] {
        if is_wrong {
            errors.add(field, ValidationError::new("date"));
        }
    }
    let last = last.flatten();
    if name.is_none() {
        errors.add("name", ValidationError::new("text"));
    }
    if last.is_some_and(|last| first.is_some_and(|first| last < first)) {
        errors.add("valid_until", ValidationError::new("before_start"));
    }
    match (errors.is_empty(), name, first) {
        (true, Some(name), Some(valid_from)) => Ok(Kept {
            code: String::new(),
            name,
            valid_from,
            valid_until: last,
        }),
        _ => Err(errors),
    }
}

impl Rules for NewUnit {
    fn broken(&self, _: chrono::DateTime<chrono::Utc>) -> Result<(), ValidationErrors> {
        self.kept().map(drop)
    }
}

impl Rules for UnitInput {
    fn broken(&self, _: chrono::DateTime<chrono::Utc>) -> Result<(), ValidationErrors> {
        self.kept().map(drop)
    }
}
