//! A reminder of a campaign to those who lack something, of one unit with all below or of all. It is told in the
//! application only.

use sea_orm::entity::prelude::*;

use crate::{CampaignId, ReminderId, UnitId};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_reminder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReminderId,
    #[sea_orm(indexed)]
    pub campaign_id: CampaignId,
    /// Absent if it is for all for whom the campaign is.
    pub unit_id: Option<UnitId>,
    pub at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "campaign_id", to = "id", on_delete = "Cascade")]
    pub campaign: BelongsTo<super::campaign::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
