//! What a row says of each column, read as the column wants it.

use chrono::{DateTime, NaiveDate, Utc};
use unicode_normalization::UnicodeNormalization;

use super::code::Code;
use super::column::Column;
use super::kind::Kind;
use super::table::{Cell, Row};
use super::wrong::{Wrong, Wrongs};
use crate::civil;

const LONGEST_CODE: usize = 64;
/// Numbers in this range are rather years than days since 1900.
const YEARS: std::ops::RangeInclusive<f64> = 1000.0..=2200.0;

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said<T> {
    /// It is empty: what is known stays.
    #[default]
    Nothing,
    /// It is noted already.
    Wrong,
    This(T),
}

impl<T> Said<T> {
    pub const fn this(&self) -> Option<&T> {
        match self {
            Self::This(value) => Some(value),
            Self::Nothing | Self::Wrong => None,
        }
    }

    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// Reads one row; what is wrong is noted and goes on.
pub struct Reading<'a> {
    kind: Kind,
    row: &'a Row,
    wrong: &'a mut Wrongs,
}

impl<'a> Reading<'a> {
    pub const fn new(kind: Kind, row: &'a Row, wrong: &'a mut Wrongs) -> Self {
        Self { kind, row, wrong }
    }

    /// The row's number.
    pub const fn number_of_row(&self) -> u32 {
        self.row.number
    }

    pub fn read<T>(&mut self, column: Column, parse: impl FnOnce(&str) -> Result<T, Code>) -> Said<T> {
        let said = match self.cell(column) {
            Cell::Empty => return Said::Nothing,
            Cell::Text(text) => parse(text).map_err(|code| (code, text.clone())),
            // What was typed, such as 1-2, nobody knows any more.
            Cell::Date(date) => Err((Code::BecameDate, date.to_string())),
            Cell::Number(number) => match digits(*number) {
                Some(digits) => parse(&digits).map_err(|code| (code, digits)),
                None => Err((Code::NumberSpoilt, number.to_string())),
            },
            Cell::Wrong(code) => Err((*code, String::new())),
        };
        self.or_note(column, said)
    }

    /// A code by which other rows, or other systems, know something.
    pub fn code(&mut self, column: Column) -> Said<String> {
        self.read(column, |text| {
            let code = civil::line(text, LONGEST_CODE).filter(|code| code.chars().eq(text.nfc()));
            code.ok_or(Code::BadKey)
        })
    }

    pub fn line(&mut self, column: Column, longest: usize) -> Said<String> {
        self.read(column, |text| match civil::line(text, usize::MAX) {
            Some(line) if line.chars().count() > longest => Err(Code::TooLong),
            Some(line) => Ok(line),
            None => Err(Code::Text),
        })
    }

    /// A number of digits of which a spreadsheet may have taken the leading zeros.
    pub fn number(
        &mut self,
        column: Column,
        parse: impl Fn(&str) -> Option<String>,
        code: Code,
    ) -> Said<String> {
        self.read(column, |text| {
            let lost = ["0", "00", "000"];
            let is_spoilt = || {
                lost.iter()
                    .any(|zeros| parse(&format!("{zeros}{text}")).is_some())
                    || is_scientific(text)
            };
            parse(text).ok_or_else(|| if is_spoilt() { Code::NumberSpoilt } else { code })
        })
    }

    pub fn date(&mut self, column: Column) -> Said<NaiveDate> {
        let said = match self.cell(column) {
            Cell::Empty => return Said::Nothing,
            Cell::Date(date) => Ok(*date),
            Cell::Text(text) => typed_date(text).ok_or((Code::BadDate, text.clone())),
            Cell::Number(number) if !YEARS.contains(number) => {
                Cell::serial_date(*number).ok_or((Code::BadDate, number.to_string()))
            }
            Cell::Number(number) => Err((Code::BadDate, number.to_string())),
            Cell::Wrong(code) => Err((*code, String::new())),
        };
        let said = said.and_then(|date| match civil::is_of_our_centuries(date) {
            true => Ok(date),
            false => Err((Code::BadDate, date.to_string())),
        });
        self.or_note(column, said)
    }

    /// A day in somebody's life, as it is kept.
    pub fn past_date(&mut self, column: Column, now: DateTime<Utc>) -> Said<String> {
        let said = match self.date(column) {
            Said::Nothing => return Said::Nothing,
            Said::Wrong => return Said::Wrong,
            Said::This(date) => {
                let date = date.to_string();
                civil::past_date(&date, now).map_err(|wrong| match wrong {
                    civil::WrongDate::NoDate => (Code::BadDate, date),
                    civil::WrongDate::Future => (Code::Future, date),
                })
            }
        };
        self.or_note(column, said)
    }

    fn cell(&self, column: Column) -> &Cell {
        let place = Column::all(self.kind).iter().position(|known| *known == column);
        let cell = place.and_then(|place| self.row.cells.get(place));
        cell.unwrap_or(&Cell::Empty)
    }

    fn or_note<T>(&mut self, column: Column, said: Result<T, (Code, String)>) -> Said<T> {
        match said {
            Ok(value) => Said::This(value),
            Err((code, text)) => {
                self.wrong
                    .note(Wrong::cell(self.row.number, column, code).at(&text));
                Said::Wrong
            }
        }
    }
}

/// A whole number that a workbook keeps exactly.
fn digits(number: f64) -> Option<String> {
    const EXACT: f64 = 1e15;
    (number.fract() == 0.0 && number.abs() < EXACT).then(|| format!("{number:.0}"))
}

/// `1.08E+09`: what a spreadsheet made of a long number.
fn is_scientific(text: &str) -> bool {
    let plain = text.replace(',', ".");
    text.contains(['e', 'E']) && plain.parse::<f64>().is_ok()
}

/// `yyyy-MM-dd`, or as it is written in Việt Nam: the day first.
fn typed_date(text: &str) -> Option<NaiveDate> {
    let is_date = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    let formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"];
    let is_typed = text.len() <= 10 && text.chars().all(is_date);
    let mut dates = formats
        .iter()
        .filter(|_| is_typed)
        .filter_map(|format| NaiveDate::parse_from_str(text, format).ok());
    dates.find(|date| chrono::Datelike::year(date) >= 1000)
}

#[cfg(test)]
mod tests {
    use super::{digits, is_scientific, typed_date};

    #[test]
    fn dates_are_taken_as_they_are_written_here_and_by_machines() {
        for text in ["2025-07-01", "01/07/2025", "1/7/2025", "01-07-2025", "1.7.2025"] {
            assert_eq!(typed_date(text).unwrap().to_string(), "2025-07-01", "{text}");
        }
        for text in [
            "",
            "31/06/2025",
            "7/1/25",
            "2025",
            "01/07/2025 ",
            "July",
            "2025-07-01T00:00",
        ] {
            assert_eq!(typed_date(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_taken_while_they_are_exact() {
        assert_eq!(digits(1_080_000_101.0).as_deref(), Some("1080000101"));
        assert_eq!([1.5, 1e15, f64::NAN].map(digits), [None, None, None]);
        assert!(is_scientific("1.08E+09") && is_scientific("1,08E+09") && !is_scientific("CE12"));
    }
}
