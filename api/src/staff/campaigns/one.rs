//! One campaign, and changing its name or deadline.

use std::sync::Arc;

use entity::campaign;
use poem::web::Data;
use poem_openapi::param::{Header, Path};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect, Set};
use serde_json::json;
use uuid::Uuid;

use super::find::look;
use super::input::CampaignChange;
use super::open::is_name_taken;
use super::refusal::ChangeRefusal;
use super::view::Campaign;
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{
    Caller, Checked, Code, EntityTag, Failed, FailedOr, FieldError, Problem, Tag, Tags, WrongFields,
};
use crate::session::{self, Administrator, Manager, StaffCurrent};

pub struct CampaignApi;

#[derive(ApiResponse)]
enum CampaignAnswer {
    #[oai(status = 200)]
    Campaign(
        Json<Campaign>,
        /// The version; `If-Match` wants it when it is changed.
        #[oai(header = "ETag")]
        String,
    ),
}

#[derive(ApiResponse)]
enum CampaignChangeAnswer {
    /// Changed; the campaign as it stands.
    #[oai(status = 200)]
    Changed(Json<Campaign>, #[oai(header = "ETag")] String),
    /// Somebody changed it meanwhile: nothing was done, and here is how it stands.
    #[oai(status = 412, content_type = "application/problem+json")]
    ChangedMeanwhile(
        Json<CampaignChangedMeanwhile>,
        /// The version as it is now.
        #[oai(header = "ETag")]
        String,
    ),
}

/// Problem Details (RFC 9457) with the campaign as it is now.
#[derive(Object)]
struct CampaignChangedMeanwhile {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    kind: String,
    /// The kind of problem in a few words, in the caller's language.
    title: String,
    /// The HTTP status: 412.
    status: u16,
    /// What happened and what to do, in the caller's language.
    detail: String,
    /// `changed_meanwhile`
    code: Code,
    /// Always empty: no field is wrong.
    errors: Vec<FieldError>,
    current: Campaign,
}

#[OpenApi]
impl CampaignApi {
    /// A campaign
    ///
    /// With how far those have come whom the caller looks after.
    #[oai(
        path = "/api/staff/campaigns/:id",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_campaign"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
    ) -> Result<CampaignAnswer, Failed> {
        let db = app.db.read();
        let looked = look(db, &current, id.0).await?;
        let tag = EntityTag::version(looked.campaign.version).to_string();
        Ok(CampaignAnswer::Campaign(Json(looked.view(app, db).await?), tag))
    }

    /// Change name and deadline of a campaign
    ///
    /// What it requires and for whom stays: close it and open another one. A deadline may be put off or brought forward,
    /// but not into the past; ask the dry run whom it would block.
    #[oai(
        path = "/api/staff/campaigns/:id",
        method = "put",
        tag = "Tag::Administration",
        operation_id = "change_campaign"
    )]
    async fn change(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        /// The `ETag` of the campaign that was seen, or `*` for whatever there is.
        #[oai(name = "If-Match")]
        if_match: Header<Option<String>>,
        Checked(input): Checked<CampaignChange>,
    ) -> Result<CampaignChangeAnswer, FailedOr<ChangeRefusal>> {
        let seen = if_match.0.as_deref().ok_or(ChangeRefusal::IfMatchRequired)?;
        let seen = Tags::strong(seen);
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let kept = hold(&tx, id.0).await?;
        if kept.closed_at.is_some() {
            return Err(ChangeRefusal::Closed.into());
        }
        if !seen.match_tag(&EntityTag::version(kept.version)) {
            let looked = look(&tx, &current, id.0).await?;
            return Ok(conflict(looked.view(app, &tx).await?, kept.version));
        }
        let version = write(app, &tx, &current, &caller, &kept, &input).await?;
        let view = look(&tx, &current, id.0).await?.view(app, &tx).await?;
        tx.commit().await?;
        let tag = EntityTag::version(version).to_string();
        Ok(CampaignChangeAnswer::Changed(Json(view), tag))
    }
}

pub async fn hold(tx: &DatabaseTransaction, id: Uuid) -> Result<campaign::Model, Problem> {
    let row = campaign::Entity::find_by_id(entity::CampaignId(id))
        .lock_exclusive()
        .one(tx)
        .await?;
    row.ok_or_else(|| Problem::new(Code::NotFound))
}

/// The version from now on.
async fn write(
    app: &App,
    tx: &DatabaseTransaction,
    current: &StaffCurrent,
    caller: &Caller,
    kept: &campaign::Model,
    input: &CampaignChange,
) -> Result<i64, FailedOr<ChangeRefusal>> {
    let name = input.name().unwrap_or_default();
    if input.deadline != kept.deadline && input.deadline <= app.now() {
        let mut wrong = WrongFields::default();
        wrong.note("deadline", "past");
        wrong.refuse()?;
    }
    if is_name_taken(tx, &name, Some(kept.id)).await? {
        return Err(ChangeRefusal::NameTaken.into());
    }
    let row = campaign::ActiveModel {
        id: Set(kept.id),
        name: Set(name.clone()),
        deadline: Set(input.deadline),
        version: Set(kept.version + 1),
        ..Default::default()
    };
    campaign::Entity::update(row).exec_without_returning(tx).await?;
    let told = |name: &str, deadline: chrono::DateTime<chrono::Utc>| {
        Some(json!({"name": name, "deadline": deadline.to_rfc3339()}))
    };
    let (before, after) = (told(&kept.name, kept.deadline), told(&name, input.deadline));
    let (actor, subject) = (current.actor(caller), Some(Subject::Campaign(kept.id)));
    audit::record(app, tx, &actor, Action::CampaignChanged, subject, before, after).await?;
    Ok(kept.version + 1)
}

fn conflict(current: Campaign, version: i64) -> CampaignChangeAnswer {
    let problem = Problem::new(Code::ChangedMeanwhile);
    let difference = CampaignChangedMeanwhile {
        kind: problem.kind,
        title: problem.title,
        status: problem.status,
        detail: problem.detail,
        code: problem.code,
        errors: problem.errors,
        current,
    };
    CampaignChangeAnswer::ChangedMeanwhile(Json(difference), EntityTag::version(version).to_string())
}
