//! The history of a citizen's information: one change of one field.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::citizen_field::{FieldName, FieldSource};
use crate::{CitizenId, FieldChangeId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "citizen_field_change")]
pub struct Model {
    // The two of the list, in its order.
    #[sea_orm(unique_key = "list")]
    pub citizen_id: CitizenId,
    #[sea_orm(primary_key, auto_increment = false, unique_key = "list")]
    pub id: FieldChangeId,
    pub name: FieldName,
    /// Who changed it.
    pub source: FieldSource,
    pub old_value: Option<String>,
    pub new_value: Option<String>,
    #[sea_orm(indexed)]
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "citizen_id", to = "id", on_delete = "Cascade")]
    pub citizen: BelongsTo<super::citizen::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    pub fn of(citizen: CitizenId) -> Select<Self> {
        Self::find().filter(COLUMN.citizen_id.eq(citizen))
    }
}
