//! What the framework refuses before a handler runs, in the same form as all else.

use poem::Error;
use poem::error::{MethodNotAllowedError, NotFoundError};
use poem::http::StatusCode;
use poem_openapi::error::{ContentTypeError, ParseParamError, ParsePathError};

use super::{Code, FieldError, Problem};
use crate::http::Language;

impl Problem {
    pub fn from_poem(error: &Error) -> Self {
        if error.is::<NotFoundError>() || error.is::<ParsePathError>() {
            return Self::new(Code::NotFound);
        }
        if error.is::<MethodNotAllowedError>() {
            return Self::new(Code::MethodNotAllowed);
        }
        if error.is::<ContentTypeError>() {
            return Self::new(Code::UnsupportedMediaType);
        }
        if let Some(error) = error.downcast_ref::<ParseParamError>() {
            return Self::invalid_fields(vec![wrong_parameter(error)]);
        }
        Self::of_status(error)
    }

    fn of_status(error: &Error) -> Self {
        match error.status() {
            StatusCode::UNAUTHORIZED => Self::new(Code::NotSignedIn),
            StatusCode::FORBIDDEN => Self::new(Code::Forbidden),
            StatusCode::NOT_FOUND => Self::new(Code::NotFound),
            StatusCode::PAYLOAD_TOO_LARGE => Self::new(Code::TooLarge),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::new(Code::UnsupportedMediaType),
            status if status.is_client_error() => Self::new(Code::Malformed),
            _ => {
                tracing::error!(%error, "a request failed");
                Self::new(Code::Broken)
            }
        }
    }
}

fn wrong_parameter(error: &ParseParamError) -> FieldError {
    FieldError {
        field: error.name.to_owned(),
        code: "format".to_owned(),
        message: Language::current()
            .pick("Giá trị không hợp lệ.", "The value is not valid.")
            .to_owned(),
    }
}
