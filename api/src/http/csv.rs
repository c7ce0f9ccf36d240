//! Tables for spreadsheets (RFC 4180), in UTF-8 with a byte order mark, without which some read Vietnamese wrongly.

use poem::http::header::CONTENT_TYPE;
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Payload;
use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};

use crate::civil;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A spreadsheet takes a cell that begins with one of these for a formula, and would run what somebody typed as their name
/// (CWE-1236); some take the wide signs of East Asia for the same, and pass over what can't be seen before them.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

pub fn begins_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n']) || seen(text).starts_with(BEGINS_FORMULA)
}

fn seen(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || civil::is_hidden(letter))
}

/// A table that is written row by row.
pub struct Csv(String);

/// A table as a file to save.
#[derive(ApiResponse)]
pub enum CsvAnswer {
    /// The file: UTF-8 with a byte order mark. A cell that a spreadsheet would take for a formula begins with `'`.
    #[oai(status = 200)]
    File(
        Csv,
        /// `attachment` with the name of the file.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl Csv {
    /// With a first row of the columns' names.
    pub fn new(columns: &[&str]) -> Self {
        let mut csv = Self(BYTE_ORDER_MARK.into());
        csv.row(columns);
        csv
    }

    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.cell(cell.as_ref());
        }
        self.0.push_str("\r\n");
    }

    /// `name` is of ASCII letters, digits and hyphens, without an ending.
    pub fn file(self, name: &str) -> CsvAnswer {
        CsvAnswer::File(self, format!("attachment; filename=\"{name}.csv\""))
    }

    fn cell(&mut self, text: &str) {
        let guard = if begins_formula(text) { "'" } else { "" };
        let must_be_quoted = |letter| matches!(letter, ',' | ';' | '"' | '\r' | '\n' | '\t');
        if text.contains(must_be_quoted) {
            let doubled = text.replace('"', "\"\"");
            self.0.push_str(&format!("\"{guard}{doubled}\""));
        } else {
            self.0.push_str(guard);
            self.0.push_str(text);
        }
    }
}

impl Payload for Csv {
    const CONTENT_TYPE: &'static str = "text/csv; charset=utf-8";

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema::new("string")))
    }

    fn register(_: &mut Registry) {}
}

impl IntoResponse for Csv {
    fn into_response(self) -> Response {
        Response::builder()
            .header(CONTENT_TYPE, Self::CONTENT_TYPE)
            .body(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Csv;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut csv = Csv::new(&["a", "b"]);
        csv.row(["Đỗ, Ân", "nói \"dạ\"\nvâng"]);
        assert_eq!(csv.0, "\u{feff}a,b\r\n\"Đỗ, Ân\",\"nói \"\"dạ\"\"\nvâng\"\r\n");
    }

    #[test]
    fn what_is_no_formula_is_left_as_it_is() {
        for text in ["001080000101", " a", "a=b", "'x", "", "…010", "Sở – Ban"] {
            let mut csv = Csv::new(&[]);
            csv.row([text]);
            assert_eq!(csv.0.split("\r\n").nth(1), Some(text));
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for hostile in [
            "=1+1",
            "+84",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            " =1",
            "\u{a0}\u{200b}=1",
            "\u{feff}=1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            "=HYPERLINK(\"x\",\"y\")",
        ] {
            let mut csv = Csv::new(&[]);
            csv.row([hostile]);
            let cell = csv.0.split("\r\n").nth(1).unwrap_or_default();
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell}");
        }
    }
}
