//! Somebody else saved meanwhile: another tab, another device, or the provider at a sign-in.

use chrono::{DateTime, Utc};
use poem_openapi::Object;

use super::names::{Name, Source};
use crate::http::{Code, FieldError};

/// Problem Details (RFC 9457) with the difference.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ProfileChangedMeanwhile {
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
    /// The fields that changed since the version in `If-Match`, as they are now.
    changed: Vec<ChangedField>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct ChangedField {
    field: Name,
    /// What it says now; absent if it is empty.
    value: Option<String>,
    source: Option<Source>,
    /// Since when.
    since: Option<DateTime<Utc>>,
}
