//! Members with all that is shown of them, looked up for a whole page at once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{PersonKind, StaffId, UnitId, campaign, campaign_unit, session, staff_member, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::view::MemberView;
use crate::app::App;
use crate::civil;
use crate::session::{Demand, Gate, StaffField, judge_record};
use crate::staff::units::UnitName;

/// What is known beside the rows.
pub struct Around {
    pub units: HashMap<UnitId, unit::Model>,
    campaigns: Vec<(campaign::Model, Vec<campaign_unit::Model>)>,
    last_signed_in: HashMap<Uuid, DateTime<Utc>>,
}

impl Around {
    pub async fn of(
        app: &App,
        db: &impl ConnectionTrait,
        rows: &[staff_member::Model],
    ) -> Result<Self, DbErr> {
        Ok(Self {
            units: units(db, rows).await?,
            campaigns: campaign::Entity::running(app.now())
                .find_with_related(campaign_unit::Entity)
                .all(db)
                .await?,
            last_signed_in: last_signed_in(db, rows).await?,
        })
    }

    pub fn view(&self, app: &App, member: &staff_member::Model) -> MemberView {
        let unit = self.units.get(&member.unit_id);
        MemberView {
            id: member.id.0,
            staff_code: member.staff_code.clone(),
            username: member.username.clone(),
            full_name: member.full_name.clone(),
            unit: UnitName {
                id: member.unit_id.0,
                name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            },
            role: member.role.into(),
            disabled_at: member.disabled_at,
            personal_id: member.personal_id.as_deref().map(civil::masked_personal_id),
            missing_fields: self.missing(app, member),
            last_signed_in_at: self.last_signed_in.get(&member.id.0).copied(),
            account: None,
        }
    }

    fn missing(&self, app: &App, member: &staff_member::Model) -> Vec<StaffField> {
        let unit = self.units.get(&member.unit_id);
        let path = unit.map(|unit| unit.path.as_str()).unwrap_or_default();
        let is_for = |units: &[campaign_unit::Model]| {
            let mut scopes = units.iter().map(|scope| format!("{}/", scope.unit_id));
            units.is_empty() || scopes.any(|scope| path.contains(&scope))
        };
        let asked = self.campaigns.iter().filter(|(_, units)| is_for(units));
        let demand = |(campaign, _): &(campaign::Model, _)| Demand {
            id: campaign.id,
            name: campaign.name.clone(),
            fields: campaign.required(),
            deadline: campaign.deadline,
        };
        let demands: Vec<_> = asked.map(demand).collect();
        match judge_record(member, &demands, app.now()) {
            Gate::Open => Vec::new(),
            Gate::Due { missing, .. } | Gate::Shut { missing, .. } => {
                missing.into_iter().map(StaffField::from).collect()
            }
        }
    }
}

async fn units(
    db: &impl ConnectionTrait,
    rows: &[staff_member::Model],
) -> Result<HashMap<UnitId, unit::Model>, DbErr> {
    let mut ids: Vec<_> = rows.iter().map(|member| member.unit_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = unit::Entity::find()
        .filter(unit::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(found.into_iter().map(|unit| (unit.id, unit)).collect())
}

async fn last_signed_in(
    db: &impl ConnectionTrait,
    rows: &[staff_member::Model],
) -> Result<HashMap<Uuid, DateTime<Utc>>, DbErr> {
    let ids = rows.iter().map(|member| member.id).map(|StaffId(id)| id);
    let found: Vec<(Uuid, DateTime<Utc>)> = session::Entity::find()
        .select_only()
        .column(session::Column::PersonId)
        .column_as(session::Column::StartedAt.max(), "last")
        .filter(session::Column::PersonKind.eq(PersonKind::Staff))
        .filter(session::Column::PersonId.is_in(ids))
        .group_by(session::Column::PersonId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().collect())
}
