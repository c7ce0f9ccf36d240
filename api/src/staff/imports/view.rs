//! An import as an administrator sees it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::ImportId;
use entity::staff_import::{self, ImportState};
use poem_openapi::{Enum, Object};
use uuid::Uuid;

use super::code::Code;
use super::column::Column;
use super::kind::Kind;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "ImportState", rename_all = "snake_case")]
pub enum State {
    /// The file is being read, or waits for its turn.
    Reading,
    /// It is being held against what is there.
    Checking,
    Writing,
    /// All of it is in; after a dry run nothing is.
    Done,
    /// Something in the file is wrong. Nothing was changed.
    Rejected,
    /// The server could not bring it to an end. Nothing was changed.
    Failed,
}

/// What a file brought, or would bring.
#[derive(Object)]
#[oai(rename = "ImportSummary", skip_serializing_if_is_none)]
pub struct Summary {
    new: i64,
    changed: i64,
    unchanged: i64,
    /// Numbers of codes that no member has (yet). Of numbers only.
    of_nobody: Option<i64>,
    /// Cells that say otherwise than a member's own record, which stays. Of members only.
    kept: Option<i64>,
}

/// One file that was, or is being, brought in.
#[derive(Object)]
#[oai(rename = "StaffImport", skip_serializing_if_is_none)]
pub struct Import {
    pub id: Uuid,
    kind: Kind,
    /// Whether it is only tried out.
    dry_run: bool,
    state: State,
    /// As it was called where it came from.
    file_name: Option<String>,
    /// SHA-256 of the file, in hexadecimal digits.
    file_sha256: String,
    begun_at: DateTime<Utc>,
    /// The name of the administrator; absent for what was brought in on the command line.
    begun_by: Option<String>,
    ended_at: Option<DateTime<Utc>>,
    /// The sheet of a workbook that was read: the first visible one that is not empty.
    sheet: Option<String>,
    /// How many more sheets have something in them, which was not read. Absent if there are none.
    other_sheets: Option<i64>,
    /// Rows of the file, without headings; known once it was read.
    rows: Option<i64>,
    /// Rows that are done in the state that it is in.
    rows_done: i64,
    /// Present when it is done.
    summary: Option<Summary>,
    /// How many things are wrong, whether or not they are all listed.
    error_count: i64,
}

/// An import with a part of the list of what is wrong.
#[derive(Object)]
#[oai(rename = "StaffImportDetails", skip_serializing_if_is_none)]
pub struct Details {
    #[oai(flatten)]
    pub import: Import,
    /// In the order of the file.
    pub errors: Vec<ImportError>,
    /// The `cursor` of the next part; absent on the last one.
    pub next: Option<String>,
}

/// The newest first.
#[derive(Object)]
#[oai(rename = "StaffImportPage", skip_serializing_if_is_none)]
pub struct Page {
    pub imports: Vec<Import>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One thing that is wrong.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ImportError {
    /// As a spreadsheet or an editor counts them, headings included; absent if the file as a whole is meant.
    pub row: Option<i32>,
    /// Absent if the row or the file is meant.
    pub column: Option<Column>,
    /// The column's name for people.
    pub column_title: Option<String>,
    pub code: Code,
    /// What is wrong and what to do, in the caller's language.
    pub message: String,
    /// What stands there, shortened; of what is personal the end only.
    pub text: Option<String>,
}

impl From<ImportState> for State {
    fn from(state: ImportState) -> Self {
        match state {
            ImportState::Reading => Self::Reading,
            ImportState::Checking => Self::Checking,
            ImportState::Writing => Self::Writing,
            ImportState::Done => Self::Done,
            ImportState::Rejected => Self::Rejected,
            ImportState::Failed => Self::Failed,
        }
    }
}

impl Import {
    /// `known` is how far those are at which this server is.
    pub fn of(known: &HashMap<ImportId, i64>, row: staff_import::Model, begun_by: Option<String>) -> Self {
        let is_at_work = ImportState::AT_WORK.contains(&row.state);
        let known = known.get(&row.id).filter(|_| is_at_work);
        let summary = (row.state == ImportState::Done).then(|| Summary::of(&row));
        Self {
            id: row.id.0,
            kind: row.kind.into(),
            dry_run: row.dry_run,
            state: row.state.into(),
            file_name: row.file_name,
            file_sha256: row.file_digest,
            begun_at: row.begun_at,
            begun_by,
            ended_at: row.ended_at,
            sheet: row.sheet,
            other_sheets: Some(row.other_sheets).filter(|count| *count > 0),
            rows: row.rows,
            rows_done: known.map_or(row.rows_done, |known| row.rows_done.max(*known)),
            summary,
            error_count: row.errors,
        }
    }
}

impl Summary {
    fn of(row: &staff_import::Model) -> Self {
        let of = |kind: Kind, count: i64| (Kind::from(row.kind) == kind).then_some(count);
        Self {
            new: row.new,
            changed: row.changed,
            unchanged: row.unchanged,
            of_nobody: of(Kind::AuthorisedNumbers, row.of_nobody),
            kept: of(Kind::Members, row.kept),
        }
    }
}
