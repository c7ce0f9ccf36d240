use chrono::NaiveDate;

use super::serial_date::serial_date;
use crate::staff::imports::code::Code;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    /// Without spaces around it.
    Text(String),
    /// As a workbook has it, which knows nothing of leading zeros.
    Number(f64),
    Date(NaiveDate),
    /// What can't be taken, whatever the column is.
    Wrong(Code),
}

/// Longer than anything that is asked for; counted in bytes, of which a letter has up to three.
pub const LONGEST: usize = 2048;

impl Cell {
    pub fn text(text: &str) -> Self {
        match text.trim() {
            "" => Self::Empty,
            text if text.len() > LONGEST => Self::Wrong(Code::TooLong),
            // Some program read the file in a wrong encoding and left this where it knew no letter.
            text if text.contains(char::REPLACEMENT_CHARACTER) => Self::Wrong(Code::Text),
            text => Self::Text(text.to_owned()),
        }
    }

    /// A number where a date is wanted, in a workbook that does not say that it is one.
    pub fn serial_date(number: f64) -> Option<NaiveDate> {
        serial_date(number, false)
    }

    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// Bytes beside the cell itself.
    pub fn weight(&self) -> u64 {
        match self {
            Self::Text(text) => u64::try_from(text.len()).unwrap_or(u64::MAX),
            _ => 0,
        }
    }
}
