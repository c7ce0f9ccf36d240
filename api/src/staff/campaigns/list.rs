//! All campaigns, and opening another one.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::campaign;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::input::CampaignInput;
use super::open;
use super::progress::told;
use super::refusal::OpenRefusal;
use super::view::{Campaign, CampaignPage, CampaignState};
use crate::app::App;
use crate::http::{Caller, Checked, Cursor, Failed, FailedOr, Given, Paging, Problem, Tag, WrongFields};
use crate::session::{Administrator, Manager, StaffCurrent};

pub struct CampaignsApi;

#[derive(ApiResponse)]
pub enum OpenedAnswer {
    /// It runs from now on.
    #[oai(status = 201)]
    Opened(
        Json<Campaign>,
        /// Where it is.
        #[oai(header = "Location")]
        String,
        /// The version; `If-Match` wants it when it is changed.
        #[oai(header = "ETag")]
        String,
    ),
}

/// Where a page ended.
#[derive(Clone, Copy)]
pub struct Place {
    opened_at: DateTime<Utc>,
    id: Uuid,
}

impl Cursor for Place {
    fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        Some(Self {
            opened_at: DateTime::from_timestamp_micros(micros.parse().ok()?)?,
            id: id.parse().ok()?,
        })
    }

    fn text(&self) -> String {
        format!("{}.{}", self.opened_at.timestamp_micros(), self.id)
    }
}

#[OpenApi]
impl CampaignsApi {
    /// Campaigns
    ///
    /// The last opened first, with how far they have come. A manager sees those that concern their own units, with the
    /// figures of these; a page of theirs may be shorter than `limit` though there is a `next`.
    #[oai(
        path = "/api/staff/campaigns",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_campaigns"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        state: Query<Option<Given<CampaignState>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<CampaignPage>, Failed> {
        let mut wrong = WrongFields::default();
        let state = wrong.read("state", state.0);
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        Ok(Json(page(app, &current, state, &paging).await?))
    }

    /// Open a campaign
    ///
    /// It asks for its fields at once; who lacks one at the deadline may do nothing else from then on. Ask
    /// `POST /api/staff/campaigns/dry-run` first whom that would be.
    #[oai(
        path = "/api/staff/campaigns",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "open_campaign"
    )]
    async fn open(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        Checked(input): Checked<CampaignInput>,
    ) -> Result<OpenedAnswer, FailedOr<OpenRefusal>> {
        open::open(app, &current, &caller, &input).await
    }
}

async fn page(
    app: &App,
    current: &StaffCurrent,
    state: Option<CampaignState>,
    paging: &Paging<Place>,
) -> Result<CampaignPage, Problem> {
    let db = app.db.read();
    let (rows, next) = rows(app, db, state, paging).await?;
    let campaigns = told(app, db, current, rows).await?;
    Ok(CampaignPage { campaigns, next })
}

async fn rows(
    app: &App,
    db: &impl ConnectionTrait,
    state: Option<CampaignState>,
    paging: &Paging<Place>,
) -> Result<(Vec<campaign::Model>, Option<String>), DbErr> {
    use campaign::Column;
    let mut last_first = in_state(campaign::Entity::find(), state, app.now())
        .order_by_desc(Column::OpenedAt)
        .order_by_desc(Column::Id)
        .limit(paging.rows());
    if let Some(Place { opened_at, id }) = paging.after {
        let place = Expr::tuple([Expr::col(Column::OpenedAt), Expr::col(Column::Id)]);
        last_first = last_first.filter(place.lt(Expr::tuple([Expr::value(opened_at), Expr::value(id)])));
    }
    let place = |row: &campaign::Model| Place {
        opened_at: row.opened_at,
        id: row.id.0,
    };
    Ok(paging.cut(last_first.all(db).await?, place))
}

fn in_state(
    all: Select<campaign::Entity>,
    state: Option<CampaignState>,
    now: DateTime<Utc>,
) -> Select<campaign::Entity> {
    use campaign::Column::{ClosedAt, Deadline};
    match state {
        None => all,
        Some(CampaignState::Running) => all.filter(ClosedAt.is_null()).filter(Deadline.gt(now)),
        Some(CampaignState::Overdue) => all.filter(ClosedAt.is_null()).filter(Deadline.lte(now)),
        Some(CampaignState::Closed) => all.filter(ClosedAt.is_not_null()),
    }
}
