//! Reminding those who lack something. It is told in the application only: a message that asks people to "complete their
//! information" is what impostors send.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::{CampaignId, ReminderId, UnitId, campaign_reminder, campaign_reminder_seen};
use poem::web::Data;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;
use uuid::Uuid;
use validator::Validate;

use super::board::lacking;
use super::find::{Looked, look};
use super::one::hold;
use super::refusal::RemindRefusal;
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, Checked, Code, Failed, FailedOr, Problem, Tag};
use crate::session::{self, Manager, Scope, StaffCurrent, UnfinishedAllowed};

pub struct RemindApi;
pub struct ReminderSeenApi;

#[derive(Object, Validate)]
#[oai(deny_unknown_fields)]
struct ReminderInput {
    /// This unit with all below; absent for all whom the caller looks after.
    unit_id: Option<Uuid>,
}

#[derive(Object)]
struct Reminded {
    id: Uuid,
    at: DateTime<Utc>,
    /// How many lack something now, and see it when they next look.
    people: u64,
}

#[derive(ApiResponse)]
enum ReminderSeenAnswer {
    /// It is told no more.
    #[oai(status = 204)]
    Seen,
}

#[OpenApi]
impl RemindApi {
    /// Remind those who lack something
    ///
    /// Everyone for whom the campaign is and whose record lacks something sees it in the application, until they have seen
    /// it or lack nothing. Nothing is sent. A manager reminds their own units only. Whoever was reminded of the campaign is not
    /// reminded again within an hour, be it by somebody else: 429 with `just_reminded`.
    #[oai(
        path = "/api/staff/campaigns/:id/reminders",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "remind_of_campaign"
    )]
    async fn remind(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        caller: Caller,
        id: Path<Uuid>,
        Checked(input): Checked<ReminderInput>,
    ) -> Result<Json<Reminded>, FailedOr<RemindRefusal>> {
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let looked = look(&tx, &current, id.0).await?;
        if hold(&tx, id.0).await?.closed_at.is_some() {
            return Err(RemindRefusal::Closed.into());
        }
        let within = looked.within(input.unit_id)?;
        let own = (looked.scope != Scope::All).then_some(current.unit);
        let unit = within.map(|unit| unit.id).or(own);
        if were_just_reminded(app, &tx, &looked, unit).await? {
            return Err(RemindRefusal::JustReminded.into());
        }
        let people = lacking(&tx, &looked, within).await?;
        let id = write(app, &tx, &looked.campaign, unit).await?;
        let (actor, subject) = (
            current.actor(&caller),
            Some(Subject::Campaign(looked.campaign.id)),
        );
        let after = json!({"unit": unit.map(|unit| unit.to_string()), "people": people});
        audit::record(
            app,
            &tx,
            &actor,
            Action::CampaignReminded,
            subject,
            None,
            Some(after),
        )
        .await?;
        tx.commit().await?;
        Ok(Json(Reminded {
            id: id.0,
            at: app.now(),
            people,
        }))
    }
}

#[OpenApi]
impl ReminderSeenApi {
    /// I have seen a reminder
    ///
    /// It and all before it of the same campaign are told no more.
    #[oai(
        path = "/api/staff/reminders/:id/seen",
        method = "post",
        tag = "Tag::Staff",
        operation_id = "see_staff_reminder"
    )]
    async fn see(
        &self,
        Data(app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<ReminderSeenAnswer, Failed> {
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let campaign = note_seen(&tx, &current, ReminderId(id.0)).await?;
        let (actor, subject) = (current.actor(&caller), Some(Subject::Campaign(campaign)));
        audit::record(app, &tx, &actor, Action::ReminderSeen, subject, None, None).await?;
        tx.commit().await?;
        Ok(ReminderSeenAnswer::Seen)
    }
}

/// Whether all of this unit, or everybody, were reminded less than an hour ago.
async fn were_just_reminded(
    app: &App,
    tx: &DatabaseTransaction,
    looked: &Looked,
    unit: Option<UnitId>,
) -> Result<bool, DbErr> {
    use campaign_reminder::Column;
    let recent = campaign_reminder::Entity::find()
        .filter(Column::CampaignId.eq(looked.campaign.id))
        .filter(Column::At.gt(app.now() - app.policy.reminder_interval))
        .all(tx)
        .await?;
    let path = unit.and_then(|unit| looked.tree.find(unit));
    let path = path.map(|unit| unit.path.as_str()).unwrap_or_default();
    let covers = |reminder: &campaign_reminder::Model| {
        reminder
            .unit_id
            .is_none_or(|above| path.contains(&format!("{above}/")))
    };
    Ok(recent.iter().any(covers))
}

async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    campaign: &entity::campaign::Model,
    unit: Option<UnitId>,
) -> Result<ReminderId, DbErr> {
    let id = ReminderId(app.new_id());
    let row = campaign_reminder::ActiveModel {
        id: Set(id),
        campaign_id: Set(campaign.id),
        unit_id: Set(unit),
        at: Set(app.now()),
    };
    campaign_reminder::Entity::insert(row)
        .exec_without_returning(tx)
        .await?;
    Ok(id)
}

/// Of which campaign it was.
async fn note_seen(
    tx: &DatabaseTransaction,
    current: &StaffCurrent,
    id: ReminderId,
) -> Result<CampaignId, Problem> {
    use campaign_reminder_seen::Column;
    let reminder = campaign_reminder::Entity::find_by_id(id).one(tx).await?;
    let reminder = reminder.ok_or_else(|| Problem::new(Code::NotFound))?;
    let key = (current.staff, reminder.campaign_id);
    let before = campaign_reminder_seen::Entity::find_by_id(key).one(tx).await?;
    let row = campaign_reminder_seen::ActiveModel {
        staff_id: Set(current.staff),
        campaign_id: Set(reminder.campaign_id),
        reminder_id: Set(before.map_or(id, |before| before.reminder_id.max(id))),
    };
    let again = OnConflict::columns([Column::StaffId, Column::CampaignId])
        .update_column(Column::ReminderId)
        .to_owned();
    campaign_reminder_seen::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(tx)
        .await?;
    Ok(reminder.campaign_id)
}
