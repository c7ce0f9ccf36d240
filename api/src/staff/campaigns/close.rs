//! Closing a campaign: it asks for nothing any more, and its figures stay what they are.

use std::collections::HashMap;
use std::sync::Arc;

use entity::{CampaignId, UnitId, campaign, campaign_completion, campaign_kept_unit, campaign_standing};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set};
use serde_json::json;
use uuid::Uuid;

use super::board::standings;
use super::covered::Covered;
use super::find::look;
use super::one::hold;
use super::refusal::CampaignRefusal;
use super::tree::TreeUnit;
use super::view::Campaign;
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, FailedOr, Tag};
use crate::session::{self, Administrator};

pub struct CloseCampaignApi;

/// Rows in one statement, far below what either database takes.
const AT_ONCE: usize = 1000;

#[OpenApi]
impl CloseCampaignApi {
    /// Close a campaign
    ///
    /// It asks for nothing any more, and whoever was held up by it is not. Its board, its trend and who lacked what stay as
    /// they are at this moment.
    #[oai(
        path = "/api/staff/campaigns/:id/close",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "close_campaign"
    )]
    async fn close(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
    ) -> Result<Json<Campaign>, FailedOr<CampaignRefusal>> {
        let tx = app.db.begin().await?;
        session::hold_staff(&tx, &current).await?;
        let campaign = hold(&tx, id.0).await?;
        if campaign.closed_at.is_some() {
            return Err(CampaignRefusal::Closed.into());
        }
        let looked = look(&tx, &current, id.0).await?;
        let units = looked.covered(None);
        let standings = standings(&tx, &campaign, units.is_all, units.ids()).await?;
        keep_units(&tx, &campaign, &units, &standings).await?;
        keep(&tx, &campaign, standings).await?;
        write(app, &tx, &campaign).await?;
        let view = look(&tx, &current, id.0).await?.view(app, &tx).await?;
        let after = json!({"total": view.progress.total, "finished": view.progress.finished});
        let (actor, subject) = (current.actor(&caller), Some(Subject::Campaign(campaign.id)));
        audit::record(
            app,
            &tx,
            &actor,
            Action::CampaignClosed,
            subject,
            None,
            Some(after),
        )
        .await?;
        tx.commit().await?;
        Ok(Json(view))
    }
}

/// How everyone stands.
async fn keep(
    tx: &DatabaseTransaction,
    campaign: &campaign::Model,
    standings: Vec<campaign_standing::Model>,
) -> Result<(), DbErr> {
    for rows in standings.chunks(AT_ONCE) {
        let rows = rows
            .iter()
            .cloned()
            .map(sea_orm::IntoActiveModel::into_active_model);
        campaign_standing::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    campaign_completion::Entity::delete_many()
        .filter(campaign_completion::Column::CampaignId.eq(campaign.id))
        .exec(tx)
        .await
        .map(drop)
}

/// And where the units stand, with the figures of their own members.
async fn keep_units(
    tx: &DatabaseTransaction,
    campaign: &campaign::Model,
    units: &Covered<'_>,
    standings: &[campaign_standing::Model],
) -> Result<(), DbErr> {
    let mut own = HashMap::<UnitId, Vec<_>>::new();
    for standing in standings {
        own.entry(standing.unit_id).or_default().push(standing);
    }
    let kept = |unit: &&TreeUnit| campaign_kept_unit::ActiveModel {
        campaign_id: Set(campaign.id),
        unit_id: Set(unit.id),
        parent_id: Set(unit.parent_id),
        path: Set(unit.path.clone()),
        name: Set(unit.name.clone()),
        ..campaign_kept_unit::ActiveModel::counting(own.get(&unit.id).map_or(&[], Vec::as_slice))
    };
    for units in units.units.chunks(AT_ONCE) {
        campaign_kept_unit::Entity::insert_many(units.iter().map(kept))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

async fn write(app: &App, tx: &DatabaseTransaction, campaign: &campaign::Model) -> Result<(), DbErr> {
    let row = campaign::ActiveModel {
        id: Set(CampaignId(campaign.id.0)),
        closed_at: Set(Some(app.now())),
        version: Set(campaign.version + 1),
        ..Default::default()
    };
    campaign::Entity::update(row)
        .exec_without_returning(tx)
        .await
        .map(drop)
}
