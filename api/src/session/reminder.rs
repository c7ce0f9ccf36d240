//! A reminder that somebody who looks after a campaign left for those who lack something.

use chrono::{DateTime, Utc};
use entity::{CampaignId, campaign_reminder, campaign_reminder_seen, unit};
use poem_openapi::Object;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::gate::{Demand, RecordStanding};
use super::staff_view::StaffField;

/// Told until it is seen or nothing is missing.
#[derive(Object)]
pub struct StaffReminder {
    /// `POST /api/staff/reminders/{id}/seen`
    id: Uuid,
    at: DateTime<Utc>,
    /// The name of the campaign.
    campaign: String,
    deadline: DateTime<Utc>,
    /// What the record lacks of that campaign.
    missing: Vec<StaffField>,
}

impl StaffReminder {
    /// The newest that the member has not seen, of a campaign that still lacks something of theirs.
    pub async fn of(db: &impl ConnectionTrait, standing: &RecordStanding) -> Result<Option<Self>, DbErr> {
        let lacks = |demand: &&Demand| demand.fields.iter().any(|field| !standing.member.has(*field));
        let open: Vec<_> = standing.demands.iter().filter(lacks).collect();
        if open.is_empty() {
            return Ok(None);
        }
        let reminders = reminders(db, &open).await?;
        if reminders.is_empty() {
            return Ok(None);
        }
        let unit = unit::Entity::find_by_id(standing.member.unit_id).one(db).await?;
        let path = unit.map(|unit| unit.path).unwrap_or_default();
        let seen = campaign_reminder_seen::Entity::find()
            .filter(campaign_reminder_seen::Column::StaffId.eq(standing.member.id))
            .all(db)
            .await?;
        let is_unseen = |reminder: &&campaign_reminder::Model| {
            let of_campaign = seen.iter().find(|seen| seen.campaign_id == reminder.campaign_id);
            of_campaign.is_none_or(|seen| seen.reminder_id < reminder.id)
        };
        let is_for = |reminder: &&campaign_reminder::Model| {
            let unit = reminder.unit_id.map(|unit| format!("{unit}/"));
            unit.is_none_or(|unit| path.contains(&unit))
        };
        let newest = reminders
            .iter()
            .find(|reminder| is_unseen(reminder) && is_for(reminder));
        Ok(newest.and_then(|reminder| Self::view(reminder, &open, standing)))
    }

    fn view(
        reminder: &campaign_reminder::Model,
        open: &[&Demand],
        standing: &RecordStanding,
    ) -> Option<Self> {
        let demand = open.iter().find(|demand| demand.id == reminder.campaign_id)?;
        let missing = demand.fields.iter().filter(|field| !standing.member.has(**field));
        Some(Self {
            id: reminder.id.0,
            at: reminder.at,
            campaign: demand.name.clone(),
            deadline: demand.deadline,
            missing: missing.copied().map(StaffField::from).collect(),
        })
    }
}

/// The newest first.
async fn reminders(
    db: &impl ConnectionTrait,
    open: &[&Demand],
) -> Result<Vec<campaign_reminder::Model>, DbErr> {
    let campaigns: Vec<CampaignId> = open.iter().map(|demand| demand.id).collect();
    campaign_reminder::Entity::find()
        .filter(campaign_reminder::Column::CampaignId.is_in(campaigns))
        .order_by_desc(campaign_reminder::Column::Id)
        .all(db)
        .await
}
