//! The code that registers the phone: the same codes, by the same rules, as in a browser.

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use super::device::{self, Device};
use super::view::PhoneView;
use crate::app::App;
use crate::evidence::code;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Tag};
use crate::proof::{OtpVerdict, ResendVerdict, Stage, Submitted};
use crate::sandbox::vneid::message;
use crate::sandbox::vneid::otp::{OneTimeCode, OtpRefusal, Tried, refusal};
use crate::sandbox::vneid::resend::ResendRefusal;

pub struct PhoneOtpApi;

#[OpenApi]
impl PhoneOtpApi {
    /// Give the code
    ///
    /// Registers the phone. One phone per account: any other is signed out of the app now.
    #[oai(
        path = "/vneid/phone/session/otp",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "give_vneid_phone_otp"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<OneTimeCode>,
    ) -> Result<Json<PhoneView>, FailedOr<OtpRefusal>> {
        let tx = app.db.begin().await?;
        let mut device = device::hold(app, &tx, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        let tried = Tried {
            account: &device.account,
            caller: &caller,
            code: device.code.as_ref(),
        };
        let verdict = tried.judge(app, &tx, &mut device.machine.sign_in, &given).await?;
        let right = verdict == Submitted::Judged(OtpVerdict::Right);
        if right {
            device.machine.unlocked_at = Some(app.now());
            device::end_others(app, &tx, device.account.id, device.row.id).await?;
        }
        device.save(app, &tx).await?;
        tx.commit().await?;
        match right {
            true => Ok(Json(PhoneView::of(app, &device))),
            false => Err(refusal(verdict).into()),
        }
    }

    /// Ask for a new code
    ///
    /// The old one is dead from then on. Asked again within the minute, nothing is sent and the answer is the same.
    #[oai(
        path = "/vneid/phone/session/otp/resend",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "resend_vneid_phone_otp"
    )]
    async fn resend(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<PhoneView>, FailedOr<ResendRefusal>> {
        let tx = app.db.begin().await?;
        let mut device = device::hold(app, &tx, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        let now = app.now();
        match device.machine.sign_in.resend(now, &app.policy) {
            ResendVerdict::Send => {}
            ResendVerdict::SentJustNow => return Ok(Json(PhoneView::of(app, &device))),
            ResendVerdict::NoneLeft => return Err(ResendRefusal::NoResendsLeft.into()),
            ResendVerdict::NotNow(Stage::Expired) => return Err(ResendRefusal::SignInExpired.into()),
            ResendVerdict::NotNow(_) => return Err(ResendRefusal::WrongStage.into()),
        }
        let phone = &device.account.phone;
        if let Some(seconds) = code::daily_limit(app, &tx, phone).await? {
            return Err(Problem::new(Code::TooMany).retry_after(seconds).into());
        }
        device.save(app, &tx).await?;
        let code = code::draw_again(app, &tx, device.row.id.0, phone, now).await?;
        message::send(app, &tx, &device.account, &code, Device::PURPOSE).await?;
        tx.commit().await?;
        Ok(Json(PhoneView::of(app, &device)))
    }
}
