use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::CitizenId;
use entity::citizen_field::FieldName;
use entity::citizen_field_change::{self, Column};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::names::{Field, Source};
use crate::app::App;
use crate::http::{Failed, Given, Paging, Tag};
use crate::session::SignedIn;

pub struct HistoryApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct HistoryPage {
    /// The newest first.
    pub changes: Vec<FieldChange>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

/// One change of one field.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct FieldChange {
    id: Uuid,
    at: DateTime<Utc>,
    field: Field,
    /// Who changed it.
    source: Source,
    /// Absent if there was none.
    old: Option<String>,
    /// Absent if it was cleared.
    new: Option<String>,
}

#[OpenApi]
impl HistoryApi {
    /// How my information changed
    ///
    /// Every change of every field in the last twelve months, or those of one field: who changed it, from what to what,
    /// and when.
    #[oai(
        path = "/api/citizen/profile/history",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "list_citizen_profile_history"
    )]
    async fn history(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        /// Only changes of this field.
        field: Query<Option<Field>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<HistoryPage>, Failed> {
        let paging = Paging::read(cursor.0, limit.0)?;
        let page = page(app.db.read(), current.citizen, field.0, &paging).await?;
        Ok(Json(page))
    }
}

/// A page of a citizen's history, of all fields or of one.
pub async fn page(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    field: Option<Field>,
    paging: &Paging<Uuid>,
) -> Result<HistoryPage, DbErr> {
    let mut newest = citizen_field_change::Entity::of(citizen)
        .order_by_desc(Column::Id)
        .limit(paging.rows());
    if let Some(field) = field {
        newest = newest.filter(Column::Name.eq(FieldName::from(field)));
    }
    if let Some(after) = paging.after {
        newest = newest.filter(Column::Id.lt(after));
    }
    let rows = newest.all(db).await?;
    let (rows, next) = paging.cut(rows, |row| row.id.0);
    Ok(HistoryPage {
        changes: rows.into_iter().map(FieldChange::from).collect(),
        next,
    })
}

impl From<citizen_field_change::Model> for FieldChange {
    fn from(row: citizen_field_change::Model) -> Self {
        Self {
            id: row.id.0,
            at: row.at,
            field: row.name.into(),
            source: row.source.into(),
            old: row.old_value,
            new: row.new_value,
        }
    }
}
