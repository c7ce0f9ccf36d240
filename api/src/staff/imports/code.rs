use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;

use crate::http::spelt;

/// What can be wrong with a file, one of its rows or one of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[oai(rename = "ImportErrorCode", rename_all = "snake_case")]
pub enum Code {
    // Of the file as a whole.
    /// There is nothing in it.
    EmptyFile,
    /// There are headings and nothing else.
    NoRows,
    NotUtf8,
    /// It is neither CSV nor XLSX.
    UnknownFormat,
    /// It is a workbook of Excel 97–2003 (`.xls`).
    OldWorkbook,
    /// It is locked with a password.
    Locked,
    /// It is a web page, whatever its name says.
    WebPage,
    /// It can't be read as a workbook.
    Damaged,
    /// It has too many bytes when it is unpacked, or too many texts.
    TooLargeInside,
    TooManyRows,
    TooManyColumns,
    /// A quotation mark opens a cell and does not close it where it ends, so that it may have taken in rows.
    OpenQuote,
    /// All sheets of the workbook are hidden or empty.
    NoVisibleSheet,
    // Of the headings.
    UnknownHeading,
    DoubleHeading,
    MissingHeading,
    // Of a cell as it is written.
    Required,
    /// Something stands where there is no heading.
    WithoutHeading,
    TooLong,
    /// What a formula gives is not taken.
    Formula,
    /// Such as `#REF!`.
    ErrorValue,
    /// It is part of merged cells.
    Merged,
    /// A spreadsheet made a date of it.
    BecameDate,
    /// A spreadsheet took a leading zero off, or rounded the number.
    NumberSpoilt,
    /// It can't be read as text, or has a sign that hides or turns text.
    Text,
    /// It is no code of at most 64 characters.
    #[oai(rename = "bad_code")]
    BadKey,
    BadUsername,
    BadKind,
    BadRole,
    BadGender,
    BadDate,
    Future,
    BadPhone,
    BadEmail,
    /// It has not twelve digits.
    BadNumber,
    // By what else is there.
    /// The same stands in an earlier row.
    Duplicate,
    /// Another member has this number.
    NumberTaken,
    UnknownUnit,
    /// The unit is over, or its successor is not valid when it ends.
    UnitOver,
    /// The unit above it ends before.
    OutlivesParent,
    /// The tree of units would have too many levels.
    TooDeep,
    /// The unit can't end: members or units that go on are in it.
    UnitInUse,
    /// The unit would lie below itself.
    UnitCycle,
    /// The last day is before the first.
    EndsBeforeItBegins,
    UnknownSuccessor,
    /// The unit would succeed itself.
    SuccessorCycle,
    UsernameTaken,
    /// The member has another user name, which an import does not change.
    UsernameDiffers,
    /// An import makes nobody an administrator, and takes it from nobody.
    Administrator,
    /// The member's account is disabled.
    MemberDisabled,
    /// Somebody changed it while the file was being checked.
    ChangedMeanwhile,
}

impl Code {
    /// As it is spelt in answers and kept in the database.
    pub fn spelt(self) -> String {
        spelt(&self)
    }

    pub fn of(spelt: &str) -> Option<Self> {
        Self::parse_from_json(Some(spelt.into())).ok()
    }
}
