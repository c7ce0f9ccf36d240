//! Errors of the token endpoint and of user info (RFC 6749, 5.2; RFC 6750, 3).

use poem::http::StatusCode;
use poem::http::header::{CACHE_CONTROL, CONTENT_TYPE, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use poem::{IntoResponse, Response};
use sea_orm::DbErr;
use serde_json::json;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProtocolError {
    status: StatusCode,
    error: &'static str,
    description: &'static str,
    challenge: Option<String>,
}

impl ProtocolError {
    pub fn new(error: &'static str, description: &'static str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error,
            description,
            challenge: None,
        }
    }

    pub fn invalid_client(description: &'static str) -> Self {
        let challenge = Some("Basic realm=\"token\"".to_owned());
        Self {
            status: StatusCode::UNAUTHORIZED,
            challenge,
            ..Self::new("invalid_client", description)
        }
    }

    /// For user info; a request without any token gets a bare challenge.
    pub fn bearer(error: &'static str, description: &'static str) -> Self {
        let status = if error == "invalid_request" {
            StatusCode::BAD_REQUEST
        } else {
            StatusCode::UNAUTHORIZED
        };
        let challenge = match error {
            "" => "Bearer realm=\"userinfo\"".to_owned(),
            _ => format!("Bearer realm=\"userinfo\", error=\"{error}\", error_description=\"{description}\""),
        };
        let error = if error.is_empty() {
            "invalid_request"
        } else {
            error
        };
        Self {
            status,
            challenge: Some(challenge),
            ..Self::new(error, description)
        }
    }

    pub fn down() -> Self {
        Self {
            status: StatusCode::SERVICE_UNAVAILABLE,
            ..Self::new("temporarily_unavailable", "try again later")
        }
    }
}

impl From<DbErr> for ProtocolError {
    fn from(error: DbErr) -> Self {
        tracing::warn!(%error, "the provider's database can't serve now");
        Self::down()
    }
}

impl IntoResponse for ProtocolError {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description }).to_string();
        let mut answer = Response::builder()
            .status(self.status)
            .header(CONTENT_TYPE, "application/json")
            .header(CACHE_CONTROL, "no-store")
            .header(PRAGMA, "no-cache");
        if let Some(challenge) = self.challenge {
            answer = answer.header(WWW_AUTHENTICATE, challenge);
        }
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            answer = answer.header(RETRY_AFTER, "5");
        }
        answer.body(body)
    }
}
