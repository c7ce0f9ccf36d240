//! From the counts of each unit's own members to those with all below. Pure.

use std::collections::{HashMap, HashSet};

use entity::{UnitId, unit};

use super::view::{BoardCounts, BoardUnit};

impl BoardCounts {
    fn none(fields: usize) -> Self {
        Self {
            total: 0,
            finished: 0,
            filled: vec![0; fields],
        }
    }

    fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.finished += other.finished;
        let filled = self.filled.iter_mut().zip(&other.filled);
        filled.for_each(|(sum, more)| *sum += more);
    }
}

/// The sum of all, and the board's rows: units with members in them or below. `units` has each before those below it.
pub fn roll_up(
    units: &[&unit::Model],
    own: &HashMap<UnitId, BoardCounts>,
    fields: usize,
) -> (BoardCounts, Vec<BoardUnit>) {
    let on_board: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let (mut totals, mut all) = (BoardCounts::none(fields), HashMap::<UnitId, BoardCounts>::new());
    for unit in units {
        let Some(counts) = own.get(&unit.id) else {
            continue;
        };
        totals.add(counts);
        for above in steps(unit).filter(|step| on_board.contains(step)) {
            let sum = all.entry(above).or_insert_with(|| BoardCounts::none(fields));
            sum.add(counts);
        }
    }
    let rows = units.iter().filter_map(|unit| {
        let all = all.remove(&unit.id)?;
        let depth = steps(unit).filter(|step| on_board.contains(step)).count();
        Some(BoardUnit {
            id: unit.id.0,
            code: unit.code.clone(),
            name: unit.name.clone(),
            parent_id: unit
                .parent_id
                .filter(|parent| on_board.contains(parent))
                .map(|id| id.0),
            depth: u32::try_from(depth.saturating_sub(1)).unwrap_or_default(),
            own: own
                .get(&unit.id)
                .cloned()
                .unwrap_or_else(|| BoardCounts::none(fields)),
            all,
        })
    });
    let rows = rows.collect();
    (totals, rows)
}

/// From the root to the unit itself.
fn steps(unit: &unit::Model) -> impl Iterator<Item = UnitId> {
    unit.path
        .split('/')
        .filter_map(|step| step.parse().ok().map(UnitId))
}
