//! A password of one's own, in place of the first one.

use std::sync::Arc;

use entity::activity::Event;
use entity::staff_sign_in::Stage;
use entity::{staff_credential, staff_sign_in};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use validator::Validate;

use super::state::{HalfDone, StageReason, hold, pass};
use super::view::StageAnswer;
use crate::app::App;
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag, field_error};
use crate::person::activity::ActivityDetails;
use crate::person::password::{Context, normalized, wrong};
use crate::session;
use crate::staff::enter::Entering;
use crate::staff::reset_code;

pub struct NewPasswordApi;

#[derive(Object, Validate)]
struct NewStaffPassword {
    /// 12 to 128 characters, any, counted in their composed form (NFC).
    #[oai(validator(max_length = 1024))]
    #[validate(length(max = 1024))]
    new_password: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum NewPasswordRefusal {
    /// Something else is due, or the password was chosen before.
    NotDue,
    /// It took too long, or the account was changed: it begins anew.
    SignInOver,
}

impl StageReason for NewPasswordRefusal {
    const OVER: Self = Self::SignInOver;
    const NOT_DUE: Self = Self::NotDue;
}

impl Reason for NewPasswordRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::NotDue => StatusCode::CONFLICT,
            Self::SignInOver => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::NotDue => super::judged::NOT_DUE,
            Self::SignInOver => super::judged::OVER,
        }
    }
}

type Refused = FailedOr<NewPasswordRefusal>;

#[OpenApi]
impl NewPasswordApi {
    /// Choose a password of my own
    ///
    /// At the stage `password_change`: the first password, or a code from an administrator, opens nothing else. It must be
    /// another one. All sessions of before end.
    #[oai(
        path = "/api/staff/session/password",
        method = "put",
        tag = "Tag::Staff",
        operation_id = "choose_staff_password"
    )]
    async fn choose(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<NewStaffPassword>,
    ) -> Result<StageAnswer, Refused> {
        // Looked at first: no transaction spans the hashing.
        let half = look(app, request).await?;
        let password = normalized(&given.new_password);
        judge(app, &half, &password).await?;
        let hash = app.passwords.hash(&password).await?;
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let mut half = hold::<NewPasswordRefusal>(app, &tx, request, &[Stage::PasswordChange]).await?;
        write(app, &tx, &mut half, hash, &entering).await?;
        let answer = pass(app, &tx, &half, &entering).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn look(app: &App, request: &Request) -> Result<HalfDone, Refused> {
    let tx = app.db.begin().await?;
    let half = hold(app, &tx, request, &[Stage::PasswordChange]).await?;
    tx.rollback().await?;
    Ok(half)
}

async fn judge(app: &App, half: &HalfDone, password: &str) -> Result<(), Problem> {
    let member = &half.member;
    let words = [
        Some(&member.username),
        Some(&member.staff_code),
        Some(&app.settings.site_name),
        member.full_name.as_ref(),
    ];
    let numbers = [&member.personal_id, &member.phone];
    let context = Context {
        words: words.into_iter().flatten().cloned().collect(),
        numbers: numbers.into_iter().flatten().cloned().collect(),
    };
    let mut code = wrong(password, &context, &app.policy.password);
    let hash = Some(half.credential.password_hash.as_str());
    // Whoever handed over the code would know the password.
    let is_handed_over = || reset_code::was_handed_over(app, app.db.read(), member.id, password);
    if code.is_none() && (is_handed_over().await? || app.passwords.verify(password, hash).await?) {
        code = Some("password_same");
    }
    match code {
        Some(code) => Err(Problem::invalid_fields(vec![field_error("new_password", code)])),
        None => Ok(()),
    }
}

async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    half: &mut HalfDone,
    hash: String,
    entering: &Entering<'_>,
) -> Result<(), DbErr> {
    let staff = half.member.id;
    let changed = staff_credential::ActiveModel {
        staff_id: Set(staff),
        password_hash: Set(hash),
        must_change: Set(false),
        password_changed_at: Set(app.now()),
        ..Default::default()
    };
    staff_credential::Entity::update(changed)
        .exec_without_returning(tx)
        .await?;
    half.credential.must_change = false;
    reset_code::forget(tx, staff).await?;
    session::end_all(app, tx, staff, None).await?;
    // Others that the first password began.
    staff_sign_in::Entity::update_many()
        .col_expr(staff_sign_in::Column::EndedAt, Expr::value(app.now()))
        .filter(staff_sign_in::Column::StaffId.eq(staff))
        .filter(staff_sign_in::Column::Id.ne(half.row.id))
        .filter(staff_sign_in::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    let details = ActivityDetails::way("staff_password");
    entering
        .doing(staff, None)
        .record(app, tx, Event::PasswordChanged, &details)
        .await
}
