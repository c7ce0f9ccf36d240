use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use uuid::Uuid;

use super::names::{Name, Source};
use crate::app::App;
use crate::http::{Code, Failed, Given, Problem, Tag};
use crate::session::SignedIn;

pub struct HistoryApi;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct HistoryPage {
    /// The newest first.
    changes: Vec<FieldChange>,
    /// The `cursor` of the next page; absent on the last one.
    next: Option<String>,
}

/// One change of one field.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct FieldChange {
    id: Uuid,
    at: DateTime<Utc>,
    field: Name,
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
        Data(_app): Data<&Arc<App>>,
        SignedIn(_current): SignedIn,
        /// Only changes of this field.
        _field: Query<Option<Given<Name>>>,
        /// Where the page before ended: its `next`.
        _cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        _limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<HistoryPage>, Failed> {
        Err(Problem::new(Code::Unavailable).into())
    }
}
