//! Refusals and faults in one form: Problem Details (RFC 9457), in the caller's language.

mod database;
mod from_poem;
mod texts;

use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::{IntoResponse, Response};
use poem_openapi::payload::Json;
use poem_openapi::types::{ParseFromJSON, ToJSON, Type};
use poem_openapi::{ApiResponse, Enum, Object};

use super::Language;

/// What kind of problem it is: one closed list for the whole API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ProblemCode", rename_all = "snake_case")]
pub enum Code {
    Malformed,
    InvalidFields,
    NotSignedIn,
    Reauthenticate,
    Forbidden,
    /// The record lacks what is required, and the deadline has passed: the form, help and sign-out remain.
    RecordIncomplete,
    NotFound,
    MethodNotAllowed,
    ChangedMeanwhile,
    TooLarge,
    UnsupportedMediaType,
    TooMany,
    Unavailable,
    Broken,
    /// The operation says no, for the `reason` given.
    Refused,
}

/// One wrong field.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(skip_serializing_if_is_none)]
pub struct FieldError {
    /// The field's name as in the request.
    pub field: String,
    /// What is wrong with it, for programs: `required`, `type`, `length`, `format`, …
    pub code: String,
    /// What is wrong with it, for people.
    pub message: String,
}

/// Problem Details (RFC 9457).
#[derive(Clone, Debug, Object)]
#[oai(skip_serializing_if_is_none)]
pub struct Problem {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do, in the caller's language.
    pub detail: String,
    pub code: Code,
    /// All fields that are wrong; empty when no field is.
    pub errors: Vec<FieldError>,
    #[oai(skip)]
    retry_after: Option<u64>,
}

/// Why an operation says no. Each operation has its own closed list.
pub trait Reason: Type + ToJSON + ParseFromJSON + Copy + Send + Sync + 'static {
    fn status(self) -> StatusCode;
    /// What happened and what to do: Vietnamese and English.
    fn detail(self) -> (&'static str, &'static str);
}

/// Problem Details (RFC 9457) of an operation that may refuse for reasons of its own.
#[derive(Clone, Debug, Object)]
#[oai(skip_serializing_if_is_none)]
pub struct Refusal<R: Reason> {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do, in the caller's language.
    pub detail: String,
    pub code: Code,
    /// Present when `code` is `refused`.
    pub reason: Option<R>,
    /// All fields that are wrong; empty when no field is.
    pub errors: Vec<FieldError>,
}

/// What goes wrong at an operation that has no reasons of its own.
#[derive(ApiResponse)]
pub enum Failed {
    /// The request can't be served as it is.
    #[oai(status_range = "4XX", content_type = "application/problem+json")]
    Refused(
        StatusCode,
        Json<Problem>,
        #[oai(header = "Retry-After")] Option<u64>,
    ),
    /// The server can't serve it now.
    #[oai(status_range = "5XX", content_type = "application/problem+json")]
    Broken(
        StatusCode,
        Json<Problem>,
        #[oai(header = "Retry-After")] Option<u64>,
    ),
}

/// What goes wrong at an operation that may refuse for reasons of its own.
#[derive(ApiResponse)]
pub enum FailedOr<R: Reason> {
    /// The request can't be served as it is, or the operation says no.
    #[oai(status_range = "4XX", content_type = "application/problem+json")]
    Refused(
        StatusCode,
        Json<Refusal<R>>,
        #[oai(header = "Retry-After")] Option<u64>,
    ),
    /// The server can't serve it now.
    #[oai(status_range = "5XX", content_type = "application/problem+json")]
    Broken(
        StatusCode,
        Json<Problem>,
        #[oai(header = "Retry-After")] Option<u64>,
    ),
}

impl Problem {
    pub fn new(code: Code) -> Self {
        let status = texts::status(code);
        let (title, detail) = texts::of(code, Language::current());
        Self {
            kind: kind(code),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.to_owned(),
            code,
            errors: Vec::new(),
            retry_after: None,
        }
    }

    pub fn invalid_fields(errors: Vec<FieldError>) -> Self {
        Self {
            errors,
            ..Self::new(Code::InvalidFields)
        }
    }

    /// Says what happened in words of its own.
    pub fn saying(self, vietnamese: &str, english: &str) -> Self {
        Self {
            detail: Language::current().pick(vietnamese, english).to_owned(),
            ..self
        }
    }

    pub fn retry_after(self, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    /// Tries must wait until then.
    pub fn too_many_until(until: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let seconds = u64::try_from((until - now).num_seconds()).unwrap_or(0) + 1;
        Self::new(Code::TooMany).retry_after(seconds)
    }

    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        Failed::from(self).into_response()
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        let (status, retry_after) = (problem.status(), problem.retry_after);
        match status.is_server_error() {
            true => Self::Broken(status, Json(problem), retry_after),
            false => Self::Refused(status, Json(problem), retry_after),
        }
    }
}

impl<R: Reason> From<Problem> for FailedOr<R> {
    fn from(problem: Problem) -> Self {
        let (status, retry_after) = (problem.status(), problem.retry_after);
        if status.is_server_error() {
            return Self::Broken(status, Json(problem), retry_after);
        }
        Self::Refused(status, Json(Refusal::from_problem(problem, None)), retry_after)
    }
}

impl<R: Reason> From<R> for FailedOr<R> {
    fn from(reason: R) -> Self {
        let (vietnamese, english) = reason.detail();
        let status = reason.status();
        let problem = Problem {
            status: status.as_u16(),
            ..Problem::new(Code::Refused).saying(vietnamese, english)
        };
        Self::Refused(status, Json(Refusal::from_problem(problem, Some(reason))), None)
    }
}

impl<R: Reason> Refusal<R> {
    fn from_problem(problem: Problem, reason: Option<R>) -> Self {
        let Problem {
            kind,
            title,
            status,
            detail,
            code,
            errors,
            ..
        } = problem;
        Self {
            kind,
            title,
            status,
            detail,
            code,
            reason,
            errors,
        }
    }
}

fn kind(code: Code) -> String {
    format!("urn:motcua:problem:{}", super::spelt(&code))
}
