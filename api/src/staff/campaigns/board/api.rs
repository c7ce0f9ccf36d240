use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::super::figures::Source;
use super::super::find::{find, look_at};
use super::rollup::roll_up;
use super::view::CampaignBoard;
use crate::app::App;
use crate::http::{Failed, Given, Problem, Tag, WrongFields};
use crate::session::{Manager, StaffCurrent, StaffField};

pub struct BoardApi;

#[OpenApi]
impl BoardApi {
    /// The board of a campaign
    ///
    /// Each unit with how many of its members have each required field and how many lack nothing, alone and with all
    /// below. A manager sees their own units. Members who are disabled don't count. Of a campaign that was closed: as it
    /// was on that day.
    #[oai(
        path = "/api/staff/campaigns/:id/board",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_campaign_board"
    )]
    async fn board(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
        /// Only this unit, with all below.
        unit_id: Query<Option<Given<Uuid>>>,
    ) -> Result<Json<CampaignBoard>, Failed> {
        let unit = asked_unit(unit_id.0)?;
        Ok(Json(board(app, app.db.read(), &current, (id.0, unit)).await?))
    }
}

pub fn asked_unit(given: Option<Given<Uuid>>) -> Result<Option<Uuid>, Problem> {
    let mut wrong = WrongFields::default();
    let unit = wrong.read("unit_id", given);
    wrong.refuse()?;
    Ok(unit)
}

pub async fn board(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    (id, unit): (Uuid, Option<Uuid>),
) -> Result<CampaignBoard, Problem> {
    let campaign = find(db, id).await?;
    let (source, fields) = (Source::of(&campaign), campaign.required());
    // Both take a while, and neither needs the other.
    let (looked, counts) = tokio::join!(look_at(db, current, campaign), source.by_unit(db, &fields));
    let (looked, counts) = (looked?, counts?);
    let covered = looked.covered(looked.within(unit)?);
    let (totals, units) = roll_up(&covered.units, &counts, fields.len());
    Ok(CampaignBoard {
        fields: fields.into_iter().map(StaffField::from).collect(),
        as_of: looked.campaign.closed_at.unwrap_or_else(|| app.now()),
        totals,
        units,
    })
}
