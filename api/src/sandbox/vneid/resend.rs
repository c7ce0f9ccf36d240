//! Another code.

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use super::view::SignInView;
use super::words;
use super::{message, sign_in};
use crate::app::App;
use crate::evidence::code;
use crate::http::{Code, FailedOr, Problem, Reason, Tag};
use crate::proof::{ResendVerdict, Stage};

pub struct ResendApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ResendRefusal {
    NoResendsLeft,
    WrongStage,
    SignInExpired,
}

impl Reason for ResendRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoResendsLeft => StatusCode::FORBIDDEN,
            Self::WrongStage => StatusCode::CONFLICT,
            Self::SignInExpired => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NoResendsLeft => (
                "Lượt đăng nhập này đã dùng hết số lần gửi lại mã.",
                "This sign-in has used all its resends.",
            ),
            Self::WrongStage => (
                "Hiện không có mã nào để gửi lại.",
                "There is no code to send again at this step.",
            ),
            Self::SignInExpired => words::SIGN_IN_EXPIRED,
        }
    }
}

#[OpenApi]
impl ResendApi {
    /// Ask for a new code
    ///
    /// The old one is dead from then on. Asked again within the minute, nothing is sent and the answer is the same.
    #[oai(
        path = "/vneid/api/sign-in/otp/resend",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "resend_vneid_otp"
    )]
    async fn resend(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<SignInView>, FailedOr<ResendRefusal>> {
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold(app, &tx, request).await?;
        let now = app.now();
        match loaded.machine.resend(now, &app.policy) {
            ResendVerdict::Send => {}
            ResendVerdict::SentJustNow => return Ok(Json(SignInView::of(app, &tx, &loaded).await?)),
            ResendVerdict::NoneLeft => return Err(ResendRefusal::NoResendsLeft.into()),
            ResendVerdict::NotNow(Stage::Expired) => return Err(ResendRefusal::SignInExpired.into()),
            ResendVerdict::NotNow(_) => return Err(ResendRefusal::WrongStage.into()),
        }
        let account = loaded.account.as_ref().ok_or(ResendRefusal::WrongStage)?;
        if let Some(seconds) = code::daily_limit(app, &tx, &account.phone).await? {
            return Err(Problem::new(Code::TooMany).retry_after(seconds).into());
        }
        loaded.save(app, &tx).await?;
        let code = code::draw_again(app, &tx, loaded.row.id.0, &account.phone, now).await?;
        message::send(app, &tx, account, &code, &loaded.purpose()).await?;
        let view = SignInView::of(app, &tx, &loaded).await?;
        tx.commit().await?;
        Ok(Json(view))
    }
}
