//! That a member has seen the reminders of a campaign, up to one.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, ReminderId, StaffId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_reminder_seen")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    /// The newest one seen; ids are in the order of time.
    pub reminder_id: ReminderId,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
