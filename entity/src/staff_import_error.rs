//! One thing that is wrong with a file that was to be brought in.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::ImportId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_import_error")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: ImportId,
    /// Its place in the list.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// As an editor or a spreadsheet counts it; absent if the file as a whole is meant.
    pub row: Option<i32>,
    /// The name of the column; absent if the row is meant.
    #[sea_orm(column_type = "String(StringLen::N(32))", nullable)]
    pub column: Option<String>,
    #[sea_orm(column_type = "String(StringLen::N(32))")]
    pub code: String,
    /// What the message says besides, such as an earlier row.
    pub detail: Option<String>,
    /// What stands there, shortened; of personal numbers the last digits only.
    pub text: Option<String>,
    #[sea_orm(belongs_to, from = "import_id", to = "id", on_delete = "Cascade")]
    pub import: BelongsTo<super::staff_import::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// In the order of the list.
    pub fn of(import: ImportId) -> Select<Self> {
        use sea_orm::QueryOrder;
        Self::find()
            .filter(COLUMN.import_id.eq(import))
            .order_by_asc(Column::Number)
    }
}
