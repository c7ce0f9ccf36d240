//! Where a unit stood in the tree when a campaign was closed, and what it was called.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_kept_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    pub parent_id: Option<UnitId>,
    pub path: String,
    pub name: String,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
    #[sea_orm(belongs_to, from = "unit_id", to = "id", on_delete = "Restrict")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
