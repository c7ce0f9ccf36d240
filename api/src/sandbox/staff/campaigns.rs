//! Campaigns of the demo: one that runs, for everyone; and one for a single unit whose deadline has passed.

use chrono::{DateTime, TimeDelta, Utc};
use entity::staff_member::RecordField;
use entity::{CampaignId, campaign, campaign_unit};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveEnum, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::Value;

use super::seeding::insert;
use super::{stable_id, units};

/// The required fields of the guide's form.
const REQUIRED: [RecordField; 5] = [
    RecordField::FullName,
    RecordField::Gender,
    RecordField::BirthDate,
    RecordField::PersonalId,
    RecordField::Phone,
];

pub async fn ensure(tx: &DatabaseTransaction, now: DateTime<Utc>) -> Result<(), DbErr> {
    insert::<campaign::Entity, _>(tx, rows(now), campaign::Column::Id).await?;
    let of_pilot = campaign_unit::ActiveModel {
        campaign_id: Set(pilot()),
        unit_id: Set(units::id("MAU.TD")),
    };
    let there = [campaign_unit::Column::CampaignId, campaign_unit::Column::UnitId];
    campaign_unit::Entity::insert(of_pilot)
        .on_conflict(OnConflict::columns(there).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await
        .map(drop)
}

pub async fn forget(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    campaign::Entity::delete_many()
        .filter(campaign::Column::Id.is_in([running(), pilot()]))
        .exec(tx)
        .await
        .map(drop)
}

fn rows(now: DateTime<Utc>) -> Vec<campaign::ActiveModel> {
    let fields = REQUIRED.iter().map(|field| Value::String(field.to_value()));
    let fields = Value::Array(fields.collect());
    let of = |id, name: &str, opened: i64, deadline: i64| campaign::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        required_fields: Set(fields.clone()),
        opened_at: Set(now - TimeDelta::days(opened)),
        deadline: Set(now + TimeDelta::days(deadline)),
        closed_at: Set(None),
        version: Set(1),
    };
    vec![
        of(running(), "Chuẩn hóa thông tin cán bộ (đợt mẫu)", 7, 120),
        of(pilot(), "Chuẩn hóa thông tin cán bộ (thí điểm)", 60, -1),
    ]
}

fn running() -> CampaignId {
    CampaignId(stable_id("campaign", "running"))
}

fn pilot() -> CampaignId {
    CampaignId(stable_id("campaign", "pilot"))
}
