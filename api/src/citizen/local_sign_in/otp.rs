//! The code from the SMS.

use std::sync::Arc;

use entity::SessionId;
use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::session::Way;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, DbErr};
use validator::{Validate, ValidationError};

use super::state::{Loaded, hold, throttle_key};
use super::view::LocalSignInView;
use crate::app::App;
use crate::citizen::callback::replace;
use crate::citizen::local_account::switched_on;
use crate::civil;
use crate::evidence::{Throttle, code};
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Reason, Tag, cookies};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::trip;
use crate::proof::{LocalVerdict, OtpVerdict, Proven, Stage, Submitted};
use crate::session;

pub struct LocalOtpApi;

#[derive(Object, Validate)]
struct LocalCode {
    /// Six digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_one_time_code))]
    code: String,
}

fn is_one_time_code(typed: &str) -> Result<(), ValidationError> {
    let digits = civil::digits(typed).filter(|digits| digits.len() == 6);
    digits
        .map(drop)
        .ok_or_else(|| ValidationError::new("one_time_code"))
}

#[derive(ApiResponse)]
enum OtpAnswer {
    /// The person is signed in.
    #[oai(status = 200)]
    SignedIn(
        Json<LocalSignInView>,
        /// The session.
        #[oai(header = "Set-Cookie")]
        String,
    ),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum LocalOtpRefusal {
    WrongCode,
    CodeExpired,
    CodeUsed,
    NoTriesLeft,
    /// It took too long, was replaced by a newer one, or the account was changed: it begins anew.
    SignInOver,
}

impl Reason for LocalOtpRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCode | Self::NoTriesLeft => StatusCode::FORBIDDEN,
            Self::CodeUsed => StatusCode::CONFLICT,
            Self::CodeExpired | Self::SignInOver => StatusCode::GONE,
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
            Self::SignInOver => (
                "Lượt đăng nhập này đã kết thúc. Vui lòng đăng nhập lại từ đầu.",
                "This sign-in is over. Please begin again.",
            ),
        }
    }
}

type Refused = FailedOr<LocalOtpRefusal>;

#[OpenApi]
impl LocalOtpApi {
    /// Give the code
    ///
    /// A code is good for three minutes, for its own sign-in, in the browser that gave the password, once. Every try counts.
    #[oai(
        path = "/api/citizen/sign-in/local/otp",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "give_local_otp"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<LocalCode>,
    ) -> Result<OtpAnswer, Refused> {
        switched_on(app)?;
        let previous = trip::session_of(request, app).await?;
        let tx = app.db.begin().await?;
        let mut loaded = hold(app, &tx, request).await?;
        match judge(app, &tx, &mut loaded, &caller, &given).await? {
            LocalVerdict::LetIn(proven) => {
                if let Some(previous) = previous {
                    replace(app, &tx, previous.id, &caller).await?;
                }
                let token = open(app, &tx, &loaded, proven, &caller).await?;
                tx.commit().await?;
                let cookie = cookies::set(app, session::COOKIE, &token);
                Ok(OtpAnswer::SignedIn(
                    Json(LocalSignInView::of(app, &loaded)),
                    cookie,
                ))
            }
            LocalVerdict::Not(verdict) => {
                tx.commit().await?;
                Err(refusal(verdict).into())
            }
        }
    }
}

/// Judges it, keeps count of wrong ones and writes what was decided.
async fn judge(
    app: &App,
    db: &DatabaseTransaction,
    loaded: &mut Loaded,
    caller: &Caller,
    given: &LocalCode,
) -> Result<LocalVerdict, Problem> {
    let key = throttle_key(&loaded.username);
    let throttle = Throttle::new(app, ProofKind::Otp, &key, caller);
    let tries = throttle.look(db).await?;
    if let Some(seconds) = tries.wait() {
        return Err(Problem::new(Code::TooMany).retry_after(seconds));
    }
    let typed = civil::digits(&given.code).unwrap_or_default();
    let right = loaded
        .code
        .as_ref()
        .is_some_and(|row| code::matches(app, row, &typed));
    let verdict = loaded.machine.submit_code(right, app.now(), &app.policy);
    loaded.save(app, db).await?;
    match verdict {
        LocalVerdict::LetIn(_) => {
            tries.forget(db).await?;
            throttle.know_address(db).await?;
        }
        LocalVerdict::Not(_) => {
            tries.count(db).await?;
            let doing = Doing {
                person: loaded.row.citizen_id.into(),
                session: None,
                caller,
            };
            let details = ActivityDetails::way("local");
            doing.record(app, db, Event::LocalSignInFailed, &details).await?;
        }
    }
    Ok(verdict)
}

async fn open(
    app: &App,
    db: &DatabaseTransaction,
    loaded: &Loaded,
    proven: Proven,
    caller: &Caller,
) -> Result<String, DbErr> {
    let id = SessionId(app.new_id());
    let opening = session::Opening {
        id,
        person: loaded.row.citizen_id.into(),
        now: app.now(),
        way: Way::Local,
        id_token: None,
        class: session::citizen_class(loaded.row.shared_computer),
        caller,
    };
    let opened = session::open(app, db, proven, &opening).await?;
    let doing = Doing {
        person: loaded.row.citizen_id.into(),
        session: Some(id),
        caller,
    };
    let details = ActivityDetails::way("local");
    doing.record(app, db, Event::SignedIn, &details).await?;
    Ok(opened.token)
}

fn refusal(verdict: Submitted) -> LocalOtpRefusal {
    match verdict {
        Submitted::Judged(OtpVerdict::Expired) => LocalOtpRefusal::CodeExpired,
        Submitted::Judged(OtpVerdict::Used) | Submitted::NotNow(Stage::Done) => LocalOtpRefusal::CodeUsed,
        Submitted::Judged(OtpVerdict::NoTriesLeft) => LocalOtpRefusal::NoTriesLeft,
        Submitted::Judged(OtpVerdict::Wrong { .. } | OtpVerdict::Right) => LocalOtpRefusal::WrongCode,
        Submitted::NotNow(_) => LocalOtpRefusal::SignInOver,
    }
}
