//! From row to row. Pure: it is given the rows in the order of their numbers.

use entity::{action_mark, action_record};

use super::super::mark::SCAR;
use super::super::{Break, Expected, entry};
use super::traces::Told;
use crate::secret::Keys;

/// For so many wrong rows it is tried whether they only stand in another's place.
const TRIED: usize = 200;

pub struct Walk<'a> {
    keys: &'a Keys,
    /// Rows up to here were removed in time.
    anchor: i64,
    last: i64,
    previous: Vec<u8>,
    breaks: Vec<Break>,
    wrong: Vec<action_record::Model>,
    /// Numbers at which a wrong row may belong.
    vacant: Vec<i64>,
    met_expected: bool,
    told: Told,
}

impl<'a> Walk<'a> {
    pub fn new(keys: &'a Keys, anchor: i64, previous: Vec<u8>) -> Self {
        Self {
            keys,
            anchor,
            last: anchor,
            previous,
            breaks: Vec::new(),
            wrong: Vec::new(),
            vacant: Vec::new(),
            met_expected: false,
            told: Told::default(),
        }
    }

    pub fn step(&mut self, row: action_record::Model, expected: Option<&Expected>) {
        self.told.note(&row);
        if row.sequence <= self.anchor {
            self.breaks.push(Break::Inserted(row.sequence));
            return;
        }
        let is_next = self.advance(row.sequence);
        self.met_expected |=
            expected.is_some_and(|expected| expected.sequence == row.sequence && expected.mac == row.mac);
        let mac = row.mac.clone();
        match entry::is_signed(self.keys, &row) {
            Some(true) if row.previous == SCAR => self.breaks.push(Break::HeadWasLost(row.sequence)),
            Some(true) if is_next && row.previous != self.previous && !self.follows_a_wrong_one() => {
                self.breaks.push(Break::Inserted(row.sequence));
            }
            Some(true) => {}
            Some(false) => self.note_wrong(row),
            None => self.breaks.push(Break::UnknownKey(row.sequence)),
        }
        self.previous = mac;
    }

    /// A row that can't be read.
    pub fn step_over(&mut self, number: i64) {
        self.advance(number);
        self.breaks.push(Break::Unreadable(number));
        self.previous.clear();
    }

    pub fn end(&mut self, head: Option<&action_mark::Model>, breaks: &mut Vec<Break>) {
        if let Some(head) = head {
            self.compare(head);
        }
        let wrong = std::mem::take(&mut self.wrong);
        for row in &wrong {
            let belongs = |number: &&i64| {
                **number != row.sequence && entry::is_signed_as(self.keys, row, **number) == Some(true)
            };
            self.breaks.push(match self.vacant.iter().find(belongs) {
                Some(was) => Break::Reordered {
                    at: row.sequence,
                    was: *was,
                },
                None => Break::Changed(row.sequence),
            });
        }
        breaks.append(&mut self.breaks);
    }

    pub const fn told(&self) -> &Told {
        &self.told
    }

    pub const fn met_expected(&self) -> bool {
        self.met_expected
    }

    fn compare(&mut self, head: &action_mark::Model) {
        if self.last < head.sequence {
            self.breaks.push(Break::TailCut {
                from: self.last + 1,
                to: head.sequence,
            });
        } else if self.last > head.sequence {
            self.breaks
                .extend((head.sequence + 1..=self.last).map(Break::Inserted).take(TRIED));
        } else if self.previous != head.mac && !self.follows_a_wrong_one() {
            self.breaks.push(Break::HeadElsewhere(self.last));
        }
    }

    /// Whether the row is the one that comes next; notes what is missing before it.
    fn advance(&mut self, number: i64) -> bool {
        let next = self.last + 1;
        if number > next {
            self.breaks.push(Break::Removed {
                from: next,
                to: number - 1,
            });
            self.vacant.extend((next..number).take(TRIED));
        }
        self.last = number;
        number == next
    }

    /// What was said of a wrong row need not be said again of the one after it.
    fn follows_a_wrong_one(&self) -> bool {
        self.previous.is_empty() || self.wrong.last().is_some_and(|row| row.mac == self.previous)
    }

    fn note_wrong(&mut self, row: action_record::Model) {
        if self.wrong.len() < TRIED {
            self.vacant.push(row.sequence);
            self.wrong.push(row);
        } else {
            self.breaks.push(Break::Changed(row.sequence));
        }
    }
}
