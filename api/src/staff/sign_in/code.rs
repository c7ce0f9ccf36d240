//! A code of the authenticator.

use std::sync::Arc;

use entity::staff_sign_in::Stage;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use validator::{Validate, ValidationError};

use super::judged::{CodeVerdict, NOT_DUE, OVER, judge_code};
use super::state::{StageReason, hold, pass};
use super::view::StageAnswer;
use crate::app::App;
use crate::civil;
use crate::http::{Caller, Checked, FailedOr, Reason, Tag};
use crate::staff::enter::Entering;

pub struct CodeApi;

#[derive(Object, Validate)]
struct AuthenticatorCode {
    /// Six digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_code))]
    code: String,
}

pub fn is_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits
        .map(drop)
        .ok_or_else(|| ValidationError::new("one_time_code"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum AuthenticatorCodeRefusal {
    /// It is wrong, or was used before.
    WrongCode,
    NotDue,
    /// It took too long, or the account was changed: it begins anew.
    SignInOver,
}

impl StageReason for AuthenticatorCodeRefusal {
    const OVER: Self = Self::SignInOver;
    const NOT_DUE: Self = Self::NotDue;
}

impl Reason for AuthenticatorCodeRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCode => StatusCode::FORBIDDEN,
            Self::NotDue => StatusCode::CONFLICT,
            Self::SignInOver => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCode => (
                "Mã chưa đúng hoặc đã được sử dụng. Vui lòng nhập mã đang hiện trong ứng dụng xác thực.",
                "The code is not right, or was used before. Please enter the one that your authenticator shows now.",
            ),
            Self::NotDue => NOT_DUE,
            Self::SignInOver => OVER,
        }
    }
}

#[OpenApi]
impl CodeApi {
    /// Give the code of my authenticator
    ///
    /// At the stages `enrol`, where it makes the new authenticator the second factor, and `totp`. Each code counts once.
    #[oai(
        path = "/api/staff/session/totp",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "give_staff_totp"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<AuthenticatorCode>,
    ) -> Result<StageAnswer, FailedOr<AuthenticatorCodeRefusal>> {
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let due = [Stage::Enrol, Stage::Totp];
        let half = hold::<AuthenticatorCodeRefusal>(app, &tx, request, &due).await?;
        let who = (&half.member, &half.credential);
        match judge_code(app, &tx, who, &given.code, &entering).await? {
            CodeVerdict::Right => {
                let answer = pass(app, &tx, &half, &entering).await?;
                tx.commit().await?;
                Ok(answer)
            }
            CodeVerdict::Wrong => {
                tx.commit().await?;
                Err(AuthenticatorCodeRefusal::WrongCode.into())
            }
        }
    }
}
