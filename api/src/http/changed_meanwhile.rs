use poem_openapi::Object;
use poem_openapi::types::{ParseFromJSON, ToJSON, Type};

use super::{Code, FieldError, Problem};

/// Problem Details (RFC 9457) with the record as it is now.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ChangedMeanwhile<T: Type + ParseFromJSON + ToJSON> {
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
    /// What it says now.
    now: T,
}

impl<T: Type + ParseFromJSON + ToJSON> ChangedMeanwhile<T> {
    pub fn to(now: T) -> Self {
        let problem = Problem::new(Code::ChangedMeanwhile);
        Self {
            kind: problem.kind,
            title: problem.title,
            status: problem.status,
            detail: problem.detail,
            code: problem.code,
            errors: problem.errors,
            now,
        }
    }
}
