use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use entity::{UnitId, unit};

use super::place::{Ways, in_circles, parents, successors};
use super::row::Row;
use super::standing::Standing;
use crate::app::App;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::importable::Counts;
use crate::staff::imports::said::Said;
use crate::staff::imports::seen::Seen;
use crate::staff::imports::wrong::{Wrong, Wrongs};

const VIET_NAM: TimeDelta = TimeDelta::hours(7);

/// Units as they will be.
#[derive(Default)]
pub struct Plan {
    /// Parents before their parts.
    pub new: Vec<unit::Model>,
    /// Those of the file, and those below them whose path is another one now.
    pub changed: Vec<unit::Model>,
    pub counts: Counts,
}

pub fn judge(
    app: &App,
    rows: &[Row],
    standing: &Standing,
    before: Option<&Standing>,
    wrong: &mut Wrongs,
) -> Plan {
    let judging = Judging {
        standing,
        ids: ids(app, rows, standing),
        parents: parents(rows, standing),
        today: (app.now() + VIET_NAM).date_naive(),
    };
    let mut codes = Seen::new(Column::Code);
    for row in rows {
        codes.once(row.number, &row.code, wrong);
        judging.look(row, before, wrong);
    }
    note_circles(rows, &judging.parents, Column::ParentCode, Code::UnitCycle, wrong);
    let successors = successors(rows, standing);
    note_circles(
        rows,
        &successors,
        Column::SuccessorCode,
        Code::SuccessorCycle,
        wrong,
    );
    match wrong.count() {
        0 => judging.plan(rows),
        _ => Plan::default(),
    }
}

/// Of those that are there, and of those that will be.
fn ids<'a>(app: &App, rows: &'a [Row], standing: &'a Standing) -> HashMap<&'a str, UnitId> {
    let known = standing.units.values().map(|unit| (unit.code.as_str(), unit.id));
    let mut ids: HashMap<_, _> = known.collect();
    for code in rows.iter().filter_map(|row| row.code.this()) {
        ids.entry(code).or_insert_with(|| UnitId(app.new_id()));
    }
    ids
}

fn note_circles(rows: &[Row], ways: &Ways<'_>, column: Column, code: Code, wrong: &mut Wrongs) {
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
}

struct Judging<'a> {
    standing: &'a Standing,
    ids: HashMap<&'a str, UnitId>,
    parents: Ways<'a>,
    today: NaiveDate,
}

impl<'a> Judging<'a> {
    fn look(&self, row: &Row, before: Option<&Standing>, wrong: &mut Wrongs) {
        let mut note = |column, code, text: &str| wrong.note(Wrong::cell(row.number, column, code).at(text));
        let references = [
            (Column::ParentCode, &row.parent, Code::UnknownUnit),
            (Column::SuccessorCode, &row.successor, Code::UnknownSuccessor),
        ];
        for (column, said, code) in references {
            if let Some(said) = said.this().filter(|said| !self.ids.contains_key(said.as_str())) {
                note(column, code, said);
            }
        }
        let known = row.code.this().and_then(|code| self.standing.get(code));
        if known.is_none() && !matches!(row.code, Said::Wrong) {
            for (column, is_missing) in [
                (Column::Name, row.name.is_nothing()),
                (Column::Kind, row.kind.is_nothing()),
            ] {
                if is_missing {
                    note(column, Code::Required, "");
                }
            }
        }
        let from = row
            .valid_from
            .this()
            .copied()
            .or(known.map(|unit| unit.valid_from));
        let until = row
            .valid_until
            .this()
            .copied()
            .or(known.and_then(|unit| unit.valid_until));
        if until.is_some_and(|until| until < from.unwrap_or(self.today)) {
            note(Column::ValidUntil, Code::EndsBeforeItBegins, "");
        }
        let is_as_seen = |before: &Standing| row.code.this().is_none_or(|code| before.get(code) == known);
        if before.is_some_and(|before| !is_as_seen(before)) {
            wrong.note(Wrong::row(row.number, Code::ChangedMeanwhile));
        }
    }

    fn plan(&self, rows: &'a [Row]) -> Plan {
        let mut plan = Plan::default();
        let said: HashMap<&str, &Row> = rows
            .iter()
            .filter_map(|row| Some((row.code.this()?.as_str(), row)))
            .collect();
        let mut paths = HashMap::new();
        for code in self.ids.keys() {
            let path = self.path(code, &mut paths);
            let known = self.standing.get(code);
            let row = said.get(code).copied();
            let unit = self.unit(code, known, row, path);
            match known {
                None => plan.counts.new += 1,
                Some(known) if *known == unit => plan.counts.unchanged += usize::from(row.is_some()),
                Some(_) => plan.counts.changed += usize::from(row.is_some()),
            }
            match known {
                None => plan.new.push(unit),
                Some(known) if *known == unit => {}
                Some(_) => plan.changed.push(unit),
            }
        }
        plan.new.sort_by_key(|unit| unit.path.len());
        plan
    }

    /// As it will be.
    fn unit(&self, code: &str, known: Option<&unit::Model>, row: Option<&Row>, path: String) -> unit::Model {
        let id = |code: Option<&str>| code.and_then(|code| self.ids.get(code)).copied();
        let empty = Row::default();
        let row = row.unwrap_or(&empty);
        let successor = row.successor.this().map(String::as_str);
        unit::Model {
            id: id(Some(code)).unwrap_or(UnitId(uuid::Uuid::nil())),
            parent_id: id(self.parents.get(code).copied()),
            path,
            code: code.to_owned(),
            name: said_or(&row.name, known.map(|unit| unit.name.clone())).unwrap_or_default(),
            kind: said_or(&row.kind, known.map(|unit| unit.kind)).unwrap_or(unit::UnitKind::Division),
            valid_from: said_or(&row.valid_from, known.map(|unit| unit.valid_from)).unwrap_or(self.today),
            valid_until: said_or(&row.valid_until, known.and_then(|unit| unit.valid_until)),
            successor_id: id(successor).or(known.and_then(|unit| unit.successor_id)),
        }
    }

    /// The ids from the root on, each followed by a slash. There are no circles.
    fn path(&self, code: &'a str, known: &mut HashMap<&'a str, String>) -> String {
        let mut above = vec![code];
        while let Some(parent) = above.last().and_then(|last| self.parents.get(last)) {
            if known.contains_key(parent) {
                break;
            }
            above.push(parent);
        }
        let mut path = String::new();
        for code in above.into_iter().rev() {
            let parent = self.parents.get(code).and_then(|parent| known.get(parent));
            let id = self.ids.get(code).copied().unwrap_or(UnitId(uuid::Uuid::nil()));
            path = format!("{}{id}/", parent.map_or("", String::as_str));
            known.insert(code, path.clone());
        }
        path
    }
}

fn said_or<T: Clone>(said: &Said<T>, known: Option<T>) -> Option<T> {
    said.this().cloned().or(known)
}
