//! How a member stood when a campaign was closed: its figures stay what they were on that day.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, StaffId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_standing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub campaign_id: CampaignId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    pub unit_id: UnitId,
    /// Which fields of the record were there, by `RecordField::bit`.
    pub present: i32,
    /// Absent if something was missing.
    pub completed_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
    #[sea_orm(belongs_to, from = "staff_id", to = "id", on_delete = "Cascade")]
    pub member: BelongsTo<super::staff_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
