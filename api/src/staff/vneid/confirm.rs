//! The staff password, once, behind VNeID's word for someone with the member's number.

use std::sync::Arc;

use entity::activity::Event;
use entity::failed_attempts::ProofKind;
use entity::staff_sign_in::Stage;
use entity::{LinkId, staff_link};
use poem::Request;
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use validator::Validate;

use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Checked, FailedOr, Reason, Tag};
use crate::person::activity::ActivityDetails;
use crate::staff::enter::Entering;
use crate::staff::sign_in::{self, HalfDone, StageAnswer, StageReason, check_password, throttle_key};

pub struct StaffConfirmApi;

#[derive(Object, Validate)]
struct StaffPassword {
    #[oai(validator(max_length = 1024))]
    #[validate(length(min = 1, max = 1024))]
    password: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum ConfirmStaffRefusal {
    /// The password is wrong, or tries must wait: they are not told apart.
    WrongCredentials,
    NotDue,
    /// It took too long, or the account was changed: it begins anew.
    SignInOver,
}

impl StageReason for ConfirmStaffRefusal {
    const OVER: Self = Self::SignInOver;
    const NOT_DUE: Self = Self::NotDue;
}

impl Reason for ConfirmStaffRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::WrongCredentials => StatusCode::FORBIDDEN,
            Self::NotDue => StatusCode::CONFLICT,
            Self::SignInOver => StatusCode::GONE,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::WrongCredentials => (
                "Mật khẩu cán bộ chưa đúng. Nếu đã thử nhiều lần, vui lòng chờ ít phút.",
                "The staff password is not right. After many tries, please wait a few minutes.",
            ),
            Self::NotDue => sign_in::NOT_DUE,
            Self::SignInOver => sign_in::OVER,
        }
    }
}

type Refused = FailedOr<ConfirmStaffRefusal>;

#[OpenApi]
impl StaffConfirmApi {
    /// Confirm with the staff password that the VNeID account is mine
    ///
    /// At the stage `confirm`. From then on the account is known by issuer and subject and needs no password.
    #[oai(
        path = "/api/staff/sign-in/confirm",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "confirm_staff_vneid"
    )]
    async fn confirm(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        caller: Caller,
        Checked(given): Checked<StaffPassword>,
    ) -> Result<StageAnswer, Refused> {
        // Looked at first: no transaction spans the check of the password.
        let username = look(app, request).await?.member.username;
        let checked = check_password(app, &caller, &username, &given.password).await?;
        let (_, checked) = checked.ok_or(ConfirmStaffRefusal::WrongCredentials)?;
        let entering = Entering::of(app, request, &caller).await?;
        let tx = app.db.begin().await?;
        let half = sign_in::hold::<ConfirmStaffRefusal>(app, &tx, request, &[Stage::Confirm]).await?;
        if half.credential.password_hash != checked.password_hash {
            return Err(ConfirmStaffRefusal::WrongCredentials.into());
        }
        Throttle::new(app, ProofKind::Password, &throttle_key(&username), &caller)
            .forget(&tx)
            .await?;
        link(app, &tx, &half, &entering).await?;
        let answer = sign_in::pass(app, &tx, &half, &entering).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

async fn look(app: &App, request: &Request) -> Result<HalfDone, Refused> {
    let tx = app.db.begin().await?;
    let half = sign_in::hold(app, &tx, request, &[Stage::Confirm]).await?;
    tx.rollback().await?;
    Ok(half)
}

async fn link(
    app: &App,
    tx: &DatabaseTransaction,
    half: &HalfDone,
    entering: &Entering<'_>,
) -> Result<(), DbErr> {
    let row = staff_link::ActiveModel {
        id: Set(LinkId(app.new_id())),
        staff_id: Set(half.member.id),
        issuer: Set(half.row.issuer.clone()),
        subject: Set(half.row.subject.clone()),
        linked_at: Set(app.now()),
    };
    // Confirmed in another tab before.
    let known = OnConflict::columns([staff_link::Column::Issuer, staff_link::Column::Subject])
        .do_nothing()
        .to_owned();
    staff_link::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(tx)
        .await?;
    entering
        .doing(half.member.id, None)
        .record(app, tx, Event::LinkAdded, &ActivityDetails::way("vneid"))
        .await
}
