//! User name and password.

use std::sync::Arc;

use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::session::Way;
use entity::{staff_credential, staff_member};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::EntityTrait;
use validator::Validate;

use super::beginning::{Beginning, Begun, begin};
use super::credentials::{check_password, throttle_key};
use super::state::{identity_by_password, own_path};
use super::view::{StaffSignInView, StageAnswer};
use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Checked, Failed, FailedOr, OwnPath, Reason, Tag};
use crate::person::activity::ActivityDetails;
use crate::proof::{StaffDoor, StaffSignIn};
use crate::session::{self, UnfinishedAllowed};
use crate::staff::enter::Entering;
use crate::staff::sign_out::{self, StaffSignOutAnswer};

/// Beginning and ending a session: one path has its operations in one place, or the document would have it twice.
pub struct BeginStaffApi;

#[derive(Object, Validate)]
struct StaffCredentials {
    #[oai(validator(max_length = 256))]
    #[validate(length(min = 1, max = 256))]
    username: String,
    #[oai(validator(max_length = 1024))]
    #[validate(length(min = 1, max = 1024))]
    password: String,
    /// A path of our own pages to go to when it is done; anything else counts as absent.
    #[oai(validator(max_length = 2000))]
    #[validate(length(max = 2000))]
    return_to: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StaffCredentialsRefusal {
    /// The name is not known, the password is wrong, or tries must wait: they are not told apart.
    WrongCredentials,
    /// The password is right, and the account is disabled.
    AccountDisabled,
}

impl Reason for StaffCredentialsRefusal {
    fn status(self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => (
                "Tên đăng nhập hoặc mật khẩu chưa đúng. Nếu đã thử nhiều lần, vui lòng chờ ít phút. Nếu quên mật khẩu, hãy liên hệ quản trị hệ thống.",
                "The user name or the password is not right. After many tries, please wait a few minutes. If you forgot the password, ask an administrator.",
            ),
            Self::AccountDisabled => (
                "Tài khoản cán bộ đã bị khóa. Vui lòng liên hệ quản trị hệ thống.",
                "This staff account was disabled. Please ask an administrator.",
            ),
        }
    }
}

type Refused = FailedOr<StaffCredentialsRefusal>;

#[OpenApi]
impl BeginStaffApi {
    /// Sign in as staff
    ///
    /// `stage` says what is due next. Until it is `done` there is no session, only a cookie that opens the next stage, for 15
    /// minutes. Unknown names and wrong passwords are answered alike, after the same work.
    #[oai(
        path = "/api/staff/session",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "begin_staff_sign_in"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<StaffCredentials>,
    ) -> Result<StageAnswer, Refused> {
        let proved = check_password(app, &caller, &given.username, &given.password).await?;
        let (member, credential) = proved.ok_or(StaffCredentialsRefusal::WrongCredentials)?;
        let entering = Entering::of(app, request, &caller).await?;
        let return_to = own_path(given.return_to.as_deref(), &member)?;
        let begun = go_on(app, &entering, &member, &credential, return_to).await?;
        Ok(match begun {
            Begun::Due(stage, cookie) => {
                StageAnswer::Next(Json(StaffSignInView::of(stage.into())), Some(cookie))
            }
            Begun::In(token) => StageAnswer::done(app, "/", &token),
        })
    }

    /// Sign out
    ///
    /// Ends the session on the server at once. The browser then goes to `continue_to`.
    #[oai(
        path = "/api/staff/session",
        method = "delete",
        tag = "Tag::Staff",
        operation_id = "sign_staff_out"
    )]
    async fn sign_out(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
    ) -> Result<StaffSignOutAnswer, Failed> {
        sign_out::sign_out(app, &current, &caller).await
    }
}

async fn go_on(
    app: &App,
    entering: &Entering<'_>,
    proved: &staff_member::Model,
    checked: &staff_credential::Model,
    return_to: OwnPath,
) -> Result<Begun, Refused> {
    let tx = app.db.begin().await?;
    let member = session::hold_member(&tx, proved.id).await?;
    let credential = staff_credential::Entity::find_by_id(proved.id).one(&tx).await?;
    let (Some(member), Some(credential)) = (member, credential) else {
        return Err(StaffCredentialsRefusal::WrongCredentials.into());
    };
    // Changed while it was checked.
    if credential.password_hash != checked.password_hash {
        return Err(StaffCredentialsRefusal::WrongCredentials.into());
    }
    Throttle::new(
        app,
        ProofKind::Password,
        &throttle_key(&member.username),
        entering.caller,
    )
    .forget(&tx)
    .await?;
    if member.disabled_at.is_some() {
        let details = ActivityDetails::problem("account_disabled");
        entering
            .doing(member.id, None)
            .record(app, &tx, Event::SignInRefused, &details)
            .await?;
        tx.commit().await?;
        return Err(StaffCredentialsRefusal::AccountDisabled.into());
    }
    let identity = identity_by_password(app, member.id);
    let machine = StaffSignIn {
        door: StaffDoor::Password,
        identity: identity.clone(),
        must_change: credential.must_change,
        enrolled: credential.totp_enrolled_at.is_some(),
    };
    let beginning = Beginning {
        member: &member,
        way: Way::StaffPassword,
        identity,
        id_token: None,
        return_to,
    };
    let begun = begin(app, &tx, beginning, machine.begun(), entering).await?;
    tx.commit().await?;
    Ok(begun)
}
