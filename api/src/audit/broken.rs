use std::fmt;

use chrono::{DateTime, Utc};

/// One thing that is not as the program left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// The row is not what was written.
    Changed(i64),
    /// A column holds what can't be one.
    Unreadable(i64),
    /// It was signed with a key that is not configured (any more), or its key was changed.
    UnknownKey(i64),
    /// They are not there.
    Removed {
        from: i64,
        to: i64,
    },
    /// What stands at `at` was written as `was`.
    Reordered {
        at: i64,
        was: i64,
    },
    /// A row that the program did not write at this place.
    Inserted(i64),
    /// The newest rows are not there.
    TailCut {
        from: i64,
        to: i64,
    },
    HeadMissing,
    HeadChanged,
    /// The head is of another row than the last one.
    HeadElsewhere(i64),
    AnchorMissing,
    AnchorChanged,
    /// When this row was written the head could not be trusted.
    HeadWasLost(i64),
    /// So many sessions of members and imports, of which the first began then, are in the database and not in the record.
    Untold {
        count: usize,
        first: DateTime<Utc>,
    },
    /// The head that was noted elsewhere is not in the chain: all of it was set back to an earlier state, or is another one.
    NotAsExpected(i64),
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(row) => write!(f, "row {row} was changed"),
            Self::Unreadable(row) => write!(f, "row {row} was changed: it can't be read"),
            Self::UnknownKey(row) => write!(
                f,
                "row {row} was signed with a key that is not configured (MOTCUA_SECRET_KEYS_OLD), or was changed"
            ),
            Self::Removed { from, to } if from == to => write!(f, "row {from} was removed"),
            Self::Removed { from, to } => write!(f, "rows {from} to {to} were removed"),
            Self::Reordered { at, was } => {
                write!(f, "rows were reordered: row {at} was written as row {was}")
            }
            Self::Inserted(row) => write!(f, "row {row} was inserted"),
            Self::TailCut { from, to } => write!(f, "the end was cut off: rows {from} to {to} are missing"),
            Self::HeadMissing => f.write_str("the head is missing"),
            Self::HeadChanged => f.write_str("the head was changed"),
            Self::HeadElsewhere(row) => write!(f, "the head is not that of the last row, {row}"),
            Self::AnchorMissing => f.write_str("the anchor is missing"),
            Self::AnchorChanged => f.write_str("the anchor was changed"),
            Self::HeadWasLost(row) => {
                write!(f, "the head had been tampered with when row {row} was written")
            }
            Self::Untold { count, first } => write!(
                f,
                "{count} sessions or imports, the first of {}, are in no row: the record was emptied, set back, or is another database's",
                first.to_rfc3339()
            ),
            Self::NotAsExpected(row) => write!(
                f,
                "the head that was noted (row {row}) is not in the chain: the database was set back, or is another one"
            ),
        }
    }
}
