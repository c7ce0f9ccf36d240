use uuid::Uuid;

use super::show::{errors, find};
use super::view::ImportError;
use crate::app::App;
use crate::http::{Csv, Language, Paging, Problem};

/// All that are listed, for a spreadsheet.
pub async fn errors_table(app: &App, id: Uuid) -> Result<Csv, Problem> {
    let import = find(app, id).await?;
    let mut table = Csv::new(&titles(Language::current()));
    let mut next = None;
    loop {
        let (some, more) = errors(app, &import, &Paging::piece(next.as_deref())).await?;
        for error in some {
            table.row(cells(error));
        }
        if more.is_none() {
            return Ok(table);
        }
        next = more;
    }
}

fn titles(language: Language) -> [&'static str; 5] {
    [
        ("Dòng", "Row"),
        ("Cột", "Column"),
        ("Nội dung", "Text"),
        ("Mã lỗi", "Code"),
        ("Lỗi", "What is wrong"),
    ]
    .map(|(vietnamese, english)| language.pick(vietnamese, english))
}

fn cells(error: ImportError) -> [String; 5] {
    [
        error.row.map(|row| row.to_string()).unwrap_or_default(),
        error.column_title.unwrap_or_default(),
        error.text.unwrap_or_default(),
        error.code.spelt(),
        error.message,
    ]
}
