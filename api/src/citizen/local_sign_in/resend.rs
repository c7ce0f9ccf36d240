//! Another code.

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use super::state::{hold, look, sms};
use super::view::LocalSignInView;
use crate::app::App;
use crate::citizen::local_account::switched_on;
use crate::evidence::code;
use crate::http::{Code, FailedOr, Problem, Reason, Tag};
use crate::outside::Sms;
use crate::proof::ResendVerdict;

pub struct ResendLocalApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ResendLocalRefusal {
    NoResendsLeft,
    /// It took too long, was replaced by a newer one, or the account was changed: it begins anew.
    SignInOver,
}

impl Reason for ResendLocalRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NoResendsLeft => StatusCode::FORBIDDEN,
            Self::SignInOver => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NoResendsLeft => (
                "Lượt đăng nhập này đã dùng hết số lần gửi lại mã.",
                "This sign-in has used all its resends.",
            ),
            Self::SignInOver => (
                "Lượt đăng nhập này đã kết thúc. Vui lòng đăng nhập lại từ đầu.",
                "This sign-in is over. Please begin again.",
            ),
        }
    }
}

#[OpenApi]
impl ResendLocalApi {
    /// Ask for a new code
    ///
    /// The old one is dead from then on. Asked again within the minute, nothing is sent and the answer is the same.
    #[oai(
        path = "/api/citizen/sign-in/local/otp/resend",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "resend_local_otp"
    )]
    async fn resend(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<LocalSignInView>, FailedOr<ResendLocalRefusal>> {
        switched_on(app)?;
        if let Some(sms) = draw(app, request).await?
            && let Err(error) = app.sms.send(&sms).await
        {
            tracing::warn!(%error, "an SMS could not be sent");
            return Err(Problem::new(Code::Unavailable).into());
        }
        let loaded = look(app, request).await?;
        Ok(Json(LocalSignInView::of(app, &loaded)))
    }
}

/// The message to send; `None` if one went out a moment ago.
async fn draw(app: &App, request: &Request) -> Result<Option<Sms>, FailedOr<ResendLocalRefusal>> {
    let tx = app.db.begin().await?;
    let mut loaded = hold(app, &tx, request).await?;
    let now = app.now();
    match loaded.machine.sign_in.resend(now, &app.policy) {
        ResendVerdict::Send => {}
        ResendVerdict::SentJustNow => return Ok(None),
        ResendVerdict::NoneLeft => return Err(ResendLocalRefusal::NoResendsLeft.into()),
        ResendVerdict::NotNow(_) => return Err(ResendLocalRefusal::SignInOver.into()),
    }
    let phone = &loaded.row.phone;
    if let Some(seconds) = code::daily_limit(app, &tx, phone).await? {
        return Err(Problem::new(Code::TooMany).retry_after(seconds).into());
    }
    loaded.save(app, &tx).await?;
    let code = code::draw_again(app, &tx, loaded.row.id.0, phone, now).await?;
    tx.commit().await?;
    Ok(Some(sms(app, phone, code)))
}
