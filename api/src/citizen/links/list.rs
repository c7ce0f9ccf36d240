//! The ways into my account.

use std::sync::Arc;

use entity::{local_account, removed_link};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::view::{Beside, WayIn, session_row};
use super::ways::links_of;
use crate::app::App;
use crate::http::{Code, Failed, Problem, Tag};
use crate::session::{Current, SignedIn};

pub struct LinksApi;

#[OpenApi]
impl LinksApi {
    /// The ways into my account
    ///
    /// Each with whether it can be removed and, if not, why and what makes it possible; links that were removed within the
    /// last 7 days stand at the end.
    #[oai(
        path = "/api/citizen/links",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_links"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<Json<Vec<WayIn>>, Failed> {
        Ok(Json(list(app, &current).await?))
    }
}

async fn list(app: &App, current: &Current) -> Result<Vec<WayIn>, Problem> {
    let db = app.db.read();
    let links = links_of(db, current.citizen).await?;
    let session = session_row(db, current.id).await?;
    let beside = Beside {
        app,
        links: &links,
        session: &session.ok_or_else(|| Problem::new(Code::NotSignedIn))?,
    };
    let removed = removed_link::Entity::find()
        .filter(removed_link::Column::CitizenId.eq(current.citizen))
        .order_by_desc(removed_link::Column::RemovedAt)
        .all(db)
        .await?;
    let local = local_account::Entity::find_by_citizen_id(current.citizen)
        .one(db)
        .await?;
    let local = local.filter(|_| app.settings.local_sign_in);
    let active = links.iter().filter_map(|link| beside.link(link));
    let local = local.iter().map(|account| beside.local(account));
    let removed = removed.iter().filter_map(|link| beside.removed(link));
    Ok(active.chain(local).chain(removed).collect())
}
