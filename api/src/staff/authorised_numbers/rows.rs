//! What the lines of such a file say: a staff code and a number each, and every one that is wrong.

use std::collections::HashMap;
use std::fmt;

use super::file::{Line, lines};
use crate::civil;

const LONGEST_CODE: usize = 64;

/// A row that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    pub line: usize,
    pub field: &'static str,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Missing,
    /// A field too many.
    Unexpected,
    NotACode,
    /// Spreadsheets drop leading zeros.
    NotTwelveDigits,
    /// The same stands in an earlier line.
    AlreadyAt(usize),
    NotUtf8,
}

/// Staff codes with their numbers.
pub type Rows = Vec<(String, String)>;

/// All rows, or all that are wrong. A first line whose number has no digit is a heading.
pub fn read(bytes: &[u8]) -> Result<Rows, Vec<Rejected>> {
    let lines = lines(bytes).map_err(|at| vec![Rejected::new(at.0, "file", Why::NotUtf8)])?;
    let is_heading = |line: &Line| {
        let number = line.fields.get(1).map_or("", String::as_str);
        !number.is_empty() && !number.contains(|c: char| c.is_ascii_digit())
    };
    let headings = usize::from(lines.first().is_some_and(is_heading));
    let mut reading = Reading::default();
    for line in lines.iter().skip(headings) {
        reading.take(line);
    }
    match reading.rejected.is_empty() {
        true => Ok(reading.rows),
        false => Err(reading.rejected),
    }
}

#[derive(Default)]
struct Reading {
    rows: Rows,
    rejected: Vec<Rejected>,
    /// Where each was seen first.
    codes: HashMap<String, usize>,
    numbers: HashMap<String, usize>,
}

impl Reading {
    fn take(&mut self, line: &Line) {
        let code = field(line, 0).and_then(|typed| {
            let code = civil::line(typed, LONGEST_CODE).filter(|code| code == typed);
            code.ok_or(Why::NotACode)
        });
        let number = field(line, 1).and_then(|typed| civil::personal_id(typed).ok_or(Why::NotTwelveDigits));
        let code = self.once(line.number, "staff_code", code);
        let number = self.once(line.number, "authorised_number", number);
        if line.fields.iter().skip(2).any(|field| !field.is_empty()) {
            self.reject(line.number, "row", Why::Unexpected);
        }
        if let (Some(code), Some(number)) = (code, number) {
            self.rows.push((code, number));
        }
    }

    fn once(&mut self, line: usize, name: &'static str, value: Result<String, Why>) -> Option<String> {
        let seen = match name {
            "staff_code" => &mut self.codes,
            _ => &mut self.numbers,
        };
        let value = value.and_then(|value| match seen.get(&value) {
            Some(earlier) => Err(Why::AlreadyAt(*earlier)),
            None => {
                seen.insert(value.clone(), line);
                Ok(value)
            }
        });
        value.map_err(|why| self.reject(line, name, why)).ok()
    }

    fn reject(&mut self, line: usize, field: &'static str, why: Why) {
        self.rejected.push(Rejected::new(line, field, why));
    }
}

fn field(line: &Line, place: usize) -> Result<&str, Why> {
    let field = line.fields.get(place).filter(|field| !field.is_empty());
    field.map(String::as_str).ok_or(Why::Missing)
}

impl Rejected {
    const fn new(line: usize, field: &'static str, why: Why) -> Self {
        Self { line, field, why }
    }
}

/// Without what stands there: numbers of people are in no log.
impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, {}: ", self.line, self.field)?;
        match self.why {
            Why::Missing => write!(f, "is missing"),
            Why::Unexpected => write!(f, "has more than two fields"),
            Why::NotACode => write!(f, "is no staff code of at most {LONGEST_CODE} characters"),
            Why::NotTwelveDigits => write!(f, "is not of twelve digits (was a leading zero lost?)"),
            Why::AlreadyAt(line) => write!(f, "is already in line {line}"),
            Why::NotUtf8 => write!(f, "is not UTF-8"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Rejected, Why, read};

    fn rejected(text: &str) -> Vec<(usize, &'static str, Why)> {
        let all = read(text.as_bytes()).unwrap_err();
        all.into_iter()
            .map(|Rejected { line, field, why }| (line, field, why))
            .collect()
    }

    #[test]
    fn leading_zeros_stay_and_a_heading_is_no_row() {
        let expected = Ok(vec![("CB001".to_owned(), "001080000101".to_owned())]);
        for text in [
            "CB001,001080000101",
            "Mã cán bộ;Số định danh\r\nCB001;001 080 000 101\r\n",
            "staff_code,authorised_number\nCB001,\"001080000101\"\n",
        ] {
            assert_eq!(read(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(read(b""), Ok(vec![]));
    }

    #[test]
    fn every_wrong_row_is_named_by_line_and_field() {
        let text = "CB001,001080000101\nCB002,1080000102\n,001080000103\nCB001,001080000104\nCB005,001080000101\nCB006\nCB007,001080000107,x\n";
        assert_eq!(
            rejected(text),
            [
                (2, "authorised_number", Why::NotTwelveDigits),
                (3, "staff_code", Why::Missing),
                (4, "staff_code", Why::AlreadyAt(1)),
                (5, "authorised_number", Why::AlreadyAt(1)),
                (6, "authorised_number", Why::Missing),
                (7, "row", Why::Unexpected),
            ]
        );
    }

    #[test]
    fn what_is_said_of_a_wrong_row_holds_no_number() {
        let all = read(b"CB001,00108000010\n").unwrap_err();
        let said = all.iter().map(ToString::to_string).collect::<String>();
        assert!(said.starts_with("line 1, authorised_number: ") && !said.contains("0010"));
    }
}
