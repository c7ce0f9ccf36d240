//! The list as a table for spreadsheets.

use std::sync::Arc;

use entity::unit;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use sea_orm::EntityTrait;
use serde_json::Value;
use uuid::Uuid;

use super::list::{Filter, find, page, place};
use super::look::look;
use super::view::{UnitKindName, UnitView};
use crate::app::App;
use crate::audit::{self, Action};
use crate::http::{
    Caller, Code, Csv, CsvAnswer, Failed, Given, NamePlace, Paging, Problem, Tag, WrongFields, spelt,
};
use crate::session::{Manager, StaffCurrent};
use crate::staff::exported::exported;

const COLUMNS: [&str; 8] = [
    "code",
    "name",
    "kind",
    "parent_code",
    "valid_from",
    "valid_until",
    "successor_code",
    "members",
];

pub struct UnitsCsvApi;

#[OpenApi]
impl UnitsCsvApi {
    /// Units as a table for spreadsheets
    ///
    /// All that the same filters of the list find, in the order of names. That it was taken stands in the record of
    /// actions.
    #[oai(
        path = "/api/staff/units.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "export_staff_units"
    )]
    #[expect(clippy::too_many_arguments, reason = "one per parameter of the operation")]
    async fn export(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        caller: Caller,
        /// Beginnings of words of name or code, in any order; case and Vietnamese marks make no difference.
        q: Query<Option<String>>,
        kind: Query<Option<Given<UnitKindName>>>,
        /// Whether they are valid today; both if absent.
        valid: Query<Option<Given<bool>>>,
        /// This unit and all below it.
        under: Query<Option<Given<Uuid>>>,
    ) -> Result<CsvAnswer, Failed> {
        let mut wrong = WrongFields::default();
        let filter = Filter {
            search: wrong.search("q", q.0),
            kind: wrong.read("kind", kind.0),
            valid: wrong.read("valid", valid.0),
            under: wrong.read("under", under.0),
            ..Filter::default()
        };
        wrong.refuse()?;
        let place = app.exports.acquire().await;
        let _place = place.map_err(|_| Problem::new(Code::Unavailable))?;
        let (csv, rows) = table(app, &current, &filter).await?;
        let asked = told(&filter, rows);
        exported(app, &current, &caller, Action::UnitsExported, asked).await?;
        Ok(csv.file("don-vi"))
    }
}

/// Piece by piece, with how many rows there are.
async fn table(app: &App, current: &StaffCurrent, filter: &Filter) -> Result<(Csv, u64), Problem> {
    let db = app.db.read();
    let found = find(app, db, current, filter).await?;
    let codes: std::collections::HashMap<_, _> = unit::Entity::find()
        .all(db)
        .await?
        .into_iter()
        .map(|unit| (unit.id.0, unit.code))
        .collect();
    let (mut csv, mut count, mut next) = (Csv::new(&COLUMNS), 0, None);
    loop {
        let paging = Paging::<NamePlace>::piece(next.as_deref());
        let rows = page(found.clone(), &paging).all(db).await?;
        let (rows, after) = paging.cut(rows, place);
        for view in look(app, db, &rows).await? {
            let code = |id: Option<Uuid>| id.and_then(|id| codes.get(&id).cloned()).unwrap_or_default();
            let parent = code(view.parent.as_ref().map(|parent| parent.id));
            let successor = code(view.successor.as_ref().map(|successor| successor.id));
            csv.row(cells(view, parent, successor));
            count += 1;
        }
        next = after;
        if next.is_none() {
            return Ok((csv, count));
        }
    }
}

fn cells(unit: UnitView, parent: String, successor: String) -> [String; 8] {
    [
        unit.code,
        unit.name,
        spelt(&unit.kind),
        parent,
        unit.valid_from.to_string(),
        unit.valid_until.map(|last| last.to_string()).unwrap_or_default(),
        successor,
        unit.members.to_string(),
    ]
}

/// What was asked for, as it stands in the record of actions.
fn told(filter: &Filter, rows: u64) -> Value {
    let mut told = audit::asked([
        ("q", filter.search.clone()),
        ("kind", filter.kind.as_ref().map(spelt)),
        ("valid", filter.valid.map(|is_so| is_so.to_string())),
        ("under", filter.under.map(|unit| unit.to_string())),
    ]);
    told.insert("rows".into(), rows.into());
    Value::Object(told)
}
