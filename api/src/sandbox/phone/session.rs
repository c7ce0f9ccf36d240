//! Signing in to the app, looking at it, and closing it.

use std::sync::Arc;

use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, OpenApi};

use super::COOKIE;
use super::device::{self, Device};
use super::view::PhoneView;
use crate::app::App;
use crate::evidence::code;
use crate::http::{Caller, Checked, Code, Failed, FailedOr, Problem, Reason, Tag, cookies};
use crate::sandbox::vneid::credentials::{Credentials, forget_wrong_tries};
use crate::sandbox::vneid::{message, words};

pub struct PhoneSessionApi;

#[derive(ApiResponse)]
enum Begun {
    /// A code went out by SMS.
    #[oai(status = 200)]
    CodeSent(
        Json<PhoneView>,
        /// Ties the app to this phone.
        #[oai(header = "Set-Cookie")]
        String,
    ),
}

#[derive(ApiResponse)]
enum Closed {
    /// The app is locked, or there was none.
    #[oai(status = 204)]
    Locked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum PhoneSignInRefusal {
    /// Number and password don't belong together, or tries must wait: which of them is not said.
    WrongCredentials,
    /// The password is right, and the account is locked by its owner or the authority.
    AccountLocked,
}

impl Reason for PhoneSignInRefusal {
    fn status(self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => words::WRONG_CREDENTIALS,
            Self::AccountLocked => words::ACCOUNT_LOCKED,
        }
    }
}

#[OpenApi]
impl PhoneSessionApi {
    /// Sign in to the app with number and password
    ///
    /// If they are right, a code goes out by SMS and the stage is `otp`. The same tries and delays count as in a browser.
    #[oai(
        path = "/vneid/phone/session",
        method = "post",
        tag = "Tag::SandboxPhone",
        operation_id = "begin_vneid_phone"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        caller: Caller,
        Checked(credentials): Checked<Credentials>,
    ) -> Result<Begun, FailedOr<PhoneSignInRefusal>> {
        let account = credentials
            .prove(app, &caller)
            .await?
            .ok_or(PhoneSignInRefusal::WrongCredentials)?;
        let tx = app.db.begin().await?;
        forget_wrong_tries(app, &tx, &account, &caller).await?;
        if account.locked {
            tx.commit().await?;
            return Err(PhoneSignInRefusal::AccountLocked.into());
        }
        let (device, token) = device::begin(app, &tx, account, &caller).await?;
        let (id, phone) = (device.row.id.0, &device.account.phone);
        let code = code::draw(app, &tx, id, phone, device.row.started_at).await?;
        message::send(app, &tx, &device.account, &code, Device::PURPOSE).await?;
        tx.commit().await?;
        let cookie = cookies::set_lasting(app, COOKIE, &token);
        Ok(Begun::CodeSent(Json(PhoneView::of(app, &device)), cookie))
    }

    /// The app on this phone
    ///
    /// Where it stands, and what is due next. 404 if nobody signed in on this phone.
    #[oai(
        path = "/vneid/phone/session",
        method = "get",
        tag = "Tag::SandboxPhone",
        operation_id = "get_vneid_phone"
    )]
    async fn view(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Json<PhoneView>, Failed> {
        let device = device::look(app, request)
            .await?
            .ok_or_else(|| Problem::new(Code::NotFound))?;
        Ok(Json(PhoneView::of(app, &device)))
    }

    /// Close the app (*Đóng*)
    ///
    /// Signs out of the app on this phone; the passcode opens it again. Browsers that it let in stay signed in.
    #[oai(
        path = "/vneid/phone/session",
        method = "delete",
        tag = "Tag::SandboxPhone",
        operation_id = "close_vneid_phone"
    )]
    async fn close(&self, Data(app): Data<&Arc<App>>, request: &Request) -> Result<Closed, Failed> {
        let tx = app.db.begin().await?;
        if let Some(mut device) = device::hold(app, &tx, request).await? {
            device.machine.lock();
            device.save(app, &tx).await?;
        }
        tx.commit().await?;
        Ok(Closed::Locked)
    }
}
