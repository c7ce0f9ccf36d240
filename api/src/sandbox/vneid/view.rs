//! The sign-in as its browser sees it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::{ConnectionTrait, DbErr};

use super::VNEID;
use super::cancel::{Cancelled, cancel};
use super::qr::view::QrView;
use super::sign_in::{self, Loaded};
use crate::app::App;
use crate::civil;
use crate::http::{Failed, Tag, cookies};
use crate::proof::{Ending, SignIn, Stage, Step};
use crate::sandbox::oidc;

pub struct ViewApi;

/// A sign-in at the sandbox's VNeID.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct SignInView {
    stage: StageView,
    /// The server's time.
    now: DateTime<Utc>,
    /// The service that asks who the person is.
    service: String,
    started_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    /// The code that was sent. Present at stage `otp`.
    otp: Option<OtpView>,
    /// The codes that a phone may scan now. Present while a window of them runs.
    qr: Option<QrView>,
    /// What can be done now.
    allowed: Vec<StepView>,
    /// Why the sign-in is over, if someone decided it. Present at stage `ended`.
    ended_because: Option<EndedBecause>,
    /// Back to the service: with the answer once the stage is `done`, to start anew once it is `expired` or `ended`.
    redirect_to: Option<String>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum EndedBecause {
    /// Given up in the browser, or replaced by a newer sign-in.
    Cancelled,
    /// The phone's owner said no.
    Declined,
    /// The phone's owner picked another number than the browser's.
    WrongNumber,
}

#[derive(Object)]
pub struct OtpView {
    /// The phone number, masked.
    sent_to: String,
    /// The code is good until then.
    code_expires_at: DateTime<Utc>,
    /// A new one can be asked for from then on.
    resend_at: DateTime<Utc>,
    tries_left: i16,
    resends_left: i16,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum StageView {
    Password,
    Otp,
    Done,
    Expired,
    Ended,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum StepView {
    /// Ask for a code to scan, or for the next window of codes.
    Qr,
    /// Say that the phone that scanned is someone else's.
    RefusePhone,
    Password,
    Otp,
    Resend,
    Cancel,
    Restart,
}

#[derive(ApiResponse)]
enum ViewAnswer {
    /// Where the sign-in stands.
    #[oai(status = 200)]
    SignIn(
        Json<SignInView>,
        /// The provider's own session, for a browser that does not have it yet although the sign-in is done.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

#[OpenApi]
impl ViewApi {
    /// The current sign-in of this browser
    ///
    /// Its stage, the times that count, tries and resends left, and what can be done next. 404 if this
    /// browser has none.
    #[oai(
        path = "/vneid/api/sign-in",
        method = "get",
        tag = "Tag::SandboxSignIn",
        operation_id = "get_vneid_sign_in"
    )]
    async fn view(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<ViewAnswer, Failed> {
        let loaded = sign_in::look(app, request).await?;
        let view = SignInView::of(app, app.db.read(), &loaded).await?;
        Ok(ViewAnswer::SignIn(
            Json(view),
            session_cookie(app, request, &loaded),
        ))
    }

    /// Give up the sign-in
    ///
    /// Answers where to go back to. A sign-in that is done stays done.
    #[oai(
        path = "/vneid/api/sign-in",
        method = "delete",
        tag = "Tag::SandboxSignIn",
        operation_id = "cancel_vneid_sign_in"
    )]
    async fn cancel(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<Cancelled>, Failed> {
        Ok(Json(cancel(app, request).await?))
    }
}

/// A phone approved elsewhere, or the answer to the right code was lost: this browser gets its session now.
fn session_cookie(app: &App, request: &Request, loaded: &Loaded) -> Option<String> {
    let token = oidc::session_token(app, &loaded.row)?;
    let is_known = cookies::read(request, app, VNEID.session_cookie).is_some_and(|known| known == token);
    (!is_known).then(|| cookies::set(app, VNEID.session_cookie, &token))
}

impl SignInView {
    pub async fn of(app: &App, db: &impl ConnectionTrait, loaded: &Loaded) -> Result<Self, DbErr> {
        let (now, policy) = (app.now(), &app.policy);
        let stage = loaded.machine.stage(now, policy);
        let over = matches!(stage, Stage::Done | Stage::Expired | Stage::Ended);
        Ok(Self {
            stage: stage.into(),
            now,
            service: oidc::service(&loaded.row),
            started_at: loaded.machine.started_at,
            expires_at: loaded.machine.expires_at(policy),
            otp: match (stage, &loaded.account) {
                (Stage::Otp, Some(account)) => OtpView::of(app, &loaded.machine, &account.phone),
                _ => None,
            },
            qr: QrView::of(app, db, loaded).await?,
            allowed: loaded
                .machine
                .allowed(now, policy)
                .into_iter()
                .map(StepView::from)
                .collect(),
            ended_because: loaded.machine.ending.map(EndedBecause::from),
            redirect_to: over.then(|| oidc::answer(app, &VNEID, &loaded.row)),
        })
    }
}

impl OtpView {
    pub fn of(app: &App, machine: &SignIn, phone: &str) -> Option<Self> {
        let sent = machine.code.as_ref()?;
        Some(Self {
            sent_to: civil::masked_phone(phone),
            code_expires_at: sent.expires_at(&app.policy),
            resend_at: sent.sent_at + app.policy.resend_after,
            tries_left: sent.tries_left(&app.policy),
            resends_left: machine.resends_left(&app.policy),
        })
    }
}

impl From<Ending> for EndedBecause {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Cancelled => Self::Cancelled,
            Ending::Declined => Self::Declined,
            Ending::WrongNumber => Self::WrongNumber,
        }
    }
}

impl From<Stage> for StageView {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Password => Self::Password,
            Stage::Otp => Self::Otp,
            Stage::Done => Self::Done,
            Stage::Expired => Self::Expired,
            Stage::Ended => Self::Ended,
        }
    }
}

impl From<Step> for StepView {
    fn from(step: Step) -> Self {
        match step {
            Step::Qr => Self::Qr,
            Step::RefusePhone => Self::RefusePhone,
            Step::Password => Self::Password,
            Step::Otp => Self::Otp,
            Step::Resend => Self::Resend,
            Step::Cancel => Self::Cancel,
            Step::Restart => Self::Restart,
        }
    }
}
