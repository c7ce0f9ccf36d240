//! Opening a campaign.

use chrono::{DateTime, Utc};
use entity::staff_member::RecordField;
use entity::{CampaignId, UnitId, campaign, campaign_unit};
use poem_openapi::payload::Json;
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, Set,
};
use serde_json::json;

use super::covered::Tree;
use super::find::look;
use super::input::CampaignInput;
use super::list::OpenedAnswer;
use super::refusal::OpenRefusal;
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::civil;
use crate::http::{Caller, EntityTag, FailedOr, Problem, WrongFields};
use crate::session::{self, StaffCurrent};

pub async fn open(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    input: &CampaignInput,
) -> Result<OpenedAnswer, FailedOr<OpenRefusal>> {
    let tx = app.db.begin().await?;
    session::hold_staff(&tx, current).await?;
    let wanted = Wanted::of(input);
    wanted.refuse_wrong_units(&Tree::load(&tx).await?, app.now())?;
    if is_name_taken(&tx, &wanted.name, None).await? {
        return Err(OpenRefusal::NameTaken.into());
    }
    let id = wanted.write(app, &tx).await?;
    let (actor, subject) = (current.actor(caller), Some(Subject::Campaign(id)));
    let after = Some(wanted.told());
    audit::record(app, &tx, &actor, Action::CampaignOpened, subject, None, after).await?;
    let looked = look(&tx, current, id.0).await?;
    let view = looked.view(app, &tx).await?;
    tx.commit().await?;
    let place = app.settings.at(&format!("/api/staff/campaigns/{id}"));
    let tag = EntityTag::version(looked.campaign.version).to_string();
    Ok(OpenedAnswer::Opened(Json(view), place, tag))
}

/// What is to be opened, as it will be kept.
pub struct Wanted {
    pub name: String,
    pub fields: Vec<RecordField>,
    pub units: Vec<UnitId>,
    pub deadline: DateTime<Utc>,
}

impl Wanted {
    pub fn of(input: &CampaignInput) -> Self {
        let mut fields: Vec<_> = input
            .required_fields
            .iter()
            .copied()
            .map(RecordField::from)
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let mut units: Vec<_> = input.unit_ids.iter().copied().map(UnitId).collect();
        units.sort_unstable();
        units.dedup();
        Self {
            name: input.name().unwrap_or_default(),
            fields,
            units,
            deadline: input.deadline,
        }
    }

    pub fn refuse_wrong_units(&self, tree: &Tree, now: DateTime<Utc>) -> Result<(), Problem> {
        let mut wrong = WrongFields::default();
        if let Some(code) = self.what_is_wrong_with_units(tree, now) {
            wrong.note("unit_ids", code);
        }
        wrong.refuse()
    }

    fn what_is_wrong_with_units(&self, tree: &Tree, now: DateTime<Utc>) -> Option<&'static str> {
        let units: Option<Vec<_>> = self.units.iter().map(|id| tree.find(*id)).collect();
        let Some(units) = units else {
            return Some("unit_unknown");
        };
        let today = civil::today(now);
        if units
            .iter()
            .any(|unit| unit.valid_until.is_some_and(|last| last < today))
        {
            return Some("unit_ended");
        }
        let lies_below = |path: &str| {
            let others = units.iter().filter(|other| other.path != path);
            let mut above = others.filter(|other| path.starts_with(&other.path));
            above.next().is_some()
        };
        units
            .iter()
            .any(|unit| lies_below(&unit.path))
            .then_some("units_overlap")
    }

    async fn write(&self, app: &App, tx: &DatabaseTransaction) -> Result<CampaignId, DbErr> {
        let id = CampaignId(app.new_id());
        let names: Vec<_> = self.fields.iter().map(ActiveEnum::to_value).collect();
        let row = campaign::ActiveModel {
            id: Set(id),
            name: Set(self.name.clone()),
            required_fields: Set(json!(names)),
            opened_at: Set(app.now()),
            deadline: Set(self.deadline),
            closed_at: Set(None),
            version: Set(1),
        };
        campaign::Entity::insert(row).exec_without_returning(tx).await?;
        for unit in &self.units {
            let row = campaign_unit::ActiveModel {
                campaign_id: Set(id),
                unit_id: Set(*unit),
            };
            campaign_unit::Entity::insert(row)
                .exec_without_returning(tx)
                .await?;
        }
        Ok(id)
    }

    /// For the record of actions.
    fn told(&self) -> serde_json::Value {
        let fields: Vec<_> = self.fields.iter().map(ActiveEnum::to_value).collect();
        let units: Vec<_> = self.units.iter().map(ToString::to_string).collect();
        json!({
            "name": self.name,
            "required_fields": fields,
            "units": units,
            "deadline": self.deadline.to_rfc3339(),
        })
    }
}

/// Whether another one that nobody has closed has the name.
pub async fn is_name_taken(
    db: &impl ConnectionTrait,
    name: &str,
    but: Option<CampaignId>,
) -> Result<bool, DbErr> {
    let mut same = campaign::Entity::find()
        .filter(campaign::Column::Name.eq(name))
        .filter(campaign::Column::ClosedAt.is_null());
    if let Some(but) = but {
        same = same.filter(campaign::Column::Id.ne(but));
    }
    Ok(same.count(db).await? > 0)
}
