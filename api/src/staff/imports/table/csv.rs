//! A table as spreadsheets save it (RFC 4180), between commas, semicolons or tabs. A row is numbered by the line in which it
//! begins, as an editor counts them.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::cell::{Cell, LONGEST};
use super::lines::ends;
use super::quotes::unclosed;
use super::rows::Rows;
use crate::http::begins_formula;
use crate::staff::imports::code::Code;
use crate::staff::imports::wrong::Wrong;

/// Spreadsheets of some languages say first what they separate by.
const SAID: &str = "sep=";

pub fn read(text: &str, rows: &mut Rows) {
    let (separator, text, line) = separator(text);
    let open = unclosed(text, separator);
    if !open.is_empty() {
        let open = open
            .into_iter()
            .map(|at| Wrong::row(at + line - 1, Code::OpenQuote));
        let _broken_off = rows.break_off(open);
        return;
    }
    let mut reading = Reading {
        input: text.as_bytes(),
        reader: ReaderBuilder::new().delimiter(separator).build(),
        line,
        cells: Vec::new(),
    };
    while let Some(number) = reading.next_row(rows.columns()) {
        if reading.cells.len() > rows.columns() {
            rows.too_wide(number);
            reading.cells.clear();
            if rows.is_without_headings() {
                break;
            }
            continue;
        }
        if rows.take(number, std::mem::take(&mut reading.cells)).is_break() {
            break;
        }
    }
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
    /// Reads a row into the cells and says where it began; `None` at the end. Of a row that is too wide the rest is not kept.
    fn next_row(&mut self, widest: usize) -> Option<u32> {
        self.skip_empty_lines();
        let number = self.line;
        loop {
            match self.next_cell() {
                Some((cell, is_last)) => {
                    if self.cells.len() <= widest {
                        self.cells.push(cell);
                    }
                    if is_last {
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
                        (false, Ok(text)) => Cell::text(unguarded(text)),
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
        self.line = self.line.saturating_add(ends(read, rest.first().copied()));
        self.input = rest;
    }
}

/// Our own tables put an apostrophe before what a spreadsheet would take for a formula.
fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| begins_formula(bare)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{read, separator};
    use crate::policy::ImportPolicy;
    use crate::staff::imports::kind::Kind;
    use crate::staff::imports::table::Cell;
    use crate::staff::imports::table::rows::Rows;

    /// Numbers and cells of the rows under the headings `Mã` and `Tên`.
    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = Rows::new(Kind::Units, ImportPolicy::standard());
        read(text, &mut rows);
        let text = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        let rows = rows.finish().unwrap().0.into_iter();
        rows.map(|row| (row.number, row.cells.iter().take(2).map(text).collect()))
            .collect()
    }

    fn row(number: u32, cells: [&str; 2]) -> (u32, Vec<String>) {
        (number, cells.map(ToOwned::to_owned).to_vec())
    }

    #[test]
    fn spreadsheets_save_in_several_ways() {
        for text in [
            "Mã,Tên\na,012\n\nb,034\n",
            "Mã;Tên\r\na;012\r\n;\r\nb;034",
            "Tên\tMã\r\n012\ta\r\n\t\r\n034\tb\r\n",
            "\"Mã\",\"Tên\"\n\"a\",\"012\"\n,\nb , 034 ",
        ] {
            assert_eq!(
                rows(text),
                [row(2, ["a", "012"]), row(4, ["b", "034"])],
                "{text:?}"
            );
        }
        assert_eq!(rows("sep=;\nMã;Tên\na,b;c\n"), [row(3, ["a,b", "c"])]);
        assert_eq!(
            rows("\n\nMã;Tên, loại\na;c\n".replace(", loại", "").as_str()),
            [row(4, ["a", "c"])]
        );
    }

    #[test]
    fn what_is_quoted_may_go_over_lines_and_rows_have_the_number_of_their_first_line() {
        let text = "Mã,Tên\na,\"1\n2\"\"\"\nb,'+84\nc,'x\n";
        let expected = [row(2, ["a", "1\n2\""]), row(4, ["b", "+84"]), row(5, ["c", "'x"])];
        assert_eq!(rows(text), expected);
    }

    #[test]
    fn the_separator_is_what_the_headings_have_most_of() {
        for (text, expected) in [
            ("a,b;c;d", b';'),
            ("\"a;b;c\",d", b','),
            ("a\tb,c\td", b'\t'),
            ("a", b','),
        ] {
            assert_eq!(separator(text).0, expected, "{text}");
        }
    }
}
