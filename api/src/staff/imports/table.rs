//! A file as a table: its rows under the columns that the headings name, whatever the file is. All of it is bounded before it
//! takes memory. Nothing here waits for anything, so it belongs off the async threads.

mod cell;
mod csv;
mod encoding;
mod headings;
mod lines;
mod quotes;
mod rows;
mod serial_date;
mod sniff;
mod weight;
mod xlsx;

pub use cell::Cell;
pub use headings::folded;
pub use rows::{Limits, Row};

use rows::Rows;
use sniff::Format;

use super::code::Code;
use super::kind::Kind;
use super::wrong::{Wrong, Wrongs};

#[derive(Debug)]
pub struct Table {
    pub rows: Vec<Row>,
    /// What is wrong with the rows as such; what stands in them is looked at all the same.
    pub wrong: Wrongs,
    pub sheets: Sheets,
}

/// Which sheet of a workbook was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    pub read: Option<String>,
    /// How many more have something in them.
    pub others: u32,
}

/// The rows of a file, or what keeps it from being read as a table.
pub fn read(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Table, Wrongs> {
    let mut rows = Rows::new(kind, limits.clone());
    let sheets = fill(bytes, limits, &mut rows).map_err(Wrongs::one)?;
    let (rows, wrong) = rows.finish()?;
    Ok(Table { rows, wrong, sheets })
}

fn fill(bytes: &[u8], limits: &Limits, rows: &mut Rows) -> Result<Sheets, Wrong> {
    match sniff::format(bytes).map_err(Wrong::file)? {
        Format::Workbook => xlsx::read(bytes, limits, rows),
        Format::Text => {
            let text = encoding::text(bytes)?;
            if sniff::is_markup(&text) {
                return Err(Wrong::file(Code::WebPage));
            }
            csv::read(&text, rows);
            Ok(Sheets::default())
        }
    }
}
