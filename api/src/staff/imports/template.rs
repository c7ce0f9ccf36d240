use super::column::Column;
use super::kind::Kind;
use crate::http::Language;

/// What spreadsheets know UTF-8 by.
const MARK: &str = "\u{feff}";

/// The headings of a kind, in the caller's language; a semicolon is what spreadsheets in Việt Nam separate by.
pub fn template(kind: Kind) -> Vec<u8> {
    let language = Language::current();
    let titles: Vec<_> = Column::all(kind)
        .iter()
        .map(|column| column.title(language))
        .collect();
    format!("{MARK}{}\r\n", titles.join(",")).into_bytes()
}

pub const fn file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Units => "mau-don-vi.csv",
        Kind::Members => "mau-can-bo.csv",
        Kind::AuthorisedNumbers => "mau-so-dinh-danh.csv",
    }
}
