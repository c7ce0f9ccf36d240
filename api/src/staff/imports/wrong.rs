//! What is wrong with a file: gathered, never more than can be shown, and counted on.

use super::code::Code;
use super::column::Column;

/// So many characters of a cell are repeated.
const SHOWN: usize = 40;
const SHOWN_OF_PRIVATE: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Absent if the file as a whole is meant.
    pub row: Option<u32>,
    /// Absent if the row is meant.
    pub column: Option<Column>,
    pub code: Code,
    /// What the message says besides, such as an earlier row.
    pub detail: Option<String>,
    /// What stands there, shortened.
    pub text: Option<String>,
}

impl Wrong {
    pub const fn file(code: Code) -> Self {
        Self {
            row: None,
            column: None,
            code,
            detail: None,
            text: None,
        }
    }

    pub fn row(row: u32, code: Code) -> Self {
        Self {
            row: Some(row),
            ..Self::file(code)
        }
    }

    pub fn cell(row: u32, column: Column, code: Code) -> Self {
        Self {
            column: Some(column),
            ..Self::row(row, code)
        }
    }

    pub fn saying(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }

    /// With what stands there; of what is personal the end only.
    pub fn at(self, text: &str) -> Self {
        let count = text.chars().count();
        let text = match self.column {
            Some(column) if column.is_private() => {
                let end: String = text
                    .chars()
                    .skip(count.saturating_sub(SHOWN_OF_PRIVATE))
                    .collect();
                format!("…{end}")
            }
            _ if count > SHOWN => format!("{}…", text.chars().take(SHOWN).collect::<String>()),
            _ => text.to_owned(),
        };
        Self {
            text: Some(text).filter(|text| !text.is_empty()),
            ..self
        }
    }
}

#[derive(Clone, Debug)]
pub struct Wrongs {
    list: Vec<Wrong>,
    count: usize,
    most: usize,
}

impl Wrongs {
    pub const fn new(most: usize) -> Self {
        Self {
            list: Vec::new(),
            count: 0,
            most,
        }
    }

    pub fn one(wrong: Wrong) -> Self {
        let mut wrongs = Self::new(1);
        wrongs.note(wrong);
        wrongs
    }

    pub fn note(&mut self, wrong: Wrong) {
        self.count += 1;
        if self.list.len() < self.most {
            self.list.push(wrong);
        }
    }

    /// All that are wrong, listed or not.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// In the order of the file.
    pub fn in_order(mut self) -> Vec<Wrong> {
        self.list.sort_by_key(|wrong| wrong.row);
        self.list
    }

    /// What was made of the file, if nothing is wrong with it.
    pub fn or<T>(self, made: T) -> Result<T, Self> {
        match self.count {
            0 => Ok(made),
            _ => Err(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Column, Wrong, Wrongs};

    #[test]
    fn what_stands_there_is_shortened_and_what_is_personal_hidden() {
        let at = |column, text: &str| Wrong::cell(2, column, Code::Text).at(text).text.unwrap();
        assert_eq!(at(Column::AuthorisedNumber, "00108000010"), "…010");
        assert_eq!(at(Column::Name, &"ă".repeat(41)), format!("{}…", "ă".repeat(40)));
        assert_eq!(at(Column::Name, "Sở"), "Sở");
    }

    #[test]
    fn more_than_can_be_listed_are_counted_and_order_is_that_of_the_file() {
        let mut wrongs = Wrongs::new(2);
        for row in [3, 2, 1] {
            wrongs.note(Wrong::row(row, Code::Duplicate));
        }
        assert_eq!(wrongs.count(), 3);
        let rows: Vec<_> = wrongs.in_order().iter().map(|wrong| wrong.row).collect();
        assert_eq!(rows, [Some(2), Some(3)]);
    }
}
