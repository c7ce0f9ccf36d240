//! From the counts of each unit's own members to those with all below. Pure.

use std::collections::HashMap;

use entity::UnitId;

use super::super::tree::TreeUnit;
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
    units: &[&TreeUnit],
    own: &HashMap<UnitId, BoardCounts>,
    fields: usize,
) -> (BoardCounts, Vec<BoardUnit>) {
    let (mut totals, mut all) = (BoardCounts::none(fields), HashMap::<UnitId, BoardCounts>::new());
    // From below: each unit's sum is whole before it is added to the one above.
    for unit in units.iter().rev() {
        if let Some(counts) = own.get(&unit.id) {
            totals.add(counts);
            all.entry(unit.id)
                .or_insert_with(|| BoardCounts::none(fields))
                .add(counts);
        }
        if let (Some(parent), Some(sum)) = (unit.parent_id, all.get(&unit.id).cloned()) {
            all.entry(parent)
                .or_insert_with(|| BoardCounts::none(fields))
                .add(&sum);
        }
    }
    let mut depths = HashMap::<UnitId, u32>::new();
    let rows = units.iter().filter_map(|unit| {
        let above = unit
            .parent_id
            .and_then(|parent| Some((parent, *depths.get(&parent)?)));
        let depth = above.map_or(0, |(_, depth)| depth + 1);
        depths.insert(unit.id, depth);
        Some(BoardUnit {
            id: unit.id.0,
            code: unit.code.clone(),
            name: unit.name.clone(),
            parent_id: above.map(|(parent, _)| parent.0),
            depth,
            all: all.remove(&unit.id)?,
            own: own
                .get(&unit.id)
                .cloned()
                .unwrap_or_else(|| BoardCounts::none(fields)),
        })
    });
    let rows = rows.collect();
    (totals, rows)
}
