use super::column::Column;
use super::kind::Kind;
use crate::http::{Csv, Language};

/// The headings of a kind, in the caller's language.
pub fn template(kind: Kind) -> Csv {
    let language = Language::current();
    let titles: Vec<_> = Column::all(kind)
        .iter()
        .map(|column| column.title(language))
        .collect();
    Csv::new(&titles)
}

pub const fn file_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Units => "mau-don-vi",
        Kind::Members => "mau-can-bo",
        Kind::AuthorisedNumbers => "mau-so-dinh-danh",
    }
}
