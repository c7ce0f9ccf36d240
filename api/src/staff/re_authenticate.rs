//! Prove once more who you are.

use std::sync::Arc;

use entity::failed_attempts::ProofKind;
use entity::staff_credential;
use entity::staff_member::Role;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, EntityTrait};
use validator::Validate;

use super::enter::Entering;
use super::sign_in::{CodeVerdict, check_password, identity_by_password, is_code, judge_code, throttle_key};
use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Reason, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::proof::{Proven, StaffDoor, StaffSignIn, StaffStage, StaffStep};
use crate::session::{self, Holder, StaffCurrent, UnfinishedAllowed};

pub struct StaffReauthenticateApi;

#[derive(Object, Validate)]
#[oai(skip_serializing_if_is_none)]
struct StaffProof {
    #[oai(validator(max_length = 1024))]
    #[validate(length(min = 1, max = 1024))]
    password: String,
    /// Of the authenticator, where the member has one: six digits.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_code))]
    code: Option<String>,
}

#[derive(Object)]
struct StaffProven {
    /// Until when the member counts as having just proved who they are.
    proven_until: chrono::DateTime<chrono::Utc>,
}

#[derive(ApiResponse)]
enum StaffProvenAnswer {
    /// The session has a new token.
    #[oai(status = 200)]
    Proven(Json<StaffProven>, #[oai(header = "Set-Cookie")] String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StaffProofRefusal {
    /// The password is wrong, or tries must wait: they are not told apart.
    WrongCredentials,
    /// The code is wrong, was used before, or is missing.
    WrongCode,
    /// An administrator without an authenticator: sign in with the password to get one.
    SecondFactorNeeded,
}

impl Reason for StaffProofRefusal {
    fn status(self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => (
                "Mật khẩu chưa đúng. Nếu đã thử nhiều lần, vui lòng chờ ít phút.",
                "The password is not right. After many tries, please wait a few minutes.",
            ),
            Self::WrongCode => (
                "Mã chưa đúng hoặc đã được sử dụng. Vui lòng nhập mã đang hiện trong ứng dụng xác thực.",
                "The code is not right, or was used before. Please enter the one that your authenticator shows now.",
            ),
            Self::SecondFactorNeeded => (
                "Quản trị viên cần ứng dụng xác thực. Vui lòng đăng nhập lại bằng mật khẩu để thiết lập.",
                "Administrators need an authenticator. Please sign in again with the password to set one up.",
            ),
        }
    }
}

type Refused = FailedOr<StaffProofRefusal>;

#[OpenApi]
impl StaffReauthenticateApi {
    /// Prove once more who I am
    ///
    /// Needed when an operation answers 401 with `reauthenticate`. With the password and, where the member has an
    /// authenticator, its code; then this session has a new token and, for ten minutes, may do what it asked for.
    #[oai(
        path = "/api/staff/re-authenticate",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "reauthenticate_staff"
    )]
    async fn prove(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<StaffProof>,
    ) -> Result<StaffProvenAnswer, Refused> {
        let checked = check_password(app, &caller, &current.username, &given.password).await?;
        let Some((_, checked)) = checked else {
            fail(app, &current, &caller, "password").await?;
            return Err(StaffProofRefusal::WrongCredentials.into());
        };
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let proven = match judge(app, &tx, &current, &checked, &given, &entering).await? {
            Ok(proven) => proven,
            Err(reason) => {
                tx.commit().await?;
                fail(app, &current, &caller, "code").await?;
                return Err(reason.into());
            }
        };
        let now = app.now();
        let proved = session::prove_again(app, &tx, current.id, proven, None, now).await?;
        let token = proved.map_err(|_| Problem::new(Code::NotSignedIn))?;
        Doing::of(&current, &caller)
            .record(
                app,
                &tx,
                entity::activity::Event::Reauthenticated,
                &ActivityDetails::none(),
            )
            .await?;
        tx.commit().await?;
        let proven_until = StaffCurrent {
            authenticated_at: now,
            ..current
        }
        .proven_until(&app.policy);
        let cookie = cookies::set(app, session::STAFF_COOKIE, &token);
        Ok(StaffProvenAnswer::Proven(
            Json(StaffProven { proven_until }),
            cookie,
        ))
    }
}

async fn judge(
    app: &App,
    tx: &DatabaseTransaction,
    current: &StaffCurrent,
    checked: &staff_credential::Model,
    given: &StaffProof,
    entering: &Entering<'_>,
) -> Result<Result<Proven, StaffProofRefusal>, Problem> {
    let member = session::hold_staff(tx, current).await?;
    let credential = staff_credential::Entity::find_by_id(current.staff)
        .one(tx)
        .await?;
    let unchanged = |credential: &staff_credential::Model| credential.password_hash == checked.password_hash;
    let Some(credential) = credential.filter(unchanged) else {
        return Ok(Err(StaffProofRefusal::WrongCredentials));
    };
    Throttle::new(
        app,
        ProofKind::Password,
        &throttle_key(&member.username),
        entering.caller,
    )
    .forget(tx)
    .await?;
    let enrolled = credential.totp_enrolled_at.is_some();
    if !enrolled && member.role == Role::Administrator {
        return Ok(Err(StaffProofRefusal::SecondFactorNeeded));
    }
    if enrolled {
        let typed = given.code.as_deref().unwrap_or_default();
        if judge_code(app, tx, (&member, &credential), typed, entering).await? == CodeVerdict::Wrong {
            return Ok(Err(StaffProofRefusal::WrongCode));
        }
    }
    let machine = StaffSignIn {
        // Whoever has no authenticator came in with a provider, and the session stays that one.
        door: if enrolled {
            StaffDoor::Password
        } else {
            StaffDoor::Provider
        },
        identity: identity_by_password(app, member.id),
        must_change: credential.must_change,
        enrolled,
    };
    let stage = if enrolled {
        StaffStage::Totp
    } else {
        StaffStage::Confirm
    };
    match machine.passed(stage) {
        StaffStep::LetIn(proven) => Ok(Ok(proven)),
        StaffStep::Due(_) => Ok(Err(StaffProofRefusal::SecondFactorNeeded)),
    }
}

async fn fail(app: &App, current: &StaffCurrent, caller: &Caller, what: &str) -> Result<(), Problem> {
    let event = entity::activity::Event::ReauthenticationFailed;
    Doing::of(current, caller)
        .record_alone(app, event, &ActivityDetails::problem(what))
        .await?;
    Ok(())
}
