//! Reading the log, the newest first.

use chrono::{DateTime, Utc};
use entity::{Person, SessionId, activity};
use poem_openapi::Object;
use poem_openapi::types::ParseFromJSON;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{ActivityDetails, EventCode};
use crate::http::{Caller, Paging};
use crate::person::DeviceView;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityPage {
    /// The newest first.
    pub entries: Vec<ActivityEntry>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One thing that was done.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ActivityEntry {
    id: Uuid,
    event: EventCode,
    at: DateTime<Utc>,
    /// The network address it came from; absent for what the portal did by itself, or was told by somebody else.
    address: Option<String>,
    device: DeviceView,
    /// The session in which it was done.
    session_id: Option<Uuid>,
    /// Whether that is the session that asks.
    this_session: bool,
    details: Option<ActivityDetails>,
    /// When the person said that it was not them.
    reported_at: Option<DateTime<Utc>>,
}

/// A page of a person's log, as the session `asking` sees it.
pub async fn page(
    db: &impl ConnectionTrait,
    person: Person,
    asking: SessionId,
    paging: &Paging<Uuid>,
) -> Result<ActivityPage, DbErr> {
    let mut newest = activity::Entity::of(person)
        .order_by_desc(activity::Column::Id)
        .limit(paging.rows());
    if let Some(after) = paging.after {
        newest = newest.filter(activity::Column::Id.lt(after));
    }
    let (rows, next) = paging.cut(newest.all(db).await?, |row| row.id.0);
    let entries = rows.into_iter().map(|row| ActivityEntry::of(row, asking));
    Ok(ActivityPage {
        entries: entries.collect(),
        next,
    })
}

impl ActivityEntry {
    pub fn of(row: activity::Model, asking: SessionId) -> Self {
        Self {
            id: row.id.0,
            event: row.event.into(),
            at: row.at,
            device: DeviceView::of(&row.user_agent),
            address: Some(row.address).filter(|address| !Caller::is_nobody(address)),
            session_id: row.session_id.map(|id| id.0),
            this_session: row.session_id == Some(asking),
            details: row
                .details
                .and_then(|details| ActivityDetails::parse_from_json(Some(details)).ok()),
            reported_at: row.reported_at,
        }
    }
}
