//! A unit of the province's administration: an agency or a part of one. Units are a tree; one that was merged away stays,
//! with the one that took its place.

use sea_orm::QueryFilter;
use sea_orm::entity::prelude::*;

use crate::UnitId;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    /// Sorts by the name as Vietnamese do, on any database: bytes have one order everywhere.
    #[sea_orm(column_type = "Blob", unique_key = "in_order")]
    pub sort_key: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false, unique_key = "in_order")]
    pub id: UnitId,
    /// The words of name and code without marks, each behind a space.
    #[sea_orm(column_type = "Text")]
    pub search_key: String,
    /// Grows with every change; two administrators can't overwrite each other.
    pub version: i64,
    #[sea_orm(indexed)]
    pub parent_id: Option<UnitId>,
    /// The ids from the root to this one, each followed by `/`: whatever begins with it lies below.
    #[sea_orm(indexed)]
    pub path: String,
    /// As the province's directory of agencies has it: `000.00.00.H31`.
    #[sea_orm(unique, column_type = "String(StringLen::N(64))")]
    pub code: String,
    pub name: String,
    pub kind: UnitKind,
    pub valid_from: Date,
    /// The last day; absent while it goes on.
    pub valid_until: Option<Date>,
    /// Which unit took its place.
    pub successor_id: Option<UnitId>,
    #[sea_orm(
        self_ref,
        relation_enum = "Parent",
        from = "parent_id",
        to = "id",
        on_delete = "Restrict"
    )]
    pub parent: BelongsTo<Option<Entity>>,
    #[sea_orm(
        self_ref,
        relation_enum = "Successor",
        from = "successor_id",
        to = "id",
        on_delete = "SetNull"
    )]
    pub successor: BelongsTo<Option<Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum UnitKind {
    /// *Ủy ban nhân dân tỉnh*.
    #[sea_orm(string_value = "province")]
    Province,
    /// *Sở, ban, ngành*.
    #[sea_orm(string_value = "department")]
    Department,
    /// *Ủy ban nhân dân xã, phường*.
    #[sea_orm(string_value = "commune")]
    Commune,
    /// *Trung tâm phục vụ hành chính công*.
    #[sea_orm(string_value = "service_centre")]
    ServiceCentre,
    /// *Phòng*, *văn phòng*: a part of any of them.
    #[sea_orm(string_value = "division")]
    Division,
}

impl Entity {
    /// A unit and all below it, by its path.
    pub fn subtree(path: &str) -> Select<Self> {
        Self::find().filter(Column::Path.starts_with(path))
    }
}
