//! *Đặt lại mật khẩu*: a code to hand over, for a member who lost the password.

use std::sync::Arc;

use entity::activity::Event;
use entity::{StaffId, staff_credential};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::account::look_at_one;
use super::change::{hold, write_down};
use super::last_administrator::{self, OWN_ACCOUNT, is_last};
use super::view::HandedCode;
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, FailedOr, Reason, Tag};
use crate::session::{Administrator, RecentlyProven};
use crate::staff::administering::Administering;
use crate::staff::{reset_code, sign_in};

pub struct MemberPasswordApi;

#[derive(ApiResponse)]
enum ResetAnswer {
    /// The code to hand over. It is shown this once.
    #[oai(status = 200)]
    Handed(Json<Box<HandedCode>>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffPasswordResetRefusal", rename_all = "snake_case")]
pub enum ResetRefusal {
    /// Nobody resets their own password here.
    OwnAccount,
    /// No other administrator can sign in.
    LastAdministrator,
    /// The account is disabled: it is to be enabled first.
    AccountDisabled,
}

impl Reason for ResetRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::OwnAccount => OWN_ACCOUNT,
            Self::LastAdministrator => last_administrator::TEXT,
            Self::AccountDisabled => (
                "Tài khoản đang bị khóa. Hãy mở khóa trước khi đặt lại mật khẩu.",
                "The account is disabled. Please enable it before resetting the password.",
            ),
        }
    }
}

type Refused = FailedOr<ResetRefusal>;

#[OpenApi]
impl MemberPasswordApi {
    /// Reset a member's password
    ///
    /// Gives a code to hand over on paper or in person. It counts once, for 24 hours, in place of any earlier one, and opens
    /// nothing but the choice of a new password (`POST /api/staff/session/reset-code`). The old password opens nothing from
    /// now on; sessions go on until the new one is chosen. It wants an administrator who proved within the last ten
    /// minutes who they are; otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members/:id/password-reset",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "reset_staff_member_password"
    )]
    async fn post(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<ResetAnswer, Refused> {
        RecentlyProven::of(app, &current)?;
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        let handed = reset(by, StaffId(id.0)).await?;
        Ok(ResetAnswer::Handed(Json(Box::new(handed))))
    }
}

async fn reset(by: Administering<'_>, staff: StaffId) -> Result<HandedCode, Refused> {
    if staff == by.current.staff {
        return Err(ResetRefusal::OwnAccount.into());
    }
    // Before the transaction, which must not span it.
    let nobodys = nobodys_password(by.app).await?;
    let tx = by.begin().await?;
    let member = hold(&tx, staff).await?;
    if member.disabled_at.is_some() {
        return Err(ResetRefusal::AccountDisabled.into());
    }
    if is_last(&tx, &member).await? {
        return Err(ResetRefusal::LastAdministrator.into());
    }
    replace(by.app, &tx, staff, &nobodys).await?;
    sign_in::end_all(by.app, &tx, staff).await?;
    let drawn = reset_code::draw(by.app, &tx, staff).await?;
    let view = look_at_one(by.app, &tx, &member).await?;
    let what = (Event::PasswordReset, Action::MemberPasswordReset);
    write_down(by, &tx, &member, what).await?;
    tx.commit().await?;
    Ok(HandedCode {
        code: drawn.code,
        valid_until: drawn.until,
        member: view,
    })
}

/// The hash of a password that nobody knows: it keeps the place of one that is to be chosen, and a try at it costs what
/// any costs.
pub async fn nobodys_password(app: &App) -> Result<String, crate::secret::PasswordError> {
    app.passwords.hash(&app.random.token()).await
}

async fn replace(app: &App, db: &impl ConnectionTrait, staff: StaffId, hash: &str) -> Result<(), DbErr> {
    use staff_credential::Column;
    staff_credential::Entity::update_many()
        .col_expr(Column::PasswordHash, Expr::value(hash))
        .col_expr(Column::PasswordChangedAt, Expr::value(app.now()))
        .filter(Column::StaffId.eq(staff))
        .exec(db)
        .await
        .map(drop)
}
