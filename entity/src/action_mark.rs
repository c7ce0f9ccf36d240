//! The two ends of the record of actions, signed: what is missing there would be missed by nobody otherwise.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "action_mark")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub place: Place,
    /// The row that it is of; the anchor's is not there any more.
    pub sequence: i64,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub mac: Vec<u8>,
    pub at: DateTimeUtc,
    #[sea_orm(column_type = "String(StringLen::N(16))")]
    pub key_id: String,
    #[sea_orm(column_type = "VarBinary(StringLen::N(32))")]
    pub signature: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum Place {
    /// The last row that was removed when its time was over.
    #[sea_orm(string_value = "anchor")]
    Anchor,
    /// The newest row. Whoever writes holds it.
    #[sea_orm(string_value = "head")]
    Head,
}

impl ActiveModelBehavior for ActiveModel {}
