//! A recovery code in place of the authenticator's.

use std::sync::Arc;

use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::staff_sign_in::Stage;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::DatabaseTransaction;
use validator::Validate;

use super::credentials::{note_wrong, throttle_key};
use super::judged::{NOT_DUE, OVER};
use super::recovery_codes;
use super::state::{HalfDone, StageReason, hold, pass};
use super::view::StageAnswer;
use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Reason, Tag};
use crate::person::activity::ActivityDetails;
use crate::staff::enter::Entering;

/// RFC 8176 has no word for a code on paper.
const METHODS: &str = "pwd recovery mfa";

pub struct RecoveryApi;

#[derive(Object, Validate)]
struct RecoveryCode {
    /// Ten letters and digits; case, spaces and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(min = 1, max = 64))]
    code: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum RecoveryCodeRefusal {
    /// It is wrong, or was used before.
    WrongCode,
    NotDue,
    /// It took too long, or the account was changed: it begins anew.
    SignInOver,
}

impl StageReason for RecoveryCodeRefusal {
    const OVER: Self = Self::SignInOver;
    const NOT_DUE: Self = Self::NotDue;
}

impl Reason for RecoveryCodeRefusal {
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
                "Mã khôi phục chưa đúng hoặc đã được sử dụng.",
                "The recovery code is not right, or was used before.",
            ),
            Self::NotDue => NOT_DUE,
            Self::SignInOver => OVER,
        }
    }
}

#[OpenApi]
impl RecoveryApi {
    /// Give a recovery code
    ///
    /// At the stage `totp`, in place of a code of an authenticator that is lost. Each counts once; the answer says how many
    /// are left. Wrong ones have a counter of their own.
    #[oai(
        path = "/api/staff/session/recovery",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "give_staff_recovery_code"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<RecoveryCode>,
    ) -> Result<StageAnswer, FailedOr<RecoveryCodeRefusal>> {
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let mut half = hold::<RecoveryCodeRefusal>(app, &tx, request, &[Stage::Totp]).await?;
        if !redeem(app, &tx, &half, &given.code, &caller).await? {
            note_wrong(app, &tx, (half.member.id, "recovery_code"), &caller).await?;
            tx.commit().await?;
            return Err(RecoveryCodeRefusal::WrongCode.into());
        }
        half.row.methods = Some(METHODS.to_owned());
        entering
            .doing(half.member.id, None)
            .record(app, &tx, Event::RecoveryCodeUsed, &ActivityDetails::none())
            .await?;
        let left = recovery_codes::left(&tx, half.member.id).await?;
        let answer = pass(app, &tx, &half, &entering).await?;
        tx.commit().await?;
        Ok(answer.with_recovery_codes(left))
    }
}

async fn redeem(
    app: &App,
    tx: &DatabaseTransaction,
    half: &HalfDone,
    typed: &str,
    caller: &Caller,
) -> Result<bool, Problem> {
    let key = throttle_key(&half.member.username);
    let throttle = Throttle::new(app, ProofKind::Recovery, &key, caller);
    let tries = throttle.look(tx).await?;
    if let Some(seconds) = tries.wait() {
        return Err(Problem::new(Code::TooMany).retry_after(seconds));
    }
    let right = recovery_codes::redeem(app, tx, half.member.id, typed).await?;
    match right {
        true => tries.forget(tx).await?,
        false => tries.count(tx).await?,
    }
    Ok(right)
}
