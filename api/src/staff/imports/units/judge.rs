//! Whether a file of units can be taken, and what follows.

use std::collections::HashMap;

use entity::{UnitId, unit};

use super::outcome::Outcome;
use super::place::{Ways, in_circles, parents, successors};
use super::row::Row;
use super::standing::Standing;
use crate::app::App;
use crate::audit::{Action, Deed, Subject};
use crate::civil;
use crate::staff::administering::differing;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::importable::Counts;
use crate::staff::imports::said::Said;
use crate::staff::imports::seen::Seen;
use crate::staff::imports::wrong::{Wrong, Wrongs};
use crate::staff::units::facts;

/// Units as they will be.
#[derive(Default)]
pub struct Plan {
    /// Parents before their parts.
    pub new: Vec<unit::Model>,
    /// Those of the file, and those below them whose path is another one now.
    pub changed: Vec<unit::Model>,
    pub deeds: Vec<Deed>,
    pub counts: Counts,
}

pub fn judge(
    app: &App,
    rows: &[Row],
    standing: &Standing,
    before: Option<&Standing>,
    wrong: &mut Wrongs,
) -> Plan {
    let ids = ids(app, rows, standing);
    let mut codes = Seen::new(Column::Code);
    for row in rows {
        codes.once(row.number, &row.code, wrong);
        look(row, &ids, standing, wrong);
        let is_as_seen = |before: &Standing, code: &str| before.get(code) == standing.get(code);
        if let (Some(before), Some(code)) = (before, row.code.this())
            && !is_as_seen(before, code)
        {
            wrong.note(Wrong::row(row.number, Code::ChangedMeanwhile));
        }
    }
    let mut ways = (parents(rows, standing), successors(rows, standing));
    leave_circles(rows, &mut ways.0, Column::ParentCode, Code::UnitCycle, wrong);
    leave_circles(
        rows,
        &mut ways.1,
        Column::SuccessorCode,
        Code::SuccessorCycle,
        wrong,
    );
    let today = civil::today(app.now());
    let units = Outcome::of(rows, standing, &ids, &ways, today);
    units.note_wrong(rows, standing, today, wrong);
    match wrong.count() {
        0 => plan(rows, standing, units),
        _ => Plan::default(),
    }
}

/// Of those that are there, and of those that will be.
fn ids<'a>(app: &App, rows: &'a [Row], standing: &'a Standing) -> HashMap<&'a str, UnitId> {
    let known = standing.all().map(|unit| (unit.code.as_str(), unit.id));
    let mut ids: HashMap<_, _> = known.collect();
    for code in rows.iter().filter_map(|row| row.code.this()) {
        ids.entry(code).or_insert_with(|| UnitId(app.new_id()));
    }
    ids
}

/// What the row says by itself.
fn look(row: &Row, ids: &HashMap<&str, UnitId>, standing: &Standing, wrong: &mut Wrongs) {
    let mut note = |column, code, text: &str| wrong.note(Wrong::cell(row.number, column, code).at(text));
    let references = [
        (Column::ParentCode, &row.parent, Code::UnknownUnit),
        (Column::SuccessorCode, &row.successor, Code::UnknownSuccessor),
    ];
    for (column, said, code) in references {
        if let Some(said) = said.this().filter(|said| !ids.contains_key(said.as_str())) {
            note(column, code, said);
        }
    }
    let known = row.code.this().and_then(|code| standing.get(code));
    let must_say_all = known.is_none() && !matches!(row.code, Said::Wrong);
    let needed = [
        (Column::Name, row.name.is_nothing()),
        (Column::Kind, row.kind.is_nothing()),
    ];
    for (column, _) in needed.into_iter().filter(|(_, missing)| must_say_all && *missing) {
        note(column, Code::Required, "");
    }
}

/// Notes the ways that lead back to where they began, and leaves them out.
fn leave_circles(rows: &[Row], ways: &mut Ways<'_>, column: Column, code: Code, wrong: &mut Wrongs) {
    let circles = in_circles(ways);
    for row in rows {
        let said = match column {
            Column::ParentCode => &row.parent,
            _ => &row.successor,
        };
        let is_in = row
            .code
            .this()
            .is_some_and(|code| circles.contains(code.as_str()));
        if let (true, Some(said)) = (is_in, said.this()) {
            wrong.note(Wrong::cell(row.number, column, code).at(said));
        }
    }
    ways.retain(|code, _| !circles.contains(code));
}

fn plan(rows: &[Row], standing: &Standing, units: Outcome<'_>) -> Plan {
    let mut plan = Plan::default();
    for code in rows.iter().filter_map(|row| row.code.this()) {
        let count = match (standing.get(code), units.get(code)) {
            (None, _) => &mut plan.counts.new,
            (Some(known), Some(unit)) if known == unit => &mut plan.counts.unchanged,
            (Some(_), _) => &mut plan.counts.changed,
        };
        *count += 1;
    }
    for unit in units.into_all() {
        match standing.get(&unit.code) {
            None => plan.new.push(unit),
            Some(known) if *known == unit => {}
            Some(known) => {
                plan.deeds.extend(deed(known, &unit));
                plan.changed.push(unit);
            }
        }
    }
    plan.new.sort_by_key(|unit| unit.path.len());
    plan
}

/// Nothing of a unit whose path alone is another one.
fn deed(before: &unit::Model, after: &unit::Model) -> Option<Deed> {
    let ends = after.valid_until.is_some() && after.valid_until != before.valid_until;
    differing(facts(before), facts(after)).map(|(before, now)| Deed {
        action: if ends {
            Action::UnitEnded
        } else {
            Action::UnitChanged
        },
        subject: Some(Subject::Unit(after.id)),
        before,
        after: now,
    })
}
