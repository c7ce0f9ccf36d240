//! An authenticator application for the second factor.

use std::sync::Arc;

use entity::staff_credential;
use entity::staff_sign_in::Stage;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};

use super::judged::{NOT_DUE, OVER};
use super::recovery_codes;
use super::state::{HalfDone, StageReason, hold};
use crate::app::App;
use crate::evidence::totp_seed;
use crate::http::{Code, FailedOr, Problem, Reason, Tag};
use crate::person::qr_code;
use crate::proof::totp;

pub struct EnrolApi;

/// All of it is shown this once and never again.
#[derive(Object)]
struct Enrolment {
    /// What the QR code says, for who types it in or taps it.
    otpauth_url: String,
    /// The same as a picture.
    qr_svg: String,
    /// Each counts once, on the day on which the authenticator is lost.
    recovery_codes: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum EnrolRefusal {
    NotDue,
    /// It took too long, or the account was changed: it begins anew.
    SignInOver,
}

impl StageReason for EnrolRefusal {
    const OVER: Self = Self::SignInOver;
    const NOT_DUE: Self = Self::NotDue;
}

impl Reason for EnrolRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NotDue => StatusCode::CONFLICT,
            Self::SignInOver => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NotDue => NOT_DUE,
            Self::SignInOver => OVER,
        }
    }
}

#[OpenApi]
impl EnrolApi {
    /// Get an authenticator going
    ///
    /// At the stage `enrol`. Asked for again, seed and codes are new and the earlier ones open nothing. The first right code,
    /// given to `POST …/session/totp`, makes it the second factor.
    #[oai(
        path = "/api/staff/session/totp/enrol",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "enrol_staff_totp"
    )]
    async fn enrol(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<Enrolment>, FailedOr<EnrolRefusal>> {
        let tx = app.db.begin().await?;
        let half = hold::<EnrolRefusal>(app, &tx, request, &[Stage::Enrol]).await?;
        let seed = totp::new_seed(&app.random);
        write(app, &tx, &half, &seed).await?;
        let recovery_codes = recovery_codes::draw(app, &tx, half.member.id).await?;
        let url = totp::otpauth_url(&app.settings.site_name, &half.member.username, &seed);
        let qr_svg = qr_code::svg(&url).map_err(|error| {
            tracing::error!(%error, "a QR code can't be drawn");
            Problem::new(Code::Broken)
        })?;
        tx.commit().await?;
        Ok(Json(Enrolment {
            otpauth_url: url.to_string(),
            qr_svg,
            recovery_codes,
        }))
    }
}

async fn write(app: &App, tx: &DatabaseTransaction, half: &HalfDone, seed: &[u8]) -> Result<(), DbErr> {
    let sealed = totp_seed::seal(app, half.member.id, seed);
    let waiting = staff_credential::ActiveModel {
        staff_id: Set(half.member.id),
        totp_sealed: Set(Some(sealed.bytes)),
        totp_key_id: Set(Some(sealed.key_id)),
        totp_enrolled_at: Set(None),
        totp_last_step: Set(None),
        ..Default::default()
    };
    staff_credential::Entity::update(waiting)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
