use std::sync::Arc;

use chrono::{DateTime, Utc};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::filter::{Asked, Filter};
use super::view::AuditPage;
use super::{csv, list};
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, CsvAnswer, Failed, Given, Paging, Tag};
use crate::session::Administrator;

pub struct AuditApi;

#[OpenApi]
impl AuditApi {
    /// What was done
    ///
    /// The record of actions of the last twelve months, the newest first: who, what, when, from where, on whom, before and
    /// after. Secrets are in none of it; numbers are masked. All filters together must fit.
    #[oai(
        path = "/api/staff/audit",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_audit"
    )]
    #[expect(clippy::too_many_arguments, reason = "one for each filter")]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(_current): Administrator,
        /// Done by this member.
        by: Query<Option<Given<Uuid>>>,
        /// On this member, unit, campaign, case or import.
        subject: Query<Option<Given<Uuid>>>,
        action: Query<Option<Given<Action>>>,
        /// Not before then.
        from: Query<Option<Given<DateTime<Utc>>>>,
        /// Before then.
        until: Query<Option<Given<DateTime<Utc>>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<AuditPage>, Failed> {
        let asked = Asked {
            by: by.0,
            subject: subject.0,
            action: action.0,
            from: from.0,
            until: until.0,
        };
        let filter = Filter::read(asked)?;
        let paging = Paging::read(cursor.0, limit.0)?;
        Ok(Json(list::page(app.db.read(), &filter, &paging).await?))
    }

    /// What was done, as a table
    ///
    /// The newest 100,000 at most; ask by `from` and `until` for more. That it was taken is recorded itself.
    #[oai(
        path = "/api/staff/audit.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "export_audit"
    )]
    #[expect(clippy::too_many_arguments, reason = "one for each filter")]
    async fn export(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        /// Done by this member.
        by: Query<Option<Given<Uuid>>>,
        /// On this member, unit, campaign, case or import.
        subject: Query<Option<Given<Uuid>>>,
        action: Query<Option<Given<Action>>>,
        /// Not before then.
        from: Query<Option<Given<DateTime<Utc>>>>,
        /// Before then.
        until: Query<Option<Given<DateTime<Utc>>>>,
    ) -> Result<CsvAnswer, Failed> {
        let asked = Asked {
            by: by.0,
            subject: subject.0,
            action: action.0,
            from: from.0,
            until: until.0,
        };
        let filter = Filter::read(asked)?;
        Ok(csv::export(app, &current, &caller, &filter).await?)
    }
}
