//! The first step: number and password.

use std::sync::Arc;

use entity::sandbox_account;
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, OpenApi};

use super::credentials::{Credentials, forget_wrong_tries};
use super::view::SignInView;
use super::words;
use super::{message, sign_in};
use crate::app::App;
use crate::evidence::code;
use crate::http::{Caller, Checked, FailedOr, Reason, Tag};
use crate::proof::{PasswordVerdict, Stage};

pub struct PasswordApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum PasswordRefusal {
    /// Number and password don't belong together, or tries must wait: which of them is not said.
    WrongCredentials,
    /// The password is right, and the account is locked by its owner or the authority.
    AccountLocked,
    WrongStage,
    SignInExpired,
}

impl Reason for PasswordRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCredentials | Self::AccountLocked => StatusCode::FORBIDDEN,
            Self::WrongStage => StatusCode::CONFLICT,
            Self::SignInExpired => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => words::WRONG_CREDENTIALS,
            Self::AccountLocked => words::ACCOUNT_LOCKED,
            Self::WrongStage => words::WRONG_STAGE,
            Self::SignInExpired => words::SIGN_IN_EXPIRED,
        }
    }
}

type Refused = FailedOr<PasswordRefusal>;

#[OpenApi]
impl PasswordApi {
    /// Give number and password
    ///
    /// If they are right, a code goes out by SMS and the stage becomes `otp`. An unknown number, a wrong password and
    /// too many tries get the same answer after the same work.
    #[oai(
        path = "/vneid/api/sign-in/password",
        method = "post",
        tag = "Tag::SandboxSignIn",
        operation_id = "give_vneid_password"
    )]
    async fn give(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(credentials): Checked<Credentials>,
    ) -> Result<Json<SignInView>, Refused> {
        let stage = sign_in::look(app, request)
            .await?
            .machine
            .stage(app.now(), &app.policy);
        if stage != Stage::Password {
            return Err(not_now(stage).into());
        }
        let proved = credentials.prove(app, &caller).await?;
        decide(app, request, &caller, proved).await
    }
}

/// `proved` is the account whose password was right.
async fn decide(
    app: &App,
    request: &Request,
    caller: &Caller,
    proved: Option<sandbox_account::Model>,
) -> Result<Json<SignInView>, Refused> {
    let tx = app.db.begin().await?;
    let mut loaded = sign_in::hold(app, &tx, request).await?;
    if let Some(account) = &proved {
        forget_wrong_tries(app, &tx, account, caller).await?;
    }
    if proved.as_ref().is_some_and(|account| account.locked) {
        tx.commit().await?;
        return Err(PasswordRefusal::AccountLocked.into());
    }
    let now = app.now();
    let account = match (
        loaded.machine.give_password(proved.is_some(), now, &app.policy),
        proved,
    ) {
        (PasswordVerdict::Send, Some(account)) => account,
        (PasswordVerdict::NotNow(stage), _) => return Err(not_now(stage).into()),
        _ => return Err(PasswordRefusal::WrongCredentials.into()),
    };
    let code = code::draw(app, &tx, loaded.row.id.0, &account.phone, now).await?;
    message::send(app, &tx, &account, &code, &loaded.purpose()).await?;
    loaded.row.account_id = Some(account.id);
    loaded.account = Some(account);
    loaded.save(app, &tx).await?;
    let view = SignInView::of(app, &tx, &loaded).await?;
    tx.commit().await?;
    loaded.ring(app).await;
    Ok(Json(view))
}

fn not_now(stage: Stage) -> PasswordRefusal {
    if stage == Stage::Expired {
        PasswordRefusal::SignInExpired
    } else {
        PasswordRefusal::WrongStage
    }
}
