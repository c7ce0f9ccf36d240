//! What the running campaigns ask, and of whom.

use chrono::{DateTime, Utc};
use entity::staff_member::RecordField;
use entity::{CampaignId, UnitId, campaign, campaign_unit};
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::App;

/// What one campaign asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub id: CampaignId,
    pub name: String,
    pub fields: Vec<RecordField>,
    pub deadline: DateTime<Utc>,
    /// The units whose members it is for, with all below; none is everyone.
    pub units: Vec<UnitId>,
}

impl Demand {
    /// All that is asked now.
    pub async fn all(app: &App, db: &impl ConnectionTrait) -> Result<Vec<Self>, DbErr> {
        let running = campaign::Entity::running(app.now())
            .find_with_related(campaign_unit::Entity)
            .all(db)
            .await?;
        Ok(running.into_iter().map(Self::from).collect())
    }

    /// Whether it is for the members of the unit with this path.
    pub fn is_for(&self, path: &str) -> bool {
        let mut scopes = self.units.iter().map(|id| format!("{id}/"));
        self.units.is_empty() || scopes.any(|scope| path.contains(&scope))
    }
}

impl From<(campaign::Model, Vec<campaign_unit::Model>)> for Demand {
    fn from((campaign, units): (campaign::Model, Vec<campaign_unit::Model>)) -> Self {
        Self {
            fields: campaign.required(),
            id: campaign.id,
            name: campaign.name,
            deadline: campaign.deadline,
            units: units.into_iter().map(|row| row.unit_id).collect(),
        }
    }
}
