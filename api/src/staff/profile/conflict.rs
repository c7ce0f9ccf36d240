//! The record was saved meanwhile: in another tab, or by somebody who looks after it.

use poem_openapi::Object;

use super::names::Field;
use super::record::Record;
use crate::http::{Code, FieldError, Problem};

/// Problem Details (RFC 9457) with the difference.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct StaffProfileChangedMeanwhile {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    kind: String,
    /// The kind of problem in a few words, in the caller's language.
    title: String,
    /// The HTTP status: 412.
    status: u16,
    /// What happened and what to do, in the caller's language.
    detail: String,
    /// `changed_meanwhile`
    code: Code,
    /// Always empty: no field is wrong.
    errors: Vec<FieldError>,
    /// The fields in which the record as it is now differs from what was sent.
    changed: Vec<StaffChangedField>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct StaffChangedField {
    field: Field,
    /// What it says now; absent if it is missing.
    value: Option<String>,
}

impl StaffProfileChangedMeanwhile {
    pub fn of(now: &Record, wanted: &Record) -> Self {
        let problem = Problem::new(Code::ChangedMeanwhile);
        let changed = now.differences(wanted).into_iter();
        Self {
            kind: problem.kind,
            title: problem.title,
            status: problem.status,
            detail: problem.detail,
            code: problem.code,
            errors: problem.errors,
            changed: changed
                .map(|(field, value)| StaffChangedField { field, value })
                .collect(),
        }
    }
}
