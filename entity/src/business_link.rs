//! A business that a citizen may act for, by the word of a provider.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::{BusinessId, CitizenId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "business_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BusinessId,
    #[sea_orm(unique_key = "citizen_tax_code")]
    pub citizen_id: CitizenId,
    /// The provider that said so.
    pub issuer: String,
    /// *Mã số thuế*: ten digits, or thirteen for a branch, as `0900000018-001`.
    #[sea_orm(unique_key = "citizen_tax_code", column_type = "String(StringLen::N(32))")]
    pub tax_code: String,
    /// *Mã số doanh nghiệp*.
    #[sea_orm(column_type = "String(StringLen::N(32))", nullable)]
    pub enterprise_code: Option<String>,
    pub name: String,
    /// What the person is there, such as *Giám đốc*.
    pub role: Option<String>,
    pub linked_at: DateTimeUtc,
    /// When the provider said so for the last time.
    pub confirmed_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    pub fn of(citizen: CitizenId) -> Select<Self> {
        Self::find().filter(COLUMN.citizen_id.eq(citizen))
    }
}
