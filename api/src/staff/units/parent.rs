//! A unit comes to lie below another one, with all that lies below it.

use std::sync::Arc;

use entity::{UnitId, unit};
use poem::http::StatusCode;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::{Enum, Object, OpenApi};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;
use validator::Validate;

use super::change::{Seen, UnitChangeAnswer, hold, write};
use super::create::TOO_DEEP;
use super::save::IF_MATCH_REQUIRED;
use super::tree::{DEEPEST, depth, height, is_circle, is_over, outlives, path_below, rewrite};
use crate::app::App;
use crate::audit::Action;
use crate::civil;
use crate::http::{Caller, Checked, FailedOr, Problem, Reason, Tag, Tags, field_error};
use crate::session::{Administrator, RecentlyProven};
use crate::staff::administering::Administering;

pub struct UnitParentApi;

#[derive(Object, Validate)]
#[oai(rename = "StaffUnitParent", deny_unknown_fields)]
struct NewParent {
    /// The unit that it is to be a part of, which must not be over; absent for the root of the tree.
    parent_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffUnitParentRefusal", rename_all = "snake_case")]
pub enum ParentRefusal {
    /// `If-Match` is missing: without it two administrators could overwrite each other (RFC 6585, 3).
    IfMatchRequired,
    /// It would lie below itself.
    Circle,
    /// The tree would have more than twelve levels.
    TooDeep,
}

impl Reason for ParentRefusal {
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
                "Không thể đặt đơn vị dưới chính nó hoặc dưới đơn vị trực thuộc của nó.",
                "A unit can't lie below itself or below one of its parts.",
            ),
            Self::TooDeep => TOO_DEEP,
        }
    }
}

#[OpenApi]
impl UnitParentApi {
    /// Move a unit
    ///
    /// With all units and members below it. Whoever manages a unit above the new place looks after them from now on; so it
    /// wants an administrator who proved within the last ten minutes who they are, otherwise the answer is 401 with
    /// `reauthenticate`.
    #[oai(
        path = "/api/staff/units/:id/parent",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "move_staff_unit"
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
        Checked(given): Checked<NewParent>,
    ) -> Result<UnitChangeAnswer, FailedOr<ParentRefusal>> {
        let seen = Tags::strong(&if_match.0.ok_or(ParentRefusal::IfMatchRequired)?);
        RecentlyProven::of(app, &current)?;
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
    given: &NewParent,
) -> Result<UnitChangeAnswer, FailedOr<ParentRefusal>> {
    let tx = by.begin().await?;
    let unit = match hold(&tx, id, seen).await? {
        Seen::AsItIs(unit) => unit,
        Seen::Otherwise(unit) => return Ok(UnitChangeAnswer::meanwhile(by.app, &tx, &unit).await?),
    };
    let parent = parent(by.app, &tx, given, &unit).await?;
    if let Some(parent) = &parent
        && is_circle(&unit.path, &parent.path)
    {
        return Err(ParentRefusal::Circle.into());
    }
    let path = path_below(parent.as_ref(), unit.id);
    if depth(&path) - 1 + height(&tx, &unit.path).await? > DEEPEST {
        return Err(ParentRefusal::TooDeep.into());
    }
    go(&tx, &unit, parent.map(|parent| parent.id), &path).await?;
    let answer = UnitChangeAnswer::changed(by, &tx, &unit, Action::UnitChanged).await?;
    tx.commit().await?;
    Ok(answer)
}

async fn parent(
    app: &App,
    db: &impl ConnectionTrait,
    given: &NewParent,
    unit: &unit::Model,
) -> Result<Option<unit::Model>, Problem> {
    let Some(id) = given.parent_id else {
        return Ok(None);
    };
    let wrong = |code| Problem::invalid_fields(vec![field_error("parent_id", code)]);
    let parent = unit::Entity::find_by_id(UnitId(id)).one(db).await?;
    match parent {
        None => Err(wrong("unit_unknown")),
        Some(parent) if is_over(&parent, civil::today(app.now())) => Err(wrong("unit_over")),
        Some(parent) if outlives(unit.valid_until, &parent) => Err(wrong("outlives_parent")),
        Some(parent) => Ok(Some(parent)),
    }
}

/// Parent and paths change together.
pub async fn go(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    parent: Option<UnitId>,
    path: &str,
) -> Result<(), Problem> {
    let changed = unit::ActiveModel {
        parent_id: Set(parent),
        ..Default::default()
    };
    write(db, unit, changed).await?;
    rewrite(db, &unit.path, path).await?;
    Ok(())
}
