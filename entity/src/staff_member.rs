//! *Cán bộ, công chức, viên chức*: a member of the staff, with the record that is to be brought up to standard.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{StaffId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_member")]
pub struct Model {
    // The six of the list, in its order: which of fifty thousand are asked for is told without looking at their records.
    /// Sorts by the name as Vietnamese do, on any database: bytes have one order everywhere.
    #[sea_orm(column_type = "Blob", unique_key = "in_order")]
    pub sort_key: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false, unique_key = "in_order")]
    pub id: StaffId,
    #[sea_orm(unique_key = "in_order")]
    pub role: Role,
    #[sea_orm(unique_key = "in_order")]
    pub unit_id: UnitId,
    /// Set when the account was disabled: every session has ended and none can start.
    #[sea_orm(unique_key = "in_order")]
    pub disabled_at: Option<DateTimeUtc>,
    /// The words of name, user name and staff code without marks, each behind a space.
    #[sea_orm(column_type = "Text", unique_key = "in_order")]
    pub search_key: String,
    /// Grows with every change that an administrator makes: unit, role, whether it is disabled.
    pub account_version: i64,
    /// *Mã cán bộ*: the key of what other systems know of them.
    #[sea_orm(unique, column_type = "String(StringLen::N(64))")]
    pub staff_code: String,
    /// In the one form in which names are compared.
    #[sea_orm(unique, column_type = "String(StringLen::N(64))")]
    pub username: String,
    pub created_at: DateTimeUtc,
    // The record. Any of it may be missing, whether required or not.
    pub full_name: Option<String>,
    pub gender: Option<Gender>,
    /// `yyyy-MM-dd`.
    #[sea_orm(column_type = "String(StringLen::N(16))", nullable)]
    pub birth_date: Option<String>,
    /// Twelve digits, kept as text for the leading zero.
    #[sea_orm(indexed, column_type = "String(StringLen::N(16))", nullable)]
    pub personal_id: Option<String>,
    /// E.164.
    #[sea_orm(column_type = "String(StringLen::N(32))", nullable)]
    pub phone: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    /// A path of ours that opens after the sign-in.
    pub default_page: Option<String>,
    /// The tag of the picture, kept here so that checking a session takes one query.
    #[sea_orm(column_type = "String(StringLen::N(32))", nullable)]
    pub avatar: Option<String>,
    /// Grows with every change of the record; two tabs can't overwrite each other.
    pub version: i64,
    pub updated_at: DateTimeUtc,
    #[sea_orm(has_one)]
    pub credential: HasOne<super::staff_credential::Entity>,
    #[sea_orm(belongs_to, from = "unit_id", to = "id", on_delete = "Restrict")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Role {
    #[sea_orm(string_value = "staff")]
    Staff,
    /// Of their own unit and all below it, never more.
    #[sea_orm(string_value = "manager")]
    Manager,
    #[sea_orm(string_value = "administrator")]
    Administrator,
}

/// As the guide's form has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Gender {
    #[sea_orm(string_value = "female")]
    Female,
    #[sea_orm(string_value = "male")]
    Male,
}

/// The fields of a record that a campaign may require.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum RecordField {
    #[sea_orm(string_value = "full_name")]
    FullName,
    #[sea_orm(string_value = "gender")]
    Gender,
    #[sea_orm(string_value = "birth_date")]
    BirthDate,
    #[sea_orm(string_value = "personal_id")]
    PersonalId,
    #[sea_orm(string_value = "phone")]
    Phone,
    #[sea_orm(string_value = "address")]
    Address,
    #[sea_orm(string_value = "email")]
    Email,
}

impl RecordField {
    /// Its bit in the column `present` that the database keeps by itself: which fields of the record are there. The step
    /// that makes the column has the same numbers.
    pub const fn bit(self) -> i32 {
        match self {
            Self::FullName => 1,
            Self::Gender => 2,
            Self::BirthDate => 4,
            Self::PersonalId => 8,
            Self::Phone => 16,
            Self::Address => 32,
            Self::Email => 64,
        }
    }
}

impl Entity {
    pub fn of_number(personal_id: &str) -> Select<Self> {
        Self::find().filter(COLUMN.personal_id.eq(personal_id))
    }
}

impl Model {
    pub const fn has(&self, field: RecordField) -> bool {
        match field {
            RecordField::FullName => self.full_name.is_some(),
            RecordField::Gender => self.gender.is_some(),
            RecordField::BirthDate => self.birth_date.is_some(),
            RecordField::PersonalId => self.personal_id.is_some(),
            RecordField::Phone => self.phone.is_some(),
            RecordField::Address => self.address.is_some(),
            RecordField::Email => self.email.is_some(),
        }
    }
}
