//! *Chuẩn hóa thông tin cán bộ*: what the running campaigns ask of a member's record, and what follows from what it lacks.

use chrono::{DateTime, Utc};
use entity::staff_member::RecordField;
use entity::{CampaignId, StaffId, UnitId, campaign, campaign_unit, staff_member, unit};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::app::App;

/// What one campaign asks of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub id: CampaignId,
    pub name: String,
    pub fields: Vec<RecordField>,
    pub deadline: DateTime<Utc>,
}

/// What a member may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Nothing is missing.
    Open,
    /// Something is, and there is time: the form comes first, and may be left.
    Due {
        missing: Vec<RecordField>,
        deadline: DateTime<Utc>,
    },
    /// A deadline has passed: the form, help and sign-out remain.
    Shut {
        missing: Vec<RecordField>,
        deadline: DateTime<Utc>,
    },
}

/// Judges a record by all that is asked of it. The earliest deadline of those that still lack something counts.
pub fn judge_record(record: &staff_member::Model, demands: &[Demand], now: DateTime<Utc>) -> Gate {
    let mut missing: Vec<RecordField> = Vec::new();
    let mut deadline: Option<DateTime<Utc>> = None;
    for demand in demands {
        let lacks: Vec<_> = demand
            .fields
            .iter()
            .filter(|field| !record.has(**field))
            .collect();
        if !lacks.is_empty() {
            deadline = Some(deadline.map_or(demand.deadline, |earlier| earlier.min(demand.deadline)));
            missing.extend(lacks);
        }
    }
    missing.sort_unstable();
    missing.dedup();
    match deadline {
        None => Gate::Open,
        Some(deadline) if now < deadline => Gate::Due { missing, deadline },
        Some(deadline) => Gate::Shut { missing, deadline },
    }
}

/// A member's record and all that decides about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordStanding {
    pub member: staff_member::Model,
    pub demands: Vec<Demand>,
    pub gate: Gate,
}

/// Looks up a member's record and what is asked of it; `None` if there is no such member.
pub async fn look_at_record(
    app: &App,
    db: &impl ConnectionTrait,
    staff: StaffId,
) -> Result<Option<RecordStanding>, DbErr> {
    let Some(member) = staff_member::Entity::find_by_id(staff).one(db).await? else {
        return Ok(None);
    };
    let demands = demands_on(app, db, member.unit_id).await?;
    let gate = judge_record(&member, &demands, app.now());
    Ok(Some(RecordStanding {
        member,
        demands,
        gate,
    }))
}

/// What is asked of the members of a unit now.
async fn demands_on(app: &App, db: &impl ConnectionTrait, unit: UnitId) -> Result<Vec<Demand>, DbErr> {
    let running = campaign::Entity::running(app.now())
        .find_with_related(campaign_unit::Entity)
        .all(db)
        .await?;
    let of_all = running.iter().all(|(_, units)| units.is_empty());
    let path = match of_all {
        true => String::new(),
        false => path_of(db, unit).await?,
    };
    let is_for = |units: &[campaign_unit::Model]| {
        let mut scopes = units.iter().map(|scope| format!("{}/", scope.unit_id));
        units.is_empty() || scopes.any(|scope| path.contains(&scope))
    };
    let asked = running.into_iter().filter(|(_, units)| is_for(units));
    let demand = |(campaign, _): (campaign::Model, _)| Demand {
        fields: campaign.required(),
        deadline: campaign.deadline,
        id: campaign.id,
        name: campaign.name,
    };
    Ok(asked.map(demand).collect())
}

async fn path_of(db: &impl ConnectionTrait, unit: UnitId) -> Result<String, DbErr> {
    let unit = unit::Entity::find_by_id(unit).one(db).await?;
    Ok(unit.map(|unit| unit.path).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::staff_member::{Model, RecordField, Role};
    use entity::{CampaignId, StaffId, UnitId};
    use uuid::Uuid;

    use super::{Demand, Gate, judge_record};

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(days)
    }

    fn record(full_name: Option<&str>, phone: Option<&str>) -> Model {
        Model {
            sort_key: vec![],
            search_key: String::new(),
            account_version: 1,
            id: StaffId(Uuid::nil()),
            staff_code: "1".into(),
            username: "an".into(),
            role: Role::Staff,
            unit_id: UnitId(Uuid::nil()),
            created_at: at(0),
            disabled_at: None,
            full_name: full_name.map(Into::into),
            gender: None,
            birth_date: None,
            personal_id: None,
            phone: phone.map(Into::into),
            address: None,
            email: None,
            default_page: None,
            avatar: None,
            version: 1,
            updated_at: at(0),
        }
    }

    fn demand(fields: &[RecordField], day: i64) -> Demand {
        Demand {
            id: CampaignId(Uuid::nil()),
            name: String::new(),
            fields: fields.to_vec(),
            deadline: at(day),
        }
    }

    #[test]
    fn a_record_that_lacks_nothing_passes_whenever_it_is() {
        let demands = [demand(&[RecordField::FullName], 1)];
        assert_eq!(
            judge_record(&record(Some("An"), None), &demands, at(9)),
            Gate::Open
        );
        assert_eq!(judge_record(&record(None, None), &[], at(9)), Gate::Open);
    }

    #[test]
    fn the_gate_shuts_at_the_very_deadline() {
        let demands = [demand(&[RecordField::FullName], 5)];
        let (missing, deadline) = (vec![RecordField::FullName], at(5));
        let before = judge_record(&record(None, None), &demands, at(5) - TimeDelta::microseconds(1));
        let due = Gate::Due {
            missing: missing.clone(),
            deadline,
        };
        assert_eq!(before, due);
        let after = judge_record(&record(None, None), &demands, at(5));
        assert_eq!(after, Gate::Shut { missing, deadline });
    }

    #[test]
    fn of_several_campaigns_the_earliest_that_lacks_something_counts() {
        let demands = [
            demand(&[RecordField::FullName], 2),
            demand(&[RecordField::Phone, RecordField::FullName], 6),
            demand(&[RecordField::Phone], 4),
        ];
        let due = Gate::Due {
            missing: vec![RecordField::Phone],
            deadline: at(4),
        };
        assert_eq!(judge_record(&record(Some("An"), None), &demands, at(3)), due);
    }
}
