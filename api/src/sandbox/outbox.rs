//! The SMS outbox: what the sandbox's people would get on their phones.

use std::sync::{Arc, Weak};

use chrono::{DateTime, Utc};
use entity::{SmsId, sandbox_sms};
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

use crate::app::App;
use crate::civil;
use crate::http::{Failed, Tag};
use crate::outside::{self, Carried, Carrier, SmsError};

/// So many messages are shown, the newest.
const SHOWN: u64 = 100;

pub struct OutboxApi;

/// A message that was sent.
#[derive(Object)]
struct Sms {
    id: Uuid,
    /// E.164.
    to: String,
    text: String,
    /// The code in it.
    code: String,
    sent_at: DateTime<Utc>,
}

#[OpenApi]
impl OutboxApi {
    /// SMS that were sent
    ///
    /// The newest first, at most 100; they are kept for an hour.
    #[oai(
        path = "/sandbox/sms",
        method = "get",
        tag = "Tag::Sandbox",
        operation_id = "list_sandbox_sms"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        /// Only those to this number, in any usual spelling.
        to: Query<Option<String>>,
    ) -> Result<Json<Vec<Sms>>, Failed> {
        let mut found = sandbox_sms::Entity::find()
            .filter(sandbox_sms::Column::SentAt.gt(app.now() - app.policy.retention.sandbox_sms))
            .order_by_desc(sandbox_sms::Column::Id)
            .limit(SHOWN);
        if let Some(to) = to.0.filter(|to| !to.is_empty()) {
            let Some(phone) = civil::phone(&to) else {
                return Ok(Json(Vec::new()));
            };
            found = found.filter(sandbox_sms::Column::To.eq(phone));
        }
        let rows = found.all(app.db.read()).await?;
        Ok(Json(rows.into_iter().map(Sms::from).collect()))
    }
}

impl From<sandbox_sms::Model> for Sms {
    fn from(row: sandbox_sms::Model) -> Self {
        Self {
            id: row.id.0,
            to: row.to,
            text: row.text,
            code: row.code,
            sent_at: row.sent_at,
        }
    }
}

/// Carries the portal's own messages too, where no gateway does.
struct Outbox(Weak<App>);

pub fn carrier(app: &Arc<App>) -> Arc<dyn Carrier> {
    Arc::new(Outbox(Arc::downgrade(app)))
}

impl Carrier for Outbox {
    fn carry<'a>(&'a self, sms: &'a outside::Sms) -> Carried<'a> {
        Box::pin(async move {
            let app = self.0.upgrade().ok_or(SmsError::NoCarrier)?;
            send(&app, app.db.write(), &sms.to, &sms.text, &sms.code)
                .await
                .map_err(|error| SmsError::NotTaken(error.to_string()))
        })
    }
}

pub async fn send(
    app: &App,
    db: &impl ConnectionTrait,
    to: &str,
    text: &str,
    code: &str,
) -> Result<(), DbErr> {
    let row = sandbox_sms::ActiveModel {
        id: Set(SmsId(app.new_id())),
        to: Set(to.to_owned()),
        text: Set(text.to_owned()),
        code: Set(code.to_owned()),
        sent_at: Set(app.now()),
    };
    sandbox_sms::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}
