//! When a member's record came to lack nothing of what a campaign requires. Whether it still does, the record says.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_completion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub completed_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
