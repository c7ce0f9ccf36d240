//! The contact phone waits for the code that was sent to it.

use std::sync::Arc;

use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use validator::{Validate, ValidationError};

use super::profile::ProfileAnswer;
use crate::app::App;
use crate::civil;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::session::SignedIn;

pub struct ContactPhoneApi;

#[derive(Object, Validate)]
struct ContactPhoneCode {
    /// Six digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_one_time_code))]
    code: String,
}

fn is_one_time_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits
        .map(drop)
        .ok_or_else(|| ValidationError::new("one_time_code"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ConfirmPhoneRefusal {
    WrongCode,
    CodeExpired,
    NoTriesLeft,
    /// No number waits for a code: none was given, or it is confirmed already.
    NothingPending,
}

impl Reason for ConfirmPhoneRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCode | Self::NoTriesLeft => StatusCode::FORBIDDEN,
            Self::CodeExpired => StatusCode::GONE,
            Self::NothingPending => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCode => (
                "Mã xác thực chưa đúng. Vui lòng xem lại tin nhắn mới nhất.",
                "The code is not right. Please look at the newest message.",
            ),
            Self::CodeExpired => (
                "Mã xác thực đã hết hiệu lực. Vui lòng yêu cầu gửi mã mới.",
                "The code is no longer valid. Please ask for a new one.",
            ),
            Self::NoTriesLeft => (
                "Mã này đã được thử quá số lần cho phép. Vui lòng yêu cầu gửi mã mới.",
                "This code was tried as often as is allowed. Please ask for a new one.",
            ),
            Self::NothingPending => (
                "Hiện không có số điện thoại nào đang chờ xác nhận.",
                "No phone number is waiting to be confirmed.",
            ),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ResendPhoneRefusal {
    NoResendsLeft,
    NothingPending,
}

impl Reason for ResendPhoneRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoResendsLeft => StatusCode::FORBIDDEN,
            Self::NothingPending => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NoResendsLeft => (
                "Đã dùng hết số lần gửi lại mã cho số điện thoại này. Ông/bà có thể nhập lại số để bắt đầu lại.",
                "All resends for this number are used. You can enter the number again to start anew.",
            ),
            Self::NothingPending => (
                "Hiện không có số điện thoại nào đang chờ xác nhận.",
                "No phone number is waiting to be confirmed.",
            ),
        }
    }
}

#[OpenApi]
impl ContactPhoneApi {
    /// Confirm my contact phone
    ///
    /// With the code from the message. A code is good for three minutes, for its own number, once; every try counts.
    #[oai(
        path = "/api/citizen/profile/contact-phone/confirm",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "confirm_citizen_contact_phone"
    )]
    async fn confirm(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
        Checked(_given): Checked<ContactPhoneCode>,
    ) -> Result<ProfileAnswer, FailedOr<ConfirmPhoneRefusal>> {
        Err(Problem::new(Code::Unavailable).into())
    }

    /// Send another code to my contact phone
    ///
    /// The old one is dead from then on. Asked again within the minute, nothing is sent and the answer is the same,
    /// unless the last message could not be sent. 503 if it can't be sent now; then the old code stays good.
    #[oai(
        path = "/api/citizen/profile/contact-phone/resend",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "resend_citizen_contact_phone_code"
    )]
    async fn resend(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
    ) -> Result<ProfileAnswer, FailedOr<ResendPhoneRefusal>> {
        Err(Problem::new(Code::Unavailable).into())
    }

    /// Give up the number that waits for its code
    ///
    /// The contact phone before it, if there is one, stays. Nothing happens if no number waits.
    #[oai(
        path = "/api/citizen/profile/contact-phone/pending",
        method = "delete",
        tag = "Tag::Citizen",
        operation_id = "cancel_citizen_contact_phone"
    )]
    async fn cancel(
        &self,
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        _caller: Caller,
    ) -> Result<ProfileAnswer, crate::http::Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
