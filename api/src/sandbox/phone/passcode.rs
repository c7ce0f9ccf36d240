//! The passcode: chosen once, then it opens the app.

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use validator::{Validate, ValidationError};

use super::device;
use super::view::PhoneView;
use crate::app::App;
use crate::civil;
use crate::http::{Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::proof::{PasscodeTry, PhoneStage};
use crate::sandbox::vneid::words;

pub struct PasscodeApi;

#[derive(Object, Validate)]
struct Passcode {
    /// Six digits.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_passcode))]
    passcode: String,
}

fn is_passcode(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits.map(drop).ok_or_else(|| ValidationError::new("passcode"))
}

impl Passcode {
    fn digits(&self) -> String {
        civil::digits(&self.passcode).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum PasscodeRefusal {
    WrongPasscode,
    /// The phone must be signed in to with number and password again.
    NoTriesLeft,
    WrongStage,
}

impl Reason for PasscodeRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongPasscode | Self::NoTriesLeft => StatusCode::FORBIDDEN,
            Self::WrongStage => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongPasscode => ("Mật mã chưa đúng.", "The passcode is not right."),
            Self::NoTriesLeft => (
                "Mật mã đã sai quá số lần cho phép. Vui lòng đăng nhập lại bằng số định danh và mật khẩu.",
                "The passcode was wrong too often. Please sign in again with number and password.",
            ),
            Self::WrongStage => words::WRONG_STAGE,
        }
    }
}

type Refused = FailedOr<PasscodeRefusal>;

#[OpenApi]
impl PasscodeApi {
    /// Choose a passcode
    ///
    /// The first one, after the phone was registered, or another one while the app is open.
    #[oai(
        path = "/vneid/phone/session/passcode",
        method = "put",
        tag = "Tag::SandboxPhone",
        operation_id = "choose_vneid_passcode"
    )]
    async fn choose(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        Checked(chosen): Checked<Passcode>,
    ) -> Result<Json<PhoneView>, Refused> {
        let device = device::look(app, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        let stage = device.machine.stage(app.now(), &app.policy);
        if !matches!(stage, PhoneStage::Passcode | PhoneStage::Unlocked) {
            return Err(PasscodeRefusal::WrongStage.into());
        }
        // Hashing takes long: nothing is held meanwhile.
        let hash = app.passwords.hash(&chosen.digits()).await?;
        let tx = app.db.begin().await?;
        let mut device = device::hold(app, &tx, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        let chosen = device.machine.choose_passcode(app.now(), &app.policy);
        chosen.map_err(|_| PasscodeRefusal::WrongStage)?;
        device.row.passcode_hash = Some(hash);
        device.save(app, &tx).await?;
        tx.commit().await?;
        Ok(Json(PhoneView::of(app, &device)))
    }

    /// Open the app with the passcode
    ///
    /// Every try counts before it is checked; after five wrong ones in a row the phone is signed in to anew.
    #[oai(
        path = "/vneid/phone/session/unlock",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "unlock_vneid_phone"
    )]
    async fn unlock(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        Checked(given): Checked<Passcode>,
    ) -> Result<Json<PhoneView>, Refused> {
        let hash = admit(app, request).await?;
        let right = app.passwords.verify(&given.digits(), hash.as_deref()).await?;
        let tx = app.db.begin().await?;
        let mut device = device::hold(app, &tx, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        let stage = device.machine.judge_passcode(right, app.now(), &app.policy);
        device.save(app, &tx).await?;
        tx.commit().await?;
        match (right, stage) {
            (true, PhoneStage::Unlocked) => Ok(Json(PhoneView::of(app, &device))),
            (_, PhoneStage::Over) => Err(PasscodeRefusal::NoTriesLeft.into()),
            _ => Err(PasscodeRefusal::WrongPasscode.into()),
        }
    }
}

/// Counts the try before it is checked; the hash to check it against.
async fn admit(app: &App, request: &Request) -> Result<Option<String>, Refused> {
    let tx = app.db.begin().await?;
    let mut device = device::hold(app, &tx, request)
        .await?
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    match device.machine.count_passcode_try(app.now(), &app.policy) {
        PasscodeTry::Check => {}
        PasscodeTry::NotNow(PhoneStage::Over) => return Err(PasscodeRefusal::NoTriesLeft.into()),
        PasscodeTry::NotNow(_) => return Err(PasscodeRefusal::WrongStage.into()),
    }
    device.save(app, &tx).await?;
    tx.commit().await?;
    Ok(device.row.passcode_hash)
}
