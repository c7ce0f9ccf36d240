//! A unit that a campaign is for, with all below. A campaign without any is for everyone.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_unit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub unit_id: UnitId,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
    #[sea_orm(belongs_to, from = "unit_id", to = "id", on_delete = "Restrict")]
    pub unit: BelongsTo<super::unit::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
