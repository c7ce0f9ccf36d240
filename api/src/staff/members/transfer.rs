//! *Điều chuyển*: a member works in another unit from now on.

use std::sync::Arc;

use entity::activity::Event;
use entity::staff_member::{self, Role};
use entity::{StaffId, UnitId, unit};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;
use validator::Validate;

use super::change::{MemberChangeAnswer, Seen, hold_seen, write, write_down};
use crate::app::App;
use crate::audit::Action;
use crate::civil;
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag, Tags, field_error};
use crate::session::{Administrator, RecentlyProven};
use crate::staff::administering::Administering;
use crate::staff::units::{IF_MATCH_REQUIRED, is_over};

pub struct MemberUnitApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffMemberUnit", deny_unknown_fields)]
struct NewUnit {
    /// One that is not over.
    unit_id: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffMemberUnitRefusal", rename_all = "snake_case")]
pub enum TransferRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
}

impl Reason for TransferRefusal {
    fn status(self) -> StatusCode {
        StatusCode::PRECONDITION_REQUIRED
    }

    fn detail(self) -> (&'static str, &'static str) {
        IF_MATCH_REQUIRED
    }
}

#[OpenApi]
impl MemberUnitApi {
    /// Transfer a member to another unit
    ///
    /// A manager looks after that unit from then on; that wants an administrator who proved within the last ten minutes
    /// who they are, otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members/:id/unit",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "transfer_staff_member"
    )]
    async fn put(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        /// The `ETag` of the member that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(given): Checked<NewUnit>,
    ) -> Result<MemberChangeAnswer, FailedOr<TransferRefusal>> {
        let seen = Tags::strong(&if_match.0.ok_or(TransferRefusal::IfMatchRequired)?);
        let (staff, unit) = (StaffId(id.0), UnitId(given.unit_id));
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        Ok(transfer(by, (staff, unit), &seen).await?)
    }
}

async fn transfer(
    by: Administering<'_>,
    (staff, to): (StaffId, UnitId),
    seen: &Tags,
) -> Result<MemberChangeAnswer, Problem> {
    let tx = by.begin().await?;
    let member = match hold_seen(&tx, staff, seen).await? {
        Seen::AsItIs(member) => member,
        Seen::Otherwise(member) => return Ok(MemberChangeAnswer::meanwhile(by.app, &tx, &member).await?),
    };
    workplace(by.app, &tx, to).await?;
    if member.unit_id != to {
        if member.role == Role::Manager {
            RecentlyProven::of(by.app, by.current)?;
        }
        let changed = staff_member::ActiveModel {
            unit_id: Set(to),
            ..Default::default()
        };
        write(&tx, &member, changed).await?;
        write_down(by, &tx, &member, (Event::UnitChanged, Action::MemberMoved)).await?;
    }
    let answer = MemberChangeAnswer::changed(by.app, &tx, staff).await?;
    tx.commit().await?;
    Ok(answer)
}

/// A unit in which somebody may work.
pub async fn workplace(app: &App, db: &impl ConnectionTrait, id: UnitId) -> Result<unit::Model, Problem> {
    let wrong = |code| Problem::invalid_fields(vec![field_error("unit_id", code)]);
    let unit = unit::Entity::find_by_id(id).one(db).await?;
    let unit = unit.ok_or_else(|| wrong("unit_unknown"))?;
    match is_over(&unit, civil::today(app.now())) {
        true => Err(wrong("unit_over")),
        false => Ok(unit),
    }
}
