//! The list as a table for spreadsheets.

use std::sync::Arc;

use chrono::{DateTime, SecondsFormat, Utc};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::QueryFilter;
use serde_json::Value;
use uuid::Uuid;

use super::filter::{Filter, Walk, scoped};
use super::look::Around;
use super::pages::by_name;
use super::place::{Place, of_member};
use super::view::MemberView;
use crate::app::App;
use crate::audit::{self, Action};
use crate::civil;
use crate::http::{Caller, Code, Csv, CsvAnswer, Failed, Given, Paging, Problem, Tag, WrongFields, spelt};
use crate::session::{Manager, Scope, StaffCurrent, StaffRole};
use crate::staff::exported::exported;

const COLUMNS: [&str; 10] = [
    "staff_code",
    "username",
    "full_name",
    "unit",
    "unit_code",
    "role",
    "personal_id",
    "missing_fields",
    "disabled_at",
    "last_signed_in_at",
];

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
        q: Query<Option<String>>,
        /// Those of this unit and all below it.
        unit: Query<Option<Given<Uuid>>>,
        /// `true`: of that unit itself alone.
        direct: Query<Option<Given<bool>>>,
        role: Query<Option<Given<StaffRole>>>,
        disabled: Query<Option<Given<bool>>>,
        /// Whether the record has all that the running campaigns require.
        complete: Query<Option<Given<bool>>>,
    ) -> Result<CsvAnswer, Failed> {
        let mut wrong = WrongFields::default();
        let filter = Filter {
            search: wrong.search("q", q.0),
            unit: wrong.read("unit", unit.0),
            direct: wrong.read("direct", direct.0).unwrap_or_default(),
            role: wrong.read("role", role.0),
            disabled: wrong.read("disabled", disabled.0),
            complete: wrong.read("complete", complete.0),
        };
        wrong.refuse()?;
        let place = app.exports.acquire().await;
        let _place = place.map_err(|_| Problem::new(Code::Unavailable))?;
        let (csv, rows) = table(app, &current, &filter).await?;
        let asked = told(&filter, rows);
        exported(app, &current, &caller, Action::MembersExported, asked).await?;
        Ok(csv.file("can-bo"))
    }
}

/// Piece by piece, with how many rows there are.
async fn table(app: &App, current: &StaffCurrent, filter: &Filter) -> Result<(Csv, u64), Problem> {
    let db = app.db.read();
    let scope = Scope::of(db, current).await?;
    let found = scoped(&scope, Walk::AsListed).filter(filter.condition(app, db, Walk::AsListed).await?);
    let (mut csv, mut count, mut next) = (Csv::new(&COLUMNS), 0, None);
    loop {
        let paging = Paging::<Place>::piece(next.as_deref());
        let rows = by_name(found.clone(), &paging).all(db).await?;
        let (rows, after) = paging.cut(rows, |member| Place::Name(of_member(member)));
        let around = Around::of(app, db, &rows).await?;
        for member in &rows {
            let unit = around.units.get(&member.unit_id);
            let code = unit.map(|unit| unit.code.as_str()).unwrap_or_default();
            csv.row(cells(around.view(app, member), code));
            count += 1;
        }
        next = after;
        if next.is_none() {
            return Ok((csv, count));
        }
    }
}

fn cells(member: MemberView, unit_code: &str) -> [String; 10] {
    let time = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    let missing: Vec<_> = member.missing_fields.iter().map(spelt).collect();
    [
        member.staff_code,
        member.username,
        member.full_name.unwrap_or_default(),
        member.unit.name,
        unit_code.to_owned(),
        spelt(&member.role),
        member.personal_id.unwrap_or_default(),
        missing.join(" "),
        time(member.disabled_at).unwrap_or_default(),
        time(member.last_signed_in_at).unwrap_or_default(),
    ]
}

/// What was asked for, as it stands in the record of actions.
fn told(filter: &Filter, rows: u64) -> Value {
    // Whoever is looked for by a number is not to be read there.
    let masked = |text: &String| match civil::personal_id(text) {
        Some(number) => civil::masked_personal_id(&number),
        None => text.clone(),
    };
    let mut told = audit::asked([
        ("q", filter.search.as_ref().map(masked)),
        ("unit", filter.unit.map(|unit| unit.to_string())),
        ("direct", filter.direct.then(|| true.to_string())),
        ("role", filter.role.as_ref().map(spelt)),
        ("disabled", filter.disabled.map(|is_so| is_so.to_string())),
        ("complete", filter.complete.map(|is_so| is_so.to_string())),
    ]);
    told.insert("rows".into(), rows.into());
    Value::Object(told)
}
