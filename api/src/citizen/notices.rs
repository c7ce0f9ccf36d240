//! What I am told in the application: that a way into my account changed.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::activity::{self, Event};
use entity::{ActivityId, CitizenId, citizen};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use validator::Validate;

use crate::app::App;
use crate::http::{Checked, Failed, Tag};
use crate::person::activity::EventCode;
use crate::session::{Current, SignedIn};

pub struct NoticesApi;

/// So long something is told to whoever has not seen it.
const TOLD: TimeDelta = TimeDelta::days(30);
const MOST: u64 = 20;

/// Of these, people are told.
const TELLING: [Event; 10] = [
    Event::LinkAdded,
    Event::LinkRemoved,
    Event::LinkRestored,
    Event::IdentityConflict,
    Event::LocalAccountCreated,
    Event::UsernameChanged,
    Event::PasswordChanged,
    Event::LocalAccountRemoved,
    Event::CaseDecided,
    Event::CaseUndone,
];

/// A way into my account changed, or somebody came with an identity of mine.
#[derive(Object)]
struct Notice {
    /// That of the entry in the activity.
    id: Uuid,
    event: EventCode,
    at: DateTime<Utc>,
    /// Whether it was done in this session.
    this_session: bool,
    offers: Vec<Offer>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum Offer {
    /// `DELETE /api/citizen/sessions?others=true`
    EndOtherSessions,
    /// `POST /api/citizen/activity/{id}/not-me`
    NotMe,
}

#[derive(Object, Validate)]
struct SeenUntil {
    /// The newest notice that was shown.
    id: Uuid,
}

#[derive(ApiResponse)]
enum SeenAnswer {
    /// It and all before it are told no more.
    #[oai(status = 204)]
    Seen,
}

#[OpenApi]
impl NoticesApi {
    /// What I am told
    ///
    /// Changed ways into my account within the last 30 days that I have not seen yet, the newest first, at most 20; each
    /// with what I can do about it.
    #[oai(
        path = "/api/citizen/notices",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_notices"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<Json<Vec<Notice>>, Failed> {
        let rows = unseen(app, current.citizen).await?;
        Ok(Json(
            rows.into_iter().map(|row| Notice::of(&current, &row)).collect(),
        ))
    }

    /// I have seen it
    #[oai(
        path = "/api/citizen/notices/seen",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "see_citizen_notices"
    )]
    async fn see(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        Checked(seen): Checked<SeenUntil>,
    ) -> Result<SeenAnswer, Failed> {
        let later = Condition::any()
            .add(citizen::Column::NoticesSeen.is_null())
            .add(citizen::Column::NoticesSeen.lt(seen.id));
        citizen::Entity::update_many()
            .col_expr(citizen::Column::NoticesSeen, Expr::value(seen.id))
            .filter(citizen::Column::Id.eq(current.citizen))
            .filter(later)
            .exec(app.db.write())
            .await?;
        Ok(SeenAnswer::Seen)
    }
}

async fn unseen(app: &App, citizen: CitizenId) -> Result<Vec<activity::Model>, DbErr> {
    let db = app.db.read();
    let seen = citizen::Entity::find_by_id(citizen).one(db).await?;
    let seen = seen.and_then(|citizen| citizen.notices_seen);
    let mut rows = activity::Entity::of(citizen.into())
        .filter(activity::Column::Event.is_in(TELLING))
        .filter(activity::Column::At.gt(app.now() - TOLD));
    if let Some(seen) = seen {
        rows = rows.filter(activity::Column::Id.gt(ActivityId(seen)));
    }
    rows.order_by_desc(activity::Column::Id).limit(MOST).all(db).await
}

impl Notice {
    fn of(current: &Current, row: &activity::Model) -> Self {
        Self {
            id: row.id.0,
            event: row.event.into(),
            at: row.at,
            this_session: row.session_id == Some(current.id),
            offers: match row.event {
                Event::IdentityConflict | Event::CaseDecided | Event::CaseUndone => vec![],
                _ => vec![Offer::EndOtherSessions, Offer::NotMe],
            },
        }
    }
}
