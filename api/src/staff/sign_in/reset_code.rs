//! User name and a code that an administrator handed over.

use std::sync::Arc;

use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::session::Way;
use entity::{StaffId, staff_member};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait};
use uuid::Uuid;
use validator::Validate;

use super::beginning::{Beginning, Begun, begin};
use super::credentials::{admit, note_wrong, throttle_key};
use super::state::{end_all, identity_by_password, own_path};
use super::view::{StaffSignInView, StageAnswer};
use crate::app::App;
use crate::civil;
use crate::evidence::Throttle;
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag};
use crate::person::activity::ActivityDetails;
use crate::proof::{StaffDoor, StaffSignIn};
use crate::session;
use crate::staff::enter::Entering;
use crate::staff::reset_code;

pub struct ResetCodeApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffResetCode")]
struct ResetCode {
    #[oai(validator(max_length = 256))]
    #[validate(length(min = 1, max = 256))]
    username: String,
    /// Sixteen letters and digits; case, spaces and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(min = 1, max = 64))]
    code: String,
    /// A path of our own pages to go to when it is done; anything else counts as absent.
    #[oai(validator(max_length = 2000))]
    #[validate(length(max = 2000))]
    return_to: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffResetCodeRefusal", rename_all = "snake_case")]
pub enum ResetCodeRefusal {
    /// The name is not known, the code is wrong, was used, or is too old, or tries must wait: they are not told apart.
    WrongCode,
}

impl Reason for ResetCodeRefusal {
    fn status(self) -> StatusCode {
        StatusCode::FORBIDDEN
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Tên đăng nhập hoặc mã đặt lại mật khẩu chưa đúng, hoặc mã đã được sử dụng hay hết hạn. Nếu đã thử nhiều lần, vui lòng chờ ít phút; nếu vẫn không được, hãy xin quản trị hệ thống cấp mã mới.",
            "The user name or the code is not right, or the code was used or has expired. After many tries, please wait a few minutes; otherwise ask an administrator for a new code.",
        )
    }
}

type Refused = FailedOr<ResetCodeRefusal>;

#[OpenApi]
impl ResetCodeApi {
    /// Begin with a code that an administrator handed over
    ///
    /// It counts once, for 24 hours, and opens nothing but the choice of a new password (`stage` is `password_change`);
    /// then the second factor is due as usual. Unknown names and wrong codes are answered alike, after the same work.
    #[oai(
        path = "/api/staff/session/reset-code",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "begin_staff_reset"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<ResetCode>,
    ) -> Result<StageAnswer, Refused> {
        let name = civil::username(&given.username);
        let key = throttle_key(name.as_deref().unwrap_or(given.username.trim()));
        let throttle = Throttle::new(app, ProofKind::Reset, &key, &caller);
        let account = admit(app, &throttle, name.as_deref()).await?;
        let staff = account.map_or(StaffId(Uuid::nil()), |(member, _)| member.id);
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let Some(member) = redeem(app, &tx, staff, &given.code).await? else {
            note_wrong(app, &tx, (staff, "reset_code"), &caller).await?;
            // The same work for a name that nobody has, and no row.
            match staff.0.is_nil() {
                true => tx.rollback().await?,
                false => tx.commit().await?,
            }
            return Err(ResetCodeRefusal::WrongCode.into());
        };
        throttle.forget(&tx).await?;
        let answer = go_on(app, &tx, &member, given.return_to.as_deref(), &entering).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

/// Whose code it is. For a name that is not known the same is asked, of nobody.
async fn redeem(
    app: &App,
    tx: &DatabaseTransaction,
    staff: StaffId,
    typed: &str,
) -> Result<Option<staff_member::Model>, DbErr> {
    let member = session::hold_member(tx, staff).await?;
    let is_right = reset_code::redeem(app, tx, staff, typed).await?;
    Ok(member.filter(|member| is_right && member.disabled_at.is_none()))
}

/// It is as good as a first password: another one is due.
async fn go_on(
    app: &App,
    tx: &DatabaseTransaction,
    member: &staff_member::Model,
    return_to: Option<&str>,
    entering: &Entering<'_>,
) -> Result<StageAnswer, Problem> {
    end_all(app, tx, member.id).await?;
    entering
        .doing(member.id, None)
        .record(app, tx, Event::ResetCodeUsed, &ActivityDetails::none())
        .await?;
    let credential = entity::staff_credential::Entity::find_by_id(member.id)
        .one(tx)
        .await?;
    let identity = identity_by_password(app, member.id);
    let machine = StaffSignIn {
        door: StaffDoor::Password,
        identity: identity.clone(),
        must_change: true,
        enrolled: credential.is_some_and(|credential| credential.totp_enrolled_at.is_some()),
    };
    let beginning = Beginning {
        member,
        way: Way::StaffPassword,
        identity,
        id_token: None,
        return_to: own_path(return_to, member)?,
    };
    Ok(
        match begin(app, tx, beginning, machine.begun(), entering).await? {
            Begun::Due(stage, cookie) => StageAnswer::Next(
                poem_openapi::payload::Json(StaffSignInView::of(stage.into())),
                Some(cookie),
            ),
            Begun::In(token) => StageAnswer::done(app, "/", &token),
        },
    )
}
