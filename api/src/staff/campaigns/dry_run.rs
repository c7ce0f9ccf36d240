//! Whom a campaign would block, told before it does.

mod examine;
mod view;

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::find::look;
use super::input::CampaignInput;
use super::open::{Wanted, is_name_taken};
use super::refusal::{CampaignRefusal, OpenRefusal};
use super::tree::Tree;
use crate::app::App;
use crate::http::{Checked, FailedOr, Given, Paging, Tag};
use crate::session::Administrator;
use crate::staff::members::{MemberSort, refuse_another_order};
use examine::{Examined, examine};
use view::CampaignDryRun;

pub struct DryRunApi;

#[OpenApi]
impl DryRunApi {
    /// What opening a campaign would do
    ///
    /// With the body of opening one, and refused for the same reasons; nothing is changed. It says how many lack something,
    /// by unit and by name, whom that would block at the deadline, and whether the caller is among them.
    #[oai(
        path = "/api/staff/campaigns/dry-run",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "try_campaign"
    )]
    async fn try_new(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        /// Where the page of people before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many people at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
        Checked(input): Checked<CampaignInput>,
    ) -> Result<Json<CampaignDryRun>, FailedOr<OpenRefusal>> {
        let paging = Paging::read(cursor.0, limit.0)?;
        refuse_another_order(&paging, MemberSort::Name)?;
        let (db, wanted) = (app.db.read(), Wanted::of(&input));
        let tree = Tree::load(db).await?;
        wanted.refuse_wrong_units(&tree, app.now())?;
        if is_name_taken(db, &wanted.name, None).await? {
            return Err(OpenRefusal::NameTaken.into());
        }
        let examined = Examined {
            campaign: None,
            fields: wanted.fields,
            roots: wanted.units,
            deadline: wanted.deadline,
        };
        Ok(Json(examine(app, &current, &tree, &examined, &paging).await?))
    }

    /// What a campaign does
    ///
    /// The same for one that runs.
    #[oai(
        path = "/api/staff/campaigns/:id/dry-run",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "try_open_campaign"
    )]
    async fn try_open(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        id: Path<Uuid>,
        /// Where the page of people before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many people at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<CampaignDryRun>, FailedOr<CampaignRefusal>> {
        let paging = Paging::read(cursor.0, limit.0)?;
        refuse_another_order(&paging, MemberSort::Name)?;
        let looked = look(app.db.read(), &current, id.0).await?;
        if looked.campaign.closed_at.is_some() {
            return Err(CampaignRefusal::Closed.into());
        }
        let examined = Examined {
            campaign: Some(looked.campaign.id),
            fields: looked.campaign.required(),
            roots: looked.roots.clone(),
            deadline: looked.campaign.deadline,
        };
        Ok(Json(
            examine(app, &current, &looked.tree, &examined, &paging).await?,
        ))
    }
}
