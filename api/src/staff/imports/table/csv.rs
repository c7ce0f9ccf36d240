//! A table as spreadsheets save it (RFC 4180), between commas, semicolons or tabs. A row is numbered by the line in which it
//! begins, as an editor counts them.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::cell::{Cell, LONGEST};
use super::rows::Rows;
use crate::staff::imports::code::Code;
use crate::staff::imports::wrong::Wrong;

/// Spreadsheets of some languages say first what they separate by.
const SAID: &str = "sep=";

pub fn read(text: &str, rows: &mut Rows) -> Result<(), Wrong> {
    let (separator, text, line) = separator(text);
    let mut reading = Reading {
        input: text.as_bytes(),
        reader: ReaderBuilder::new().delimiter(separator).build(),
        line,
        cells: Vec::new(),
    };
    while let Some(number) = reading.next_row(rows.columns()) {
        if reading.cells.len() > rows.columns() {
            rows.too_wide(number);
            break;
        }
        if rows.take(number, std::mem::take(&mut reading.cells)).is_break() {
            break;
        }
    }
    Ok(())
}

/// As the file says, or what its first line has most of outside quotation marks; with what remains of the file, and the
/// number of its first line.
fn separator(text: &str) -> (u8, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first.strip_prefix(SAID)
        && let [separator @ (b',' | b';' | b'\t')] = said.trim_end_matches('\r').as_bytes()
    {
        return (*separator, rest, 2);
    }
    let plain: Vec<&str> = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default()
        .split('"')
        .step_by(2)
        .collect();
    let count = |separator: &u8| {
        let letters = plain.iter().flat_map(|part| part.bytes());
        letters.filter(|byte| byte == separator).count()
    };
    // Of those that are equally many the last.
    let most = [b'\t', b';', b','].into_iter().max_by_key(count);
    (most.unwrap_or(b','), text, 1)
}

struct Reading<'a> {
    input: &'a [u8],
    reader: Reader,
    line: u32,
    cells: Vec<Cell>,
}

impl Reading<'_> {
    /// Reads a row into the cells and says where it began; `None` at the end. Of a row that is too wide the rest is left.
    fn next_row(&mut self, widest: usize) -> Option<u32> {
        self.skip_empty_lines();
        let number = self.line;
        loop {
            match self.next_cell() {
                Some((cell, is_last)) => {
                    self.cells.push(cell);
                    if is_last || self.cells.len() > widest {
                        return Some(number);
                    }
                }
                None => return (!self.cells.is_empty()).then_some(number),
            }
        }
    }

    fn skip_empty_lines(&mut self) {
        while let [b'\r' | b'\n', ..] = self.input {
            self.forward(1);
        }
    }

    /// With whether it ends its row.
    fn next_cell(&mut self) -> Option<(Cell, bool)> {
        // One byte more than is taken, so that what is too long is known by it.
        let mut buffer = [0; LONGEST + 1];
        let (mut filled, mut too_long) = (0, false);
        loop {
            let free = buffer.get_mut(filled..).unwrap_or_default();
            let (result, read, written) = self.reader.read_field(self.input, free);
            self.forward(read);
            filled += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => (too_long, filled) = (true, 0),
                ReadFieldResult::Field { record_end } => {
                    let bytes = buffer.get(..filled).unwrap_or_default();
                    let cell = match (too_long, std::str::from_utf8(bytes)) {
                        (false, Ok(text)) => Cell::text(text),
                        _ => Cell::Wrong(Code::TooLong),
                    };
                    return Some((cell, record_end));
                }
                ReadFieldResult::End => return None,
            }
        }
    }

    fn forward(&mut self, bytes: usize) {
        let (read, rest) = self.input.split_at_checked(bytes).unwrap_or((self.input, &[]));
        let lines = read.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.input = rest;
    }
}
