use std::fmt;

use chrono::{DateTime, Utc};

use super::super::{Break, Expected};

/// Nobody reads more, and whoever lost a key has as many as rows.
const MOST_TOLD: usize = 1000;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub rows: u64,
    pub first: Option<DateTime<Utc>>,
    pub last: Option<DateTime<Utc>>,
    /// To be noted elsewhere: who can set back the whole database can't set back that note.
    pub head: Option<Expected>,
    pub breaks: Vec<Break>,
    /// The noted head is older than what is kept, so that nothing can be said of it.
    pub expected_is_gone: bool,
}

impl Report {
    pub const fn is_whole(&self) -> bool {
        self.breaks.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows", self.rows)?;
        if let (Some(first), Some(last)) = (self.first, self.last) {
            write!(f, ", from {} to {}", first.to_rfc3339(), last.to_rfc3339())?;
        }
        if let Some(head) = &self.head {
            write!(f, "\nhead {head}")?;
        }
        if self.expected_is_gone {
            f.write_str("\nthe head that was noted is older than what is kept: nothing can be said of it")?;
        }
        for broken in self.breaks.iter().take(MOST_TOLD) {
            write!(f, "\nBROKEN: {broken}")?;
        }
        match self.is_whole() {
            true => f.write_str("\nwhole"),
            false => write!(f, "\n{} breaks", self.breaks.len()),
        }
    }
}
