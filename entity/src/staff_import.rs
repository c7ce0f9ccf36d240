//! The bringing in of one file with units, members or numbers. It tells any server how far it is; the file itself is kept
//! nowhere.

use sea_orm::entity::prelude::*;

use crate::{ImportId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ImportId,
    pub kind: ImportKind,
    /// Whether nothing was to be kept.
    pub dry_run: bool,
    pub file_name: Option<String>,
    /// SHA-256 in hexadecimal digits.
    #[sea_orm(column_type = "String(StringLen::N(64))")]
    pub file_digest: String,
    /// Absent for what was brought in on the command line.
    pub begun_by: Option<StaffId>,
    #[sea_orm(indexed)]
    pub begun_at: DateTimeUtc,
    pub state: ImportState,
    /// When its server last said that it is at it.
    pub heard_of_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    /// The sheet of a workbook that was read.
    pub sheet: Option<String>,
    /// Sheets with something in them that were not read.
    pub other_sheets: i64,
    /// Known once the file was read.
    pub rows: Option<i64>,
    pub rows_done: i64,
    pub new: i64,
    pub changed: i64,
    pub unchanged: i64,
    /// Numbers of codes that no member has.
    pub of_nobody: i64,
    /// Cells that say otherwise than a member's own record, which stays.
    pub kept: i64,
    /// Wrong cells and rows, all of them.
    pub errors: i64,
    #[sea_orm(belongs_to, from = "begun_by", to = "id", on_delete = "SetNull")]
    pub member: BelongsTo<Option<super::staff_member::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum ImportKind {
    #[sea_orm(string_value = "units")]
    Units,
    #[sea_orm(string_value = "members")]
    Members,
    #[sea_orm(string_value = "authorised_numbers")]
    AuthorisedNumbers,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum ImportState {
    #[sea_orm(string_value = "reading")]
    Reading,
    #[sea_orm(string_value = "checking")]
    Checking,
    #[sea_orm(string_value = "writing")]
    Writing,
    #[sea_orm(string_value = "done")]
    Done,
    /// Something in the file is wrong; nothing was changed.
    #[sea_orm(string_value = "rejected")]
    Rejected,
    /// The server could not bring it to an end; nothing was changed.
    #[sea_orm(string_value = "failed")]
    Failed,
}

impl ImportState {
    /// Those in which a server is at it.
    pub const AT_WORK: [Self; 3] = [Self::Reading, Self::Checking, Self::Writing];

    pub fn is_over(self) -> bool {
        !Self::AT_WORK.contains(&self)
    }
}
