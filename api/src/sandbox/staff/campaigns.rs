//! Campaigns of the demo: the guide's, which is over; one that runs, for everyone; and one for a single unit whose deadline
//! has passed.

mod history;

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

/// Monday, 16/10/2023, at eight in the morning in Việt Nam.
const GUIDE_OPENED: i64 = 1_697_418_000;
/// The end of 10/11/2023 there, and the Monday after.
const GUIDE_DEADLINE: i64 = 1_699_635_599;
const GUIDE_CLOSED: i64 = 1_699_839_000;
const RUNS_FOR: TimeDelta = TimeDelta::days(7);

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
        .await?;
    let required = REQUIRED.iter().fold(0, |bits, field| bits | field.bit());
    history::of_guide(tx, guide(), required, at(GUIDE_OPENED)).await?;
    history::of_running(tx, running(), now - RUNS_FOR).await
}

pub async fn forget(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    campaign::Entity::delete_many()
        .filter(campaign::Column::Id.is_in([running(), pilot(), guide()]))
        .exec(tx)
        .await
        .map(drop)
}

fn rows(now: DateTime<Utc>) -> Vec<campaign::ActiveModel> {
    let fields = REQUIRED.iter().map(|field| Value::String(field.to_value()));
    let fields = Value::Array(fields.collect());
    let of = |id, name: &str, opened_at, deadline, closed_at| campaign::ActiveModel {
        id: Set(id),
        name: Set(name.to_owned()),
        required_fields: Set(fields.clone()),
        opened_at: Set(opened_at),
        deadline: Set(deadline),
        closed_at: Set(closed_at),
        version: Set(1),
    };
    let days = TimeDelta::days;
    vec![
        of(
            guide(),
            "Đợt chuẩn hóa thông tin cán bộ theo hướng dẫn năm 2023",
            at(GUIDE_OPENED),
            at(GUIDE_DEADLINE),
            Some(at(GUIDE_CLOSED)),
        ),
        of(
            running(),
            "Chuẩn hóa thông tin cán bộ (đợt mẫu)",
            now - RUNS_FOR,
            now + days(120),
            None,
        ),
        of(
            pilot(),
            "Chuẩn hóa thông tin cán bộ (thí điểm)",
            now - days(60),
            now - days(1),
            None,
        ),
    ]
}

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

fn guide() -> CampaignId {
    CampaignId(stable_id("campaign", "guide"))
}

fn running() -> CampaignId {
    CampaignId(stable_id("campaign", "running"))
}

fn pilot() -> CampaignId {
    CampaignId(stable_id("campaign", "pilot"))
}
