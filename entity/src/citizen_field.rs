//! What one source says of one field of a citizen's information, and since when. What the citizen typed stands beside
//! what the provider says and goes before it.

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
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: FieldSource,
    /// Absent where the citizen cleared the field.
    #[sea_orm(indexed)]
    pub value: Option<String>,
    /// What the source said before.
    pub previous: Option<String>,
    /// Since when it says this.
    pub since: DateTimeUtc,
    /// When it said so for the last time.
    pub as_of: DateTimeUtc,
    /// The version of the citizen's profile that this value came with.
    pub version: i64,
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
    /// That of the account at the provider; E.164.
    #[sea_orm(string_value = "phone")]
    Phone,
    /// Where the portal may reach the citizen; E.164, confirmed by a code.
    #[sea_orm(string_value = "contact_phone")]
    ContactPhone,
    #[sea_orm(string_value = "fax")]
    Fax,
    #[sea_orm(string_value = "email")]
    Email,
    #[sea_orm(string_value = "website")]
    Website,
    /// In the register.
    #[sea_orm(string_value = "address")]
    Address,
    #[sea_orm(string_value = "contact_address")]
    ContactAddress,
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
    /// The National Public Service Portal.
    #[sea_orm(string_value = "national_portal")]
    NationalPortal,
    /// The citizen typed it here.
    #[sea_orm(string_value = "self_declared")]
    SelfDeclared,
}

impl Entity {
    /// Everything known of one citizen.
    pub fn of(citizen: CitizenId) -> Select<Self> {
        Self::find().filter(COLUMN.citizen_id.eq(citizen))
    }

    /// What one source says of one citizen.
    pub fn said_by(citizen: CitizenId, source: FieldSource) -> Select<Self> {
        Self::of(citizen).filter(COLUMN.source.eq(source))
    }
}
