//! The browser's owner says that the phone that scanned is not theirs.

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use crate::app::App;
use crate::http::{FailedOr, Reason, Tag};
use crate::proof::{Decision, Stage};
use crate::sandbox::vneid::sign_in;
use crate::sandbox::vneid::view::SignInView;
use crate::sandbox::vneid::words;

pub struct RefuseApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum RefusePhoneRefusal {
    /// No phone has scanned, or it is no longer waited for.
    NothingScanned,
    WrongStage,
    SignInExpired,
}

impl Reason for RefusePhoneRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NothingScanned | Self::WrongStage => StatusCode::CONFLICT,
            Self::SignInExpired => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NothingScanned => (
                "Hiện không có điện thoại nào đang chờ xác nhận.",
                "No phone is waiting to approve.",
            ),
            Self::WrongStage => words::WRONG_STAGE,
            Self::SignInExpired => words::SIGN_IN_EXPIRED,
        }
    }
}

#[OpenApi]
impl RefuseApi {
    /// Say that the phone is not mine
    ///
    /// The phone that scanned can no longer approve. The sign-in goes on: with a new code, or without.
    #[oai(
        path = "/vneid/api/sign-in/qr/refuse",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "refuse_vneid_phone"
    )]
    async fn refuse(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<SignInView>, FailedOr<RefusePhoneRefusal>> {
        let tx = app.db.begin().await?;
        let mut loaded = sign_in::hold(app, &tx, request).await?;
        match loaded.machine.refuse_phone(app.now(), &app.policy) {
            Decision::PhoneRefused => {}
            Decision::Over(Stage::Expired) => return Err(RefusePhoneRefusal::SignInExpired.into()),
            Decision::Over(_) => return Err(RefusePhoneRefusal::WrongStage.into()),
            _ => return Err(RefusePhoneRefusal::NothingScanned.into()),
        }
        loaded.save(app, &tx).await?;
        let view = SignInView::of(app, &tx, &loaded).await?;
        tx.commit().await?;
        loaded.ring(app).await;
        Ok(Json(view))
    }
}
