//! *Sáp nhập*: a unit ends and another one takes its place.

use std::sync::Arc;

use chrono::NaiveDate;
use entity::{UnitId, unit};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::along;
use super::change::{Seen, UnitChangeAnswer, hold, write};
use super::create::TOO_DEEP;
use super::in_use::Inside;
use super::save::IF_MATCH_REQUIRED;
use super::tree::{DEEPEST, depth, height, is_circle};
use crate::app::App;
use crate::audit::Action;
use crate::civil;
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag, Tags, field_error};
use crate::session::{Administrator, RecentlyProven};
use crate::staff::administering::Administering;

pub struct UnitSuccessorApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffUnitSuccessor", deny_unknown_fields)]
struct Merge {
    /// The unit that takes its place, which must be valid on the day after; absent to take a merge back.
    successor_id: Option<Uuid>,
    /// The last day of the unit that ends, `yyyy-MM-dd`; required with a successor.
    #[oai(validator(max_length = 64))]
    #[validate(custom(function = is_day))]
    last_day: Option<String>,
    /// Whether members, and units below it that are not over, go to the successor now. Otherwise there must be none left.
    #[oai(default)]
    take_along: bool,
}

fn is_day(typed: &str) -> Result<(), ValidationError> {
    civil::day(typed)
        .map(drop)
        .ok_or_else(|| ValidationError::new("date"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffUnitSuccessorRefusal", rename_all = "snake_case")]
pub enum SuccessorRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
    /// It would come to take its own place, or one of its parts would.
    Circle,
    /// With the units that go along the tree would have more than twelve levels.
    TooDeep,
}

impl Reason for SuccessorRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::IfMatchRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::Circle | Self::TooDeep => StatusCode::CONFLICT,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::IfMatchRequired => IF_MATCH_REQUIRED,
            Self::Circle => (
                "Đơn vị kế thừa không thể là chính đơn vị này, đơn vị trực thuộc của nó, hoặc đơn vị đã được nó kế thừa.",
                "The successor can't be the unit itself, one of its parts, or one whose place it took.",
            ),
            Self::TooDeep => TOO_DEEP,
        }
    }
}

#[OpenApi]
impl UnitSuccessorApi {
    /// Merge a unit into another one
    ///
    /// It ends with the day given. With `take_along` its members and the units below it go to the successor at once;
    /// members who are disabled stay with it. Without, a unit that still has members or units below it is refused with
    /// their numbers. Without `successor_id` the merge is taken back: the unit goes on, and whoever went along stays where
    /// they are. To take them along wants an administrator who proved within the last ten minutes who they are; otherwise the
    /// answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/units/:id/successor",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "merge_staff_unit"
    )]
    async fn put(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        /// The `ETag` of the unit that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(given): Checked<Merge>,
    ) -> Result<UnitChangeAnswer, FailedOr<SuccessorRefusal>> {
        let seen = Tags::strong(&if_match.0.ok_or(SuccessorRefusal::IfMatchRequired)?);
        // Whoever manages the successor looks after them from then on.
        if given.take_along {
            RecentlyProven::of(app, &current)?;
        }
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        put(by, UnitId(id.0), &seen, &given).await
    }
}

async fn put(
    by: Administering<'_>,
    id: UnitId,
    seen: &Tags,
    given: &Merge,
) -> Result<UnitChangeAnswer, FailedOr<SuccessorRefusal>> {
    let tx = by.begin().await?;
    let unit = match hold(&tx, id, seen).await? {
        Seen::AsItIs(unit) => unit,
        Seen::Otherwise(unit) => return Ok(UnitChangeAnswer::meanwhile(by.app, &tx, &unit).await?),
    };
    match given.successor_id {
        None => go_on(&tx, &unit).await?,
        Some(successor) => {
            let (successor, last) = successor_and_day(&tx, &unit, given, UnitId(successor)).await?;
            if let Some(inside) = merge(by, &tx, (&unit, &successor), last, given.take_along).await? {
                return Ok(UnitChangeAnswer::InUse(Json(Box::new(inside.into()))));
            }
        }
    }
    let action = match given.successor_id {
        Some(_) => Action::UnitEnded,
        None => Action::UnitChanged,
    };
    let answer = UnitChangeAnswer::changed(by, &tx, &unit, action).await?;
    tx.commit().await?;
    Ok(answer)
}

async fn go_on(db: &impl ConnectionTrait, unit: &unit::Model) -> Result<(), DbErr> {
    let changed = unit::ActiveModel {
        successor_id: Set(None),
        valid_until: Set(None),
        ..Default::default()
    };
    write(db, unit, changed).await
}

async fn successor_and_day(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    given: &Merge,
    id: UnitId,
) -> Result<(unit::Model, NaiveDate), FailedOr<SuccessorRefusal>> {
    let wrong = |field, code| Problem::invalid_fields(vec![field_error(field, code)]);
    let last = given.last_day.as_deref().and_then(civil::day);
    let last = last.ok_or_else(|| wrong("last_day", "required"))?;
    if last < unit.valid_from {
        return Err(wrong("last_day", "before_start").into());
    }
    let successor = unit::Entity::find_by_id(id).one(db).await?;
    let successor = successor.ok_or_else(|| wrong("successor_id", "unit_unknown"))?;
    if is_circle(&unit.path, &successor.path) || leads_back(db, &successor, unit.id).await? {
        return Err(SuccessorRefusal::Circle.into());
    }
    if given.take_along && depth(&successor.path) + height(db, &unit.path).await? - 1 > DEEPEST {
        return Err(SuccessorRefusal::TooDeep.into());
    }
    let takes_over = last.succ_opt().unwrap_or(last);
    let is_valid_then =
        successor.valid_from <= takes_over && successor.valid_until.is_none_or(|end| end >= takes_over);
    match is_valid_then {
        true => Ok((successor, last)),
        false => Err(wrong("successor_id", "unit_over").into()),
    }
}

/// Whether a unit's successors come to `id` in the end.
async fn leads_back(db: &impl ConnectionTrait, from: &unit::Model, id: UnitId) -> Result<bool, DbErr> {
    let mut next = from.successor_id;
    while let Some(successor) = next {
        if successor == id {
            return Ok(true);
        }
        let unit = unit::Entity::find_by_id(successor).one(db).await?;
        next = unit.and_then(|unit| unit.successor_id);
    }
    Ok(false)
}

/// What is in the unit and can't stay, if it does not go along.
async fn merge(
    by: Administering<'_>,
    tx: &DatabaseTransaction,
    (unit, successor): (&unit::Model, &unit::Model),
    last: NaiveDate,
    take_along: bool,
) -> Result<Option<Inside>, Problem> {
    let today = civil::today(by.app.now());
    if take_along {
        along::take(by, tx, (unit, successor), today).await?;
    }
    let inside = Inside::of(tx, unit.id, today).await?;
    if !inside.is_empty() {
        return Ok(Some(inside));
    }
    let changed = unit::ActiveModel {
        successor_id: Set(Some(successor.id)),
        valid_until: Set(Some(last)),
        ..Default::default()
    };
    write(tx, unit, changed).await?;
    Ok(None)
}
