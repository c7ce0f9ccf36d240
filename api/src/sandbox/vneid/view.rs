//! The sign-in as its browser sees it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use super::VNEID;
use super::cancel::{Cancelled, cancel};
use super::sign_in::{self, Loaded};
use crate::app::App;
use crate::civil;
use crate::http::{Code, Failed, Problem, Tag};
use crate::proof::{Stage, Step};
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
    /// What can be done now.
    allowed: Vec<StepView>,
    /// Back to the service: with the answer once the stage is `done`, to start anew once it is `expired` or `ended`.
    redirect_to: Option<String>,
}

#[derive(Object)]
struct OtpView {
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
    Password,
    Otp,
    Resend,
    Cancel,
    Restart,
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
    async fn view(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<SignInView>, Failed> {
        let loaded = sign_in::look(app, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        Ok(Json(SignInView::of(app, &loaded)))
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

impl SignInView {
    pub fn of(app: &App, loaded: &Loaded) -> Self {
        let (now, policy) = (app.now(), &app.policy);
        let stage = loaded.machine.stage(now, policy);
        let over = matches!(stage, Stage::Done | Stage::Expired | Stage::Ended);
        Self {
            stage: stage.into(),
            now,
            service: oidc::service(&loaded.row),
            started_at: loaded.machine.started_at,
            expires_at: loaded.machine.expires_at(policy),
            otp: (stage == Stage::Otp).then(|| OtpView::of(app, loaded)).flatten(),
            allowed: loaded
                .machine
                .allowed(now, policy)
                .into_iter()
                .map(StepView::from)
                .collect(),
            redirect_to: over.then(|| oidc::answer(app, &VNEID, &loaded.row)),
        }
    }
}

impl OtpView {
    fn of(app: &App, loaded: &Loaded) -> Option<Self> {
        let (sent, account) = (loaded.machine.code.as_ref()?, loaded.account.as_ref()?);
        Some(Self {
            sent_to: civil::masked_phone(&account.phone),
            code_expires_at: sent.expires_at(&app.policy),
            resend_at: sent.sent_at + app.policy.resend_after,
            tries_left: sent.tries_left(&app.policy),
            resends_left: loaded.machine.resends_left(&app.policy),
        })
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
            Step::Password => Self::Password,
            Step::Otp => Self::Otp,
            Step::Resend => Self::Resend,
            Step::Cancel => Self::Cancel,
            Step::Restart => Self::Restart,
        }
    }
}
