//! *Đợt chuẩn hóa*: which fields of their records members must have completed, and by when.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::staff_member::RecordField;
use crate::{CampaignId, UnitId};

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
    /// The unit that it is for, with all below; absent if it is for everyone.
    pub unit_id: Option<UnitId>,
    pub opened_at: DateTimeUtc,
    /// From then on whoever lacks a field may do nothing else.
    pub deadline: DateTimeUtc,
    #[sea_orm(indexed)]
    pub closed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "unit_id", to = "id", on_delete = "Restrict")]
    pub unit: BelongsTo<Option<super::unit::Entity>>,
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
}
