//! Reading and making members: what the API says of them.

use std::sync::Arc;

use entity::StaffId;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::account::look_at_one;
use super::change::tag;
use super::create::{self, NewMember};
use super::filter::{Filter, Walk, scoped};
use super::list::{self, MemberPage};
use super::place::MemberSort;
use super::view::{HandedCode, MemberView};
use crate::app::App;
use crate::http::{Caller, Code, Failed, Given, Paging, Problem, Tag, Weighed, WrongFields};
use crate::session::{Administrator, Manager, RecentlyProven, Scope, StaffRole};
use crate::staff::administering::Administering;

pub struct MembersApi;
pub struct MemberApi;

#[derive(ApiResponse)]
enum NewMemberAnswer {
    /// The account was made. The code to hand over is shown this once.
    #[oai(status = 201)]
    Created(Json<Box<HandedCode>>),
}

#[derive(ApiResponse)]
enum MemberAnswer {
    /// The member as they stand.
    #[oai(status = 200)]
    Member(
        Json<Box<MemberView>>,
        /// The version; `If-Match` wants it when the account is changed.
        #[oai(header = "ETag")]
        String,
    ),
}

#[OpenApi]
impl MembersApi {
    /// Members
    ///
    /// In pages. An administrator sees all, a manager those of their own unit and of what lies below it. Personal numbers
    /// are masked; a whole one finds who has it, a part of one finds nobody.
    #[oai(
        path = "/api/staff/members",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_staff_members"
    )]
    #[expect(clippy::too_many_arguments, reason = "one per parameter of the operation")]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        /// Beginnings of words of name, user name or staff code, in any order, where case and Vietnamese marks make no
        /// difference; or a whole personal number.
        q: Query<Option<String>>,
        /// Those of this unit and all below it.
        unit: Query<Option<Given<Uuid>>>,
        /// `true`: of that unit itself alone.
        direct: Query<Option<Given<bool>>>,
        role: Query<Option<Given<StaffRole>>>,
        disabled: Query<Option<Given<bool>>>,
        /// Whether the record has all that the running campaigns require.
        complete: Query<Option<Given<bool>>>,
        /// `name` if absent.
        sort: Query<Option<Given<MemberSort>>>,
        /// Where the page before ended: its `next`, with the same order.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<MemberPage>, Failed> {
        let mut wrong = WrongFields::default();
        let filter = Filter {
            search: wrong.search("q", q.0),
            unit: wrong.read("unit", unit.0),
            direct: wrong.read("direct", direct.0).unwrap_or_default(),
            role: wrong.read("role", role.0),
            disabled: wrong.read("disabled", disabled.0),
            complete: wrong.read("complete", complete.0),
        };
        let sort = wrong.read("sort", sort.0).unwrap_or_default();
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        let page = list::list(app, &current, (&filter, sort), &paging).await?;
        Ok(Json(page))
    }

    /// Make a member's account
    ///
    /// There is no first password: the answer has a code to hand over on paper or in person. It counts once, for 24 hours,
    /// and opens nothing but the choice of a password (`POST /api/staff/session/reset-code`). It wants an administrator who
    /// proved within the last ten minutes who they are; otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/members",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "create_staff_member"
    )]
    async fn create(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        input: Weighed<NewMember>,
    ) -> Result<NewMemberAnswer, Failed> {
        RecentlyProven::of(app, &current)?;
        let by = Administering {
            app,
            current: &current,
            caller: &caller,
        };
        let handed = create::create(by, input).await?;
        Ok(NewMemberAnswer::Created(Json(Box::new(handed))))
    }
}

#[OpenApi]
impl MemberApi {
    /// A member
    ///
    /// Not found for a manager of another unit.
    #[oai(
        path = "/api/staff/members/:id",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_staff_member"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
    ) -> Result<MemberAnswer, Failed> {
        let db = app.db.read();
        let scope = Scope::of(db, &current).await?;
        let found = scoped(&scope, Walk::ByUnit).filter(entity::staff_member::Column::Id.eq(StaffId(id.0)));
        let member = found.one(db).await?.ok_or_else(|| Problem::new(Code::NotFound))?;
        let view = look_at_one(app, db, &member).await?;
        Ok(MemberAnswer::Member(
            Json(Box::new(view)),
            tag(&member).to_string(),
        ))
    }
}
