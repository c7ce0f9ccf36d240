//! User name and password.

use std::sync::Arc;

use entity::failed_attempts::ProofKind;
use entity::{LocalSignInId, citizen, local_account, local_sign_in};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, OpenApi};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::credentials::{LocalCredentials, prove};
use super::state::{load, look, sms, throttle_key};
use super::view::LocalSignInView;
use crate::app::App;
use crate::citizen::local_account::{confirmed_phone, switched_on};
use crate::evidence::{Throttle, code};
use crate::http::{Caller, Checked, Code, Failed, FailedOr, Problem, Reason, Tag};
use crate::outside::Sms;
use crate::person::attempt;
use crate::secret::sha256;

pub struct BeginLocalApi;

#[derive(ApiResponse)]
enum BeginAnswer {
    /// The password is right and a code was sent.
    #[oai(status = 200)]
    CodeSent(
        Json<LocalSignInView>,
        /// A cookie of ours, if one changes.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum LocalSignInRefusal {
    /// The name is not known, the password is wrong, or tries must wait: they are not told apart.
    WrongCredentials,
    /// The password is right, and there is no confirmed phone any more to send a code to.
    NoConfirmedPhone,
    /// The password is right, and the account is disabled.
    AccountDisabled,
}

impl Reason for LocalSignInRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCredentials | Self::AccountDisabled => StatusCode::FORBIDDEN,
            Self::NoConfirmedPhone => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => (
                "Tên đăng nhập hoặc mật khẩu chưa đúng. Nếu đã thử nhiều lần, vui lòng chờ ít phút. Nếu quên mật khẩu, ông/bà có thể đăng nhập bằng VNeID rồi đặt lại.",
                "The user name or the password is not right. After many tries, please wait a few minutes. If you forgot the password, sign in with VNeID and set a new one.",
            ),
            Self::NoConfirmedPhone => (
                "Tài khoản chưa có số điện thoại liên hệ đã xác nhận để gửi mã. Vui lòng đăng nhập bằng VNeID.",
                "The account has no confirmed contact phone to send a code to. Please sign in with VNeID.",
            ),
            Self::AccountDisabled => (
                "Tài khoản đã bị khóa trên hệ thống này. Vui lòng liên hệ Bộ phận Một cửa nơi gần nhất.",
                "The account was disabled on this portal. Please ask at the nearest one-stop office.",
            ),
        }
    }
}

type Refused = FailedOr<LocalSignInRefusal>;

#[OpenApi]
impl BeginLocalApi {
    /// Sign in with user name and password
    ///
    /// A code goes to the confirmed contact phone; `POST …/sign-in/local/otp` takes it. Unknown names and wrong passwords are
    /// answered alike, after the same work. 404 where this way in is not offered.
    #[oai(
        path = "/api/citizen/sign-in/local",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "begin_local_sign_in"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<LocalCredentials>,
    ) -> Result<BeginAnswer, Refused> {
        switched_on(app)?;
        let shared_computer = given.shared_computer == Some(true) || app.settings.is_kiosk(caller.address);
        let account = prove(app, &caller, &given).await?;
        let account = account.ok_or(LocalSignInRefusal::WrongCredentials)?;
        let (browser, cookie) = attempt::browser(request, app);
        let begun = Beginning {
            account: &account,
            browser_hash: sha256(browser.as_bytes()),
            shared_computer,
        };
        let (sms, view) = begun.write(app, &caller).await?;
        if let Err(error) = app.sms.send(&sms).await {
            tracing::warn!(%error, "an SMS could not be sent");
            return Err(Problem::new(Code::Unavailable).into());
        }
        Ok(BeginAnswer::CodeSent(Json(view), cookie))
    }

    /// Where my sign-in with user name and password stands
    ///
    /// Of this browser, from the right password on; 404 if there is none.
    #[oai(
        path = "/api/citizen/sign-in/local",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_local_sign_in"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
    ) -> Result<Json<LocalSignInView>, Failed> {
        let loaded = look(app, request).await?;
        Ok(Json(LocalSignInView::of(app, &loaded)))
    }
}

struct Beginning<'a> {
    account: &'a local_account::Model,
    browser_hash: Vec<u8>,
    shared_computer: bool,
}

impl Beginning<'_> {
    async fn write(&self, app: &App, caller: &Caller) -> Result<(Sms, LocalSignInView), Refused> {
        let key = throttle_key(&self.account.username);
        let tx = app.db.begin().await?;
        Throttle::new(app, ProofKind::Password, &key, caller)
            .forget(&tx)
            .await?;
        let id = self.account.citizen_id;
        let citizen = citizen::Entity::find_by_id(id).one(&tx).await?;
        if citizen.is_none_or(|citizen| citizen.disabled_at.is_some()) {
            return Err(LocalSignInRefusal::AccountDisabled.into());
        }
        let phone = confirmed_phone(&tx, id).await?;
        let phone = phone.ok_or(LocalSignInRefusal::NoConfirmedPhone)?;
        let now = app.now();
        let row = local_sign_in::Model {
            id: LocalSignInId(app.new_id()),
            browser_hash: self.browser_hash.clone(),
            citizen_id: id,
            phone,
            shared_computer: self.shared_computer,
            started_at: now,
            resends: 0,
            completed_at: None,
            ended_at: None,
        };
        insert(&tx, &row).await?;
        let code = code::draw(app, &tx, row.id.0, &row.phone, now).await?;
        let sms = sms(app, &row.phone, code);
        let loaded = load(app, &tx, row).await?;
        let view = LocalSignInView::of(app, &loaded);
        tx.commit().await?;
        Ok((sms, view))
    }
}

async fn insert(db: &impl ConnectionTrait, row: &local_sign_in::Model) -> Result<(), DbErr> {
    let row = local_sign_in::ActiveModel {
        id: Set(row.id),
        browser_hash: Set(row.browser_hash.clone()),
        citizen_id: Set(row.citizen_id),
        phone: Set(row.phone.clone()),
        shared_computer: Set(row.shared_computer),
        started_at: Set(row.started_at),
        resends: Set(row.resends),
        completed_at: Set(None),
        ended_at: Set(None),
    };
    local_sign_in::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}
