//! The second step: the code from the SMS.

use std::sync::Arc;

use entity::failed_attempts::ProofKind;
use entity::{one_time_code, sandbox_account};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use validator::{Validate, ValidationError};

use super::VNEID;
use super::sign_in::{self, Loaded};
use super::words;
use crate::app::App;
use crate::civil;
use crate::evidence::{Throttle, code};
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag, cookies};
use crate::proof::{Delay, OtpVerdict, SignIn, Stage, Submitted};
use crate::sandbox::oidc;

pub struct OtpApi;

#[derive(Object, Validate)]
pub struct OneTimeCode {
    /// Six digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_one_time_code))]
    pub code: String,
}

fn is_one_time_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits
        .map(drop)
        .ok_or_else(|| ValidationError::new("one_time_code"))
}

#[derive(Object)]
struct Finished {
    /// Back to the service, with the answer.
    redirect_to: String,
}

#[derive(ApiResponse)]
enum OtpAnswer {
    /// The person is signed in at VNeID.
    #[oai(status = 200)]
    Finished(
        Json<Finished>,
        /// The provider's own session.
        #[oai(header = "Set-Cookie")]
        String,
    ),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum OtpRefusal {
    WrongCode,
    CodeExpired,
    CodeUsed,
    NoTriesLeft,
    WrongStage,
    SignInExpired,
}

impl Reason for OtpRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCode | Self::NoTriesLeft => StatusCode::FORBIDDEN,
            Self::CodeUsed | Self::WrongStage => StatusCode::CONFLICT,
            Self::CodeExpired | Self::SignInExpired => StatusCode::GONE,
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
            Self::CodeUsed => ("Mã xác thực này đã được sử dụng.", "This code was used before."),
            Self::NoTriesLeft => (
                "Mã này đã được thử quá số lần cho phép. Vui lòng yêu cầu gửi mã mới.",
                "This code was tried as often as is allowed. Please ask for a new one.",
            ),
            Self::WrongStage => words::WRONG_STAGE,
            Self::SignInExpired => words::SIGN_IN_EXPIRED,
        }
    }
}

type Refused = FailedOr<OtpRefusal>;

#[OpenApi]
impl OtpApi {
    /// Give the code
    ///
    /// A code is good for three minutes, for its own sign-in, once. Every try counts, be it right or wrong.
    #[oai(
        path = "/vneid/api/sign-in/otp",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "give_vneid_otp"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<OneTimeCode>,
    ) -> Result<OtpAnswer, Refused> {
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold(app, &tx, request).await?;
        let Some(account) = loaded.account.clone() else {
            return Err(not_now(loaded.machine.stage(app.now(), &app.policy)).into());
        };
        let tried = Tried {
            account: &account,
            caller: &caller,
            code: loaded.code.as_ref(),
        };
        let verdict = tried.judge(app, &tx, &mut loaded.machine, &given).await?;
        if verdict == Submitted::Judged(OtpVerdict::Right) {
            return finish(app, tx, &loaded, &account).await;
        }
        loaded.save(app, &tx).await?;
        tx.commit().await?;
        Err(refusal(verdict).into())
    }
}

/// A code that someone gives, in a browser or in the app.
pub struct Tried<'a> {
    pub account: &'a sandbox_account::Model,
    pub caller: &'a Caller,
    /// The code that was sent last.
    pub code: Option<&'a one_time_code::Model>,
}

impl Tried<'_> {
    /// Judges it and keeps count of wrong ones; the caller writes what the machine decided.
    pub async fn judge(
        &self,
        app: &App,
        db: &impl ConnectionTrait,
        machine: &mut SignIn,
        given: &OneTimeCode,
    ) -> Result<Submitted, Problem> {
        let throttle = Throttle::new(app, ProofKind::Otp, &self.account.personal_id, self.caller);
        let tries = throttle.look(db).await?;
        if let Delay::Until(until) = tries.delay {
            return Err(Problem::too_many_until(until, app.now()));
        }
        let typed = civil::digits(&given.code).unwrap_or_default();
        let right = self.code.is_some_and(|row| code::matches(app, row, &typed));
        let verdict = machine.submit_code(right, app.now(), &app.policy);
        if verdict == Submitted::Judged(OtpVerdict::Right) {
            tries.forget(db).await?;
            throttle.know_address(db).await?;
        } else {
            tries.count(db).await?;
        }
        Ok(verdict)
    }
}

async fn finish(
    app: &App,
    tx: DatabaseTransaction,
    loaded: &Loaded,
    account: &sandbox_account::Model,
) -> Result<OtpAnswer, Refused> {
    loaded.save(app, &tx).await?;
    let completed = oidc::complete(app, &tx, &VNEID, &loaded.row, account).await?;
    tx.commit().await?;
    let cookie = cookies::set(app, VNEID.session_cookie, &completed.session_token);
    Ok(OtpAnswer::Finished(
        Json(Finished {
            redirect_to: completed.redirect_to,
        }),
        cookie,
    ))
}

pub fn refusal(verdict: Submitted) -> OtpRefusal {
    match verdict {
        Submitted::Judged(OtpVerdict::Expired) => OtpRefusal::CodeExpired,
        Submitted::Judged(OtpVerdict::Used) => OtpRefusal::CodeUsed,
        Submitted::Judged(OtpVerdict::NoTriesLeft) => OtpRefusal::NoTriesLeft,
        Submitted::Judged(OtpVerdict::Wrong { .. } | OtpVerdict::Right) => OtpRefusal::WrongCode,
        Submitted::NotNow(stage) => not_now(stage),
    }
}

fn not_now(stage: Stage) -> OtpRefusal {
    if stage == Stage::Expired {
        OtpRefusal::SignInExpired
    } else {
        OtpRefusal::WrongStage
    }
}
