use std::ops::ControlFlow;

use super::cell::Cell;
use super::headings::Headings;
use crate::policy::ImportPolicy;
use crate::staff::imports::code::Code;
use crate::staff::imports::kind::Kind;
use crate::staff::imports::wrong::{Wrong, Wrongs};

pub type Limits = ImportPolicy;

/// A row with its cells in the order of the kind's columns.
#[derive(Debug)]
pub struct Row {
    /// As a spreadsheet or an editor counts them.
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// Takes the rows of a file one after the other: the first has the headings.
pub struct Rows {
    kind: Kind,
    limits: Limits,
    headings: Option<Headings>,
    rows: Vec<Row>,
    /// Bytes of all texts.
    weight: u64,
    wrong: Wrongs,
    /// There is more in the file than was taken, or none of it could be.
    is_broken_off: bool,
}

impl Rows {
    pub fn new(kind: Kind, limits: Limits) -> Self {
        Self {
            kind,
            headings: None,
            rows: Vec::new(),
            weight: 0,
            wrong: Wrongs::new(limits.errors),
            is_broken_off: false,
            limits,
        }
    }

    /// Cells that one row may have.
    pub const fn columns(&self) -> usize {
        self.limits.columns
    }

    /// Without them nothing that follows can be read.
    pub const fn is_without_headings(&self) -> bool {
        self.headings.is_none()
    }

    pub fn note(&mut self, wrong: Wrong) {
        self.wrong.note(wrong);
    }

    /// Breaks when it makes no sense to go on.
    pub fn take(&mut self, number: u32, cells: Vec<Cell>) -> ControlFlow<()> {
        if cells.iter().all(Cell::is_empty) {
            return ControlFlow::Continue(());
        }
        let Some(headings) = &self.headings else {
            return self.begin(number, cells);
        };
        if let Some(column) = headings.without(&cells) {
            self.wrong
                .note(Wrong::row(number, Code::WithoutHeading).saying(letters(column)));
        }
        let cells = headings.order(cells);
        self.put(Row { number, cells })
    }

    fn put(&mut self, row: Row) -> ControlFlow<()> {
        self.weight += row.cells.iter().map(Cell::weight).sum::<u64>();
        if self.rows.len() == self.limits.rows {
            return self.break_off([Wrong::file(Code::TooManyRows).saying(self.limits.rows.to_string())]);
        }
        if self.weight > self.limits.unpacked {
            return self.break_off([Wrong::file(Code::TooLargeInside)]);
        }
        self.rows.push(row);
        ControlFlow::Continue(())
    }

    /// What is wrong is so wrong that nothing can be said of the rest.
    pub fn break_off(&mut self, all: impl IntoIterator<Item = Wrong>) -> ControlFlow<()> {
        self.is_broken_off = true;
        for wrong in all {
            self.wrong.note(wrong);
        }
        ControlFlow::Break(())
    }

    pub fn too_wide(&mut self, number: u32) {
        self.wrong
            .note(Wrong::row(number, Code::TooManyColumns).saying(self.limits.columns.to_string()));
    }

    fn begin(&mut self, number: u32, cells: Vec<Cell>) -> ControlFlow<()> {
        if let Some(headings) = Headings::unsaid(self.kind, &cells) {
            self.headings = Some(headings);
            return self.take(number, cells);
        }
        match Headings::read(self.kind, number, &cells) {
            Ok(headings) => {
                self.headings = Some(headings);
                ControlFlow::Continue(())
            }
            Err(all) => self.break_off(all),
        }
    }

    /// The rows, with what is wrong with some of them; or only what is wrong, if they are not all there.
    pub fn finish(mut self) -> Result<(Vec<Row>, Wrongs), Wrongs> {
        if self.wrong.count() == 0 && self.rows.is_empty() {
            let code = match self.headings {
                Some(_) => Code::NoRows,
                None => Code::EmptyFile,
            };
            self.wrong.note(Wrong::file(code));
        }
        match self.is_broken_off || self.rows.is_empty() {
            true => Err(self.wrong),
            false => Ok((self.rows, self.wrong)),
        }
    }
}

/// As spreadsheets name a column: A to Z, then AA.
pub fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match (column / 26).checked_sub(1) {
        Some(before) => format!("{}{last}", letters(before)),
        None => last.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 63, 702].map(letters), ["A", "Z", "AA", "BL", "AAA"]);
    }
}
