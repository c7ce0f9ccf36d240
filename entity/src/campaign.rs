//! *Đợt chuẩn hóa*: which fields of their records members must have completed, and by when.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::CampaignId;
use crate::present::bits;
use crate::staff_member::RecordField;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CampaignId,
    pub name: String,
    /// An array of names of [`RecordField`]s.
    #[sea_orm(column_type = "JsonBinary")]
    pub required_fields: Json,
    pub opened_at: DateTimeUtc,
    /// From then on whoever lacks a field may do nothing else.
    pub deadline: DateTimeUtc,
    #[sea_orm(indexed)]
    pub closed_at: Option<DateTimeUtc>,
    /// Grows with every change; two tabs can't overwrite each other.
    pub version: i64,
    /// For everyone if there is none.
    #[sea_orm(has_many)]
    pub units: HasMany<super::campaign_unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Those that were opened by then and that nobody has closed.
    pub fn running(now: DateTimeUtc) -> Select<Self> {
        Self::find()
            .filter(COLUMN.closed_at.is_null())
            .filter(COLUMN.opened_at.lte(now))
    }
}

impl Model {
    /// In the order in which the form has them; names that are not known are passed over.
    pub fn required(&self) -> Vec<RecordField> {
        let names = self.required_fields.as_array().into_iter().flatten();
        let known = names.filter_map(|name| RecordField::try_from_value(&name.as_str()?.to_owned()).ok());
        let mut fields: Vec<_> = known.collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }

    /// The bits of all that is required.
    pub fn required_bits(&self) -> i32 {
        bits(&self.required())
    }
}
