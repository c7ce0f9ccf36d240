use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, Utc};
use entity::{BusinessId, CitizenId, Person, SessionId, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseConnection, DbErr, EntityTrait, QueryFilter};

use super::Holder;
use super::life::Life;
use crate::app::{App, pad};
use crate::secret::sha256;

const PATIENCE: Duration = Duration::from_millis(250);

/// Someone's session as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    pub id: SessionId,
    pub citizen: CitizenId,
    pub full_name: String,
    /// Assurance level of this sign-in: 1 or 2.
    pub level: i16,
    /// The tag of the citizen's picture.
    pub avatar: Option<String>,
    /// When the person last proved who they are.
    pub authenticated_at: DateTime<Utc>,
    pub life: Life,
    /// The business that they act for.
    pub acting_for: Option<ActingFor>,
    /// Whether there is a business that they could act for.
    pub has_businesses: bool,
}

/// A business in whose name a session acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingFor {
    pub id: BusinessId,
    pub name: String,
    pub tax_code: String,
}

impl Holder for Current {
    fn person(&self) -> Person {
        self.citizen.into()
    }

    fn session(&self) -> SessionId {
        self.id
    }

    fn authenticated_at(&self) -> DateTime<Utc> {
        self.authenticated_at
    }
}

/// The session that a token belongs to, unless it has ended, its time is over or its account was disabled.
pub async fn find(app: &App, token: &str) -> Result<Option<Current>, DbErr> {
    let db = app.db.read().clone();
    let found = app
        .sessions
        .ask(sha256(token.as_bytes()), move |hashes| query(db.clone(), hashes));
    let current = found.await?.map(Current::from);
    Ok(current.filter(|current| !current.life.is_over(app.now(), &app.policy)))
}

async fn query(
    db: DatabaseConnection,
    mut hashes: Vec<Vec<u8>>,
) -> Result<HashMap<Vec<u8>, session::Live>, DbErr> {
    pad(&mut hashes);
    let rows = session::Entity::live(hashes).all(&db).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.token_hash.clone(), row))
        .collect())
}

impl From<session::Live> for Current {
    fn from(row: session::Live) -> Self {
        let life = Life {
            started_at: row.started_at,
            last_used_at: row.last_used_at,
            class: row.class,
        };
        Self {
            id: row.id,
            citizen: row.citizen_id,
            full_name: row.full_name,
            level: row.level,
            avatar: row.avatar,
            authenticated_at: row.authenticated_at,
            life,
            acting_for: acting_for(row.acting_for, row.acting_for_name, row.acting_for_tax_code),
            has_businesses: row.has_businesses,
        }
    }
}

fn acting_for(id: Option<BusinessId>, name: Option<String>, tax_code: Option<String>) -> Option<ActingFor> {
    Some(ActingFor {
        id: id?,
        name: name?,
        tax_code: tax_code?,
    })
}

/// The same for whoever comes by. On SQLite the writer may be busy for as long as a large file is brought in: who only reads
/// does not wait for that, and the next request says it again.
pub(super) async fn note_use(app: &App, id: SessionId, life: &mut Life) -> Result<(), DbErr> {
    let written = tokio::time::timeout(PATIENCE, write_use(app, id, life));
    written.await.unwrap_or(Ok(()))
}

/// Writes down that a session is in use. Only moves forward, so requests may come in any order.
pub(super) async fn write_use(app: &App, id: SessionId, life: &mut Life) -> Result<(), DbErr> {
    let now = app.now();
    let used = Life {
        last_used_at: now,
        ..*life
    };
    session::Entity::update_many()
        .col_expr(session::Column::LastUsedAt, Expr::value(now))
        .col_expr(
            session::Column::OverAt,
            Expr::value(used.idle_expires_at(&app.policy)),
        )
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::LastUsedAt.lt(now))
        .exec(app.db.write())
        .await?;
    *life = used;
    Ok(())
}
