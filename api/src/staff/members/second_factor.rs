//! A lost authenticator, with its recovery codes lost too.

use std::sync::Arc;

use entity::activity::Event;
use entity::{StaffId, staff_credential, staff_recovery_code};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::{Enum, OpenApi};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;
use uuid::Uuid;

use super::change::{MemberChangeAnswer, hold};
use super::last_administrator::OWN_ACCOUNT;
use crate::app::App;
use crate::audit::{Action, Subject};
use crate::http::{Caller, FailedOr, Reason, Tag};
use crate::session::{self, Administrator, RecentlyProven};
use crate::staff::administering::Administering;
use crate::staff::sign_in;

pub struct MemberSecondFactorApi;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffSecondFactorRefusal", rename_all = "snake_case")]
pub enum SecondFactorRefusal {
    /// Nobody takes away their own second factor here.
    OwnAccount,
    /// There is none.
    NoSecondFactor,
}

impl Reason for SecondFactorRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::OwnAccount => OWN_ACCOUNT,
            Self::NoSecondFactor => (
                "Cán bộ này chưa gắn ứng dụng xác thực.",
                "This member has no authenticator.",
            ),
        }
    }
}

type Refused = FailedOr<SecondFactorRefusal>;

#[OpenApi]
impl MemberSecondFactorApi {
    /// Take a lost authenticator away
    ///
    /// With its recovery codes. All sessions of the member end; at the next sign-in, after the right password, another
    /// authenticator is set up. It wants an administrator who proved within the last ten minutes who they are; otherwise
    /// the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members/:id/second-factor",
        method = "delete",
        tag = "Tag::Administration",
        operation_id = "remove_staff_member_second_factor"
    )]
    async fn delete(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<MemberChangeAnswer, Refused> {
        RecentlyProven::of(app, &current)?;
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        remove(by, StaffId(id.0)).await
    }
}

async fn remove(by: Administering<'_>, staff: StaffId) -> Result<MemberChangeAnswer, Refused> {
    if staff == by.current.staff {
        return Err(SecondFactorRefusal::OwnAccount.into());
    }
    let tx = by.begin().await?;
    hold(&tx, staff).await?;
    let credential = staff_credential::Entity::find_by_id(staff).one(&tx).await?;
    if credential.is_none_or(|credential| credential.totp_enrolled_at.is_none()) {
        return Err(SecondFactorRefusal::NoSecondFactor.into());
    }
    forget(&tx, staff).await?;
    session::end_all(by.app, &tx, staff, None).await?;
    sign_in::end_all(by.app, &tx, staff).await?;
    let answer = MemberChangeAnswer::changed(by.app, &tx, staff).await?;
    by.tell(&tx, staff, Event::SecondFactorRemoved).await?;
    let change = (
        Some(json!({"has_second_factor": true})),
        Some(json!({"has_second_factor": false})),
    );
    by.note(&tx, Action::MemberChanged, Some(Subject::Member(staff)), change)
        .await?;
    tx.commit().await?;
    Ok(answer)
}

async fn forget(db: &impl ConnectionTrait, staff: StaffId) -> Result<(), DbErr> {
    let without = staff_credential::ActiveModel {
        staff_id: Set(staff),
        totp_sealed: Set(None),
        totp_key_id: Set(None),
        totp_enrolled_at: Set(None),
        totp_last_step: Set(None),
        ..Default::default()
    };
    staff_credential::Entity::update(without)
        .exec_without_returning(db)
        .await?;
    staff_recovery_code::Entity::delete_many()
        .filter(staff_recovery_code::Column::StaffId.eq(staff))
        .exec(db)
        .await
        .map(drop)
}
