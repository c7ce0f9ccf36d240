//! All units as they will be once the file is in, and what may not come of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{UnitId, unit};

use super::place::Ways;
use super::row::Row;
use super::standing::Standing;
use crate::civil;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::said::Said;
use crate::staff::imports::wrong::{Wrong, Wrongs};
use crate::staff::units::{DEEPEST, depth, is_over, outlives, path_below};

pub struct Outcome<'a> {
    units: HashMap<&'a str, unit::Model>,
    codes: HashMap<UnitId, &'a str>,
    /// The first row of each.
    rows: HashMap<&'a str, &'a Row>,
}

impl<'a> Outcome<'a> {
    /// There are no circles in `parents` and `successors`.
    pub fn of(
        rows: &'a [Row],
        standing: &'a Standing,
        ids: &HashMap<&'a str, UnitId>,
        (parents, successors): &(Ways<'a>, Ways<'a>),
        today: NaiveDate,
    ) -> Self {
        let said = rows.iter().rev();
        let said = said.filter_map(|row| Some((row.code.this()?.as_str(), row)));
        let rows: HashMap<&str, &Row> = said.collect();
        let mut units: HashMap<&str, unit::Model> = HashMap::new();
        let id = |ways: &Ways<'_>, code: &str| ways.get(code).and_then(|other| ids.get(other)).copied();
        for code in ids.keys() {
            for code in way_up(code, parents, &units).into_iter().rev() {
                let parent = parents.get(code).and_then(|parent| units.get(parent));
                let known = standing.get(code);
                let unit = match (rows.get(code), known, ids.get(code)) {
                    (None, Some(known), _) => elsewhere(known, parent),
                    (Some(row), _, Some(own)) => {
                        let around = (parent, id(successors, code), today);
                        brought((code, *own), known, row, around)
                    }
                    _ => continue,
                };
                units.insert(code, unit);
            }
        }
        let codes = ids.iter().map(|(code, id)| (*id, *code)).collect();
        Self { units, codes, rows }
    }

    pub fn get(&self, code: &str) -> Option<&unit::Model> {
        self.units.get(code)
    }

    fn by_id(&self, id: Option<UnitId>) -> Option<&unit::Model> {
        self.units.get(self.codes.get(&id?)?)
    }

    pub fn into_all(self) -> impl Iterator<Item = unit::Model> {
        self.units.into_values()
    }

    /// What may not come of the rows, by the rules for units everywhere.
    pub fn note_wrong(&self, rows: &[Row], standing: &Standing, today: NaiveDate, wrong: &mut Wrongs) {
        let last_below = last_below(self.units.values());
        for row in rows {
            let code = row.code.this().map_or("", String::as_str);
            let is_first = self
                .rows
                .get(code)
                .is_some_and(|first| first.number == row.number);
            let Some(unit) = self.get(code).filter(|_| is_first) else {
                continue;
            };
            let known = standing.get(code);
            let mut note = |column, code| wrong.note(Wrong::cell(row.number, column, code));
            place((unit, known), self.by_id(unit.parent_id), today, &mut note);
            validity(unit, known, last_below.get(&unit.id), standing, &mut note);
            if known.is_none_or(|known| known.successor_id != unit.successor_id) {
                succession(unit, self.by_id(unit.successor_id), &mut note);
            }
        }
    }
}

/// From a unit up to what is made already, or the root.
fn way_up<'a>(code: &'a str, parents: &Ways<'a>, made: &HashMap<&str, unit::Model>) -> Vec<&'a str> {
    let mut way = Vec::new();
    let mut next = Some(code);
    while let Some(code) = next.filter(|code| !made.contains_key(code)) {
        way.push(code);
        next = parents.get(code).copied();
    }
    way
}

/// What the file does not speak of may lie elsewhere.
fn elsewhere(known: &unit::Model, parent: Option<&unit::Model>) -> unit::Model {
    unit::Model {
        path: path_below(parent, known.id),
        ..known.clone()
    }
}

type Around<'a> = (Option<&'a unit::Model>, Option<UnitId>, NaiveDate);

fn brought(
    (code, id): (&str, UnitId),
    known: Option<&unit::Model>,
    row: &Row,
    (parent, successor, today): Around<'_>,
) -> unit::Model {
    let name = said_or(&row.name, known.map(|unit| unit.name.clone())).unwrap_or_default();
    let keys = civil::unit_keys(&name, code);
    let unit = unit::Model {
        sort_key: keys.sort,
        id,
        search_key: keys.search,
        version: known.map_or(1, |unit| unit.version),
        parent_id: parent.map(|parent| parent.id),
        path: path_below(parent, id),
        code: code.to_owned(),
        name,
        kind: said_or(&row.kind, known.map(|unit| unit.kind)).unwrap_or(unit::UnitKind::Division),
        valid_from: said_or(&row.valid_from, known.map(|unit| unit.valid_from)).unwrap_or(today),
        valid_until: said_or(&row.valid_until, known.and_then(|unit| unit.valid_until)),
        successor_id: successor,
    };
    let is_changed = known.is_some_and(|known| *known != unit);
    unit::Model {
        version: unit.version + i64::from(is_changed),
        ..unit
    }
}

fn said_or<T: Clone>(said: &Said<T>, known: Option<T>) -> Option<T> {
    said.this().cloned().or(known)
}

fn place(
    (unit, known): (&unit::Model, Option<&unit::Model>),
    parent: Option<&unit::Model>,
    today: NaiveDate,
    note: &mut impl FnMut(Column, Code),
) {
    if depth(&unit.path) > DEEPEST {
        note(Column::ParentCode, Code::TooDeep);
    }
    let Some(parent) = parent.filter(|_| !is_over(unit, today)) else {
        return;
    };
    let stays =
        |known: &unit::Model| known.parent_id == unit.parent_id && known.valid_until == unit.valid_until;
    if is_over(parent, today) {
        note(Column::ParentCode, Code::UnitOver);
    } else if outlives(unit.valid_until, parent) && !known.is_some_and(stays) {
        note(Column::ValidUntil, Code::OutlivesParent);
    }
}

/// A unit can't end while somebody works there, or before what lies below it.
fn validity(
    unit: &unit::Model,
    known: Option<&unit::Model>,
    last_below: Option<&Option<NaiveDate>>,
    standing: &Standing,
    note: &mut impl FnMut(Column, Code),
) {
    let before = known.and_then(|known| known.valid_until);
    let Some(last) = unit.valid_until else {
        return;
    };
    if last < unit.valid_from {
        note(Column::ValidUntil, Code::EndsBeforeItBegins);
    }
    let is_outlived = last_below.is_some_and(|below| below.is_none_or(|below| below > last));
    if before != Some(last) && (is_outlived || standing.is_workplace(unit.id)) {
        note(Column::ValidUntil, Code::UnitInUse);
    }
}

/// A unit that is succeeded has a last day, and its successor is there on the next.
fn succession(unit: &unit::Model, successor: Option<&unit::Model>, note: &mut impl FnMut(Column, Code)) {
    let Some(successor) = successor else {
        return;
    };
    let Some(takes_over) = unit.valid_until.and_then(|last| last.succ_opt()) else {
        return note(Column::ValidUntil, Code::Required);
    };
    if successor.path.starts_with(&unit.path) {
        note(Column::SuccessorCode, Code::SuccessorCycle);
    }
    if successor.valid_from > takes_over || successor.valid_until.is_some_and(|end| end < takes_over) {
        note(Column::SuccessorCode, Code::UnitOver);
    }
}

/// Of each unit, the last day of what lies directly below it; none if some of it goes on.
fn last_below<'a>(units: impl Iterator<Item = &'a unit::Model>) -> HashMap<UnitId, Option<NaiveDate>> {
    let mut last_below: HashMap<UnitId, Option<NaiveDate>> = HashMap::new();
    for unit in units {
        if let Some(parent) = unit.parent_id {
            let last = last_below.entry(parent).or_insert(unit.valid_until);
            *last = last.zip(unit.valid_until).map(|(one, other)| one.max(other));
        }
    }
    last_below
}
