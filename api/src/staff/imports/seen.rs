use std::collections::HashMap;

use super::code::Code;
use super::column::Column;
use super::said::Said;
use super::wrong::{Wrong, Wrongs};

/// Where what may stand in a file once was seen first.
pub struct Seen {
    column: Column,
    rows: HashMap<String, u32>,
}

impl Seen {
    pub fn new(column: Column) -> Self {
        Self {
            column,
            rows: HashMap::new(),
        }
    }

    /// Notes what is missing, or stands in an earlier row too.
    pub fn once(&mut self, row: u32, said: &Said<String>, wrong: &mut Wrongs) {
        match said {
            Said::Nothing => wrong.note(Wrong::cell(row, self.column, Code::Required)),
            Said::Wrong => {}
            Said::This(text) => self.unless_seen(row, text, wrong),
        }
    }

    /// Notes what stands in an earlier row too.
    pub fn unless_seen(&mut self, row: u32, text: &str, wrong: &mut Wrongs) {
        if let Some(earlier) = self.rows.get(text) {
            let again = Wrong::cell(row, self.column, Code::Duplicate);
            wrong.note(again.saying(earlier.to_string()).at(text));
        } else {
            self.rows.insert(text.to_owned(), row);
        }
    }
}
