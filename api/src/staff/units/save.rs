//! Another name, kind or time of validity.

use chrono::NaiveDate;
use entity::{UnitId, unit};
use poem::http::StatusCode;
use poem_openapi::Enum;
use poem_openapi::payload::Json;
use sea_orm::{ConnectionTrait, EntityTrait, Set};

use super::change::{Seen, UnitChangeAnswer, hold, write};
use super::in_use::Inside;
use super::input::{Kept, UnitInput};
use super::tree::{is_over, outlives};
use crate::audit::Action;
use crate::civil;
use crate::http::{FailedOr, Problem, Reason, Tags, field_error};
use crate::staff::administering::Administering;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffUnitRefusal", rename_all = "snake_case")]
pub enum UnitRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
    /// It was merged into another one, so it has a last day; the merge is taken back at `…/successor`.
    Merged,
    /// It can't go on, because the unit above it is over.
    ParentOver,
}

pub const IF_MATCH_REQUIRED: (&str, &str) = (
    "Yêu cầu phải kèm tiêu đề If-Match với phiên bản đang xem.",
    "The request must carry If-Match with the version that was seen.",
);

impl Reason for UnitRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::Merged | Self::ParentOver => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::IfMatchRequired => IF_MATCH_REQUIRED,
            Self::Merged => (
                "Đơn vị đã được sáp nhập nên phải có ngày kết thúc. Muốn đơn vị tiếp tục hoạt động, hãy bỏ sáp nhập trước.",
                "The unit was merged into another one, so it has a last day. To let it go on, take the merge back first.",
            ),
            Self::ParentOver => (
                "Đơn vị cấp trên đã hết hiệu lực. Hãy chuyển đơn vị này sang đơn vị khác trước.",
                "The unit above it is over. Please move this unit elsewhere first.",
            ),
        }
    }
}

pub async fn save(
    by: Administering<'_>,
    id: UnitId,
    seen: Option<&str>,
    input: &UnitInput,
) -> Result<UnitChangeAnswer, FailedOr<UnitRefusal>> {
    let seen = Tags::strong(seen.ok_or(UnitRefusal::IfMatchRequired)?);
    let tx = by.begin().await?;
    let unit = match hold(&tx, id, &seen).await? {
        Seen::AsItIs(unit) => unit,
        Seen::Otherwise(unit) => return Ok(UnitChangeAnswer::meanwhile(by.app, &tx, &unit).await?),
    };
    let wanted = input.kept().unwrap_or_default();
    if wanted.valid_until.is_none() && unit.successor_id.is_some() {
        return Err(UnitRefusal::Merged.into());
    }
    let today = civil::today(by.app.now());
    hold_against_parent(&tx, &unit, &wanted, today).await?;
    if ends(&unit, &wanted) {
        let inside = Inside::of(&tx, unit.id, today).await?;
        if !inside.is_empty() {
            return Ok(UnitChangeAnswer::InUse(Json(Box::new(inside.into()))));
        }
    }
    let action = match ends(&unit, &wanted) {
        true => Action::UnitEnded,
        false => Action::UnitChanged,
    };
    let changed = changed(&unit, input, wanted);
    write(&tx, &unit, changed).await?;
    let answer = UnitChangeAnswer::changed(by, &tx, &unit, action).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Whether it is given a last day that it did not have.
fn ends(unit: &unit::Model, wanted: &Kept) -> bool {
    wanted.valid_until.is_some() && wanted.valid_until != unit.valid_until
}

/// Whether it was over and comes back.
fn goes_on(unit: &unit::Model, wanted: &Kept, today: NaiveDate) -> bool {
    is_over(unit, today) && wanted.valid_until.is_none_or(|last| last >= today)
}

/// No part of a unit goes on after it.
async fn hold_against_parent(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    wanted: &Kept,
    today: NaiveDate,
) -> Result<(), FailedOr<UnitRefusal>> {
    let Some(parent) = unit.parent_id else {
        return Ok(());
    };
    let Some(parent) = unit::Entity::find_by_id(parent).one(db).await? else {
        return Ok(());
    };
    if goes_on(unit, wanted, today) && is_over(&parent, today) {
        return Err(UnitRefusal::ParentOver.into());
    }
    if wanted.valid_until != unit.valid_until && outlives(wanted.valid_until, &parent) {
        return Err(Problem::invalid_fields(vec![field_error("valid_until", "outlives_parent")]).into());
    }
    Ok(())
}

fn changed(unit: &unit::Model, input: &UnitInput, wanted: Kept) -> unit::ActiveModel {
    let keys = civil::unit_keys(&wanted.name, &unit.code);
    unit::ActiveModel {
        name: Set(wanted.name),
        kind: Set(input.kind.into()),
        valid_from: Set(wanted.valid_from),
        valid_until: Set(wanted.valid_until),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        ..Default::default()
    }
}
