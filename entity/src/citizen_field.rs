//! One field of a citizen's information: its value, who said so and when.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::CitizenId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citizen_field")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub citizen_id: CitizenId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: FieldName,
    pub value: String,
    pub source: FieldSource,
    /// When the source gave this value for the last time.
    pub as_of: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The fields of "Thông tin cá nhân" in the official guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum FieldName {
    #[sea_orm(string_value = "full_name")]
    FullName,
    #[sea_orm(string_value = "organisation")]
    Organisation,
    /// `yyyy-MM-dd`, or `yyyy` where only the year is known.
    #[sea_orm(string_value = "birth_date")]
    BirthDate,
    /// Twelve digits, kept as text for the leading zero.
    #[sea_orm(string_value = "personal_id")]
    PersonalId,
    /// Nine digits, from before the twelve-digit number.
    #[sea_orm(string_value = "old_id_number")]
    OldIdNumber,
    #[sea_orm(string_value = "id_issued_on")]
    IdIssuedOn,
    #[sea_orm(string_value = "id_issued_at")]
    IdIssuedAt,
    /// E.164.
    #[sea_orm(string_value = "phone")]
    Phone,
    #[sea_orm(string_value = "fax")]
    Fax,
    #[sea_orm(string_value = "email")]
    Email,
    #[sea_orm(string_value = "website")]
    Website,
    #[sea_orm(string_value = "address")]
    Address,
    /// `citizen` or `business`.
    #[sea_orm(string_value = "account_type")]
    AccountType,
}

/// Who gave a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(32))")]
pub enum FieldSource {
    #[sea_orm(string_value = "vneid")]
    Vneid,
}

impl Entity {
    /// Everything known of one citizen.
    pub fn of(citizen: CitizenId) -> Select<Self> {
        Self::find().filter(COLUMN.citizen_id.eq(citizen))
    }
}
