use chrono::{DateTime, Utc};
use entity::campaign;
use poem_openapi::{Enum, Object};
use uuid::Uuid;

use super::tree::TreeUnit;
use crate::session::StaffField;

/// How far a campaign has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "CampaignState", rename_all = "snake_case")]
pub enum CampaignState {
    /// It asks for what it requires, and there is time until the deadline.
    Running,
    /// The deadline has passed: whoever lacks something may do nothing else.
    Overdue,
    /// It asks for nothing any more; its figures are those of the day on which it was closed.
    Closed,
}

/// *Đợt chuẩn hóa*: which fields of their records members must have completed, and by when.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct Campaign {
    pub id: Uuid,
    pub name: String,
    pub state: CampaignState,
    /// In the order of the form.
    pub required_fields: Vec<StaffField>,
    /// For whom: these units with all below; none is everyone.
    pub units: Vec<CampaignUnit>,
    pub opened_at: DateTime<Utc>,
    pub deadline: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Of those whom the caller looks after.
    pub progress: CampaignProgress,
}

#[derive(Object)]
pub struct CampaignUnit {
    pub id: Uuid,
    pub code: String,
    pub name: String,
}

/// Members who are not disabled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Object)]
pub struct CampaignProgress {
    /// For how many it is.
    pub total: u64,
    /// How many of them lack nothing.
    pub finished: u64,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct CampaignPage {
    /// The last opened first.
    pub campaigns: Vec<Campaign>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

impl CampaignState {
    pub fn of(campaign: &campaign::Model, now: DateTime<Utc>) -> Self {
        match campaign.closed_at {
            Some(_) => Self::Closed,
            None if now < campaign.deadline => Self::Running,
            None => Self::Overdue,
        }
    }
}

impl CampaignUnit {
    pub fn of(unit: &TreeUnit) -> Self {
        Self {
            id: unit.id.0,
            code: unit.code.clone(),
            name: unit.name.clone(),
        }
    }
}

impl Campaign {
    pub fn of(
        row: &campaign::Model,
        units: Vec<CampaignUnit>,
        progress: CampaignProgress,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            id: row.id.0,
            name: row.name.clone(),
            state: CampaignState::of(row, now),
            required_fields: row.required().into_iter().map(StaffField::from).collect(),
            units,
            opened_at: row.opened_at,
            deadline: row.deadline,
            closed_at: row.closed_at,
            progress,
        }
    }
}
