//! Reading, making and changing units: what the API says of them.

use std::sync::Arc;

use entity::UnitId;
use poem::web::Data;
use poem_openapi::param::{Header, Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::change::{UnitChangeAnswer, tag};
use super::create::{self, NewUnitRefusal};
use super::input::{NewUnit, UnitInput};
use super::list::{self, Filter, UnitPage, scoped};
use super::look::look_at_one;
use super::save::{self, UnitRefusal};
use super::view::{UnitKindName, UnitView};
use crate::app::App;
use crate::http::{
    Caller, Checked, Code, Failed, FailedOr, Given, Paging, Problem, Tag, Weighed, WrongFields,
};
use crate::session::{Administrator, Manager, Scope};
use crate::staff::administering::Administering;

pub struct UnitsApi;
pub struct UnitApi;

#[derive(ApiResponse)]
enum NewUnitAnswer {
    /// It was made.
    #[oai(status = 201)]
    Created(
        Json<Box<UnitView>>,
        /// The version; `If-Match` wants it when the unit is changed.
        #[oai(header = "ETag")]
        String,
    ),
}

#[derive(ApiResponse)]
enum UnitAnswer {
    /// The unit as it stands.
    #[oai(status = 200)]
    Unit(
        Json<Box<UnitView>>,
        /// The version; `If-Match` wants it when the unit is changed.
        #[oai(header = "ETag")]
        String,
    ),
}

#[OpenApi]
impl UnitsApi {
    /// Units
    ///
    /// In the Vietnamese order of names, in pages. An administrator sees all, a manager their own unit and what lies below
    /// it. For the tree, level by level: first with `top=true`, then with `parent`.
    #[oai(
        path = "/api/staff/units",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_staff_units"
    )]
    #[expect(clippy::too_many_arguments, reason = "one per parameter of the operation")]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        /// Beginnings of words of name or code, in any order; case and Vietnamese marks make no difference.
        q: Query<Option<String>>,
        kind: Query<Option<Given<UnitKindName>>>,
        /// Whether they are valid today; both if absent.
        valid: Query<Option<Given<bool>>>,
        /// This unit and all below it.
        under: Query<Option<Given<Uuid>>>,
        /// The units directly below this one.
        parent: Query<Option<Given<Uuid>>>,
        /// The top of what the asker may see: the root of the tree, or a manager's own unit.
        top: Query<Option<Given<bool>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<UnitPage>, Failed> {
        let mut wrong = WrongFields::default();
        let filter = Filter {
            search: wrong.search("q", q.0),
            kind: wrong.read("kind", kind.0),
            valid: wrong.read("valid", valid.0),
            under: wrong.read("under", under.0),
            parent: wrong.read("parent", parent.0),
            top: wrong.read("top", top.0).unwrap_or_default(),
        };
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        Ok(Json(list::list(app, &current, filter, &paging).await?))
    }

    /// Make a unit
    #[oai(
        path = "/api/staff/units",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "create_staff_unit"
    )]
    async fn create(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        input: Weighed<NewUnit>,
    ) -> Result<NewUnitAnswer, FailedOr<NewUnitRefusal>> {
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        let unit = create::create(by, input).await?;
        let view = look_at_one(app, app.db.read(), &unit).await?;
        Ok(NewUnitAnswer::Created(
            Json(Box::new(view)),
            tag(&unit).to_string(),
        ))
    }
}

#[OpenApi]
impl UnitApi {
    /// A unit
    ///
    /// Not found for a manager of another unit.
    #[oai(
        path = "/api/staff/units/:id",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_staff_unit"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
    ) -> Result<UnitAnswer, Failed> {
        let db = app.db.read();
        let scope = Scope::of(db, &current).await?;
        let found = scoped(&scope).filter(entity::unit::Column::Id.eq(UnitId(id.0)));
        let unit = found.one(db).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        let view = look_at_one(app, db, &unit).await?;
        Ok(UnitAnswer::Unit(Json(Box::new(view)), tag(&unit).to_string()))
    }

    /// Change a unit
    ///
    /// All of name, kind, first and last day. A last day is refused with their numbers while members work in it, or units
    /// that are not over lie below it.
    #[oai(
        path = "/api/staff/units/:id",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "save_staff_unit"
    )]
    async fn save(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        /// The `ETag` of the unit that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(input): Checked<UnitInput>,
    ) -> Result<UnitChangeAnswer, FailedOr<UnitRefusal>> {
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        save::save(by, UnitId(id.0), if_match.0.as_deref(), &input).await
    }
}
