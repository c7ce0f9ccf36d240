use chrono::{DateTime, Utc};
use entity::{CitizenId, SessionId, citizen, session};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationTrait,
};

use super::life::Life;
use crate::app::App;
use crate::secret::sha256;

/// Someone's session as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    pub id: SessionId,
    pub citizen: CitizenId,
    pub full_name: String,
    /// Assurance level of this sign-in: 1 or 2.
    pub level: i16,
    pub life: Life,
}

#[derive(FromQueryResult)]
struct Row {
    id: SessionId,
    citizen_id: CitizenId,
    full_name: String,
    level: i16,
    started_at: DateTime<Utc>,
    last_used_at: DateTime<Utc>,
}

/// The session that a token belongs to, unless it has ended, its time is over or its account was disabled.
pub async fn find(app: &App, token: &str) -> Result<Option<Current>, DbErr> {
    let row = session::Entity::not_ended()
        .select_only()
        .columns([
            session::Column::Id,
            session::Column::CitizenId,
            session::Column::Level,
            session::Column::StartedAt,
            session::Column::LastUsedAt,
        ])
        .column(citizen::Column::FullName)
        .join(JoinType::InnerJoin, session::Relation::Citizen.def())
        .filter(session::Column::TokenHash.eq(sha256(token.as_bytes())))
        .filter(citizen::Column::DisabledAt.is_null())
        .into_model::<Row>()
        .one(app.db.read())
        .await?;
    Ok(row
        .map(Current::from)
        .filter(|current| !current.life.is_over(app.now(), &app.policy)))
}

impl From<Row> for Current {
    fn from(row: Row) -> Self {
        let life = Life {
            started_at: row.started_at,
            last_used_at: row.last_used_at,
        };
        Self {
            id: row.id,
            citizen: row.citizen_id,
            full_name: row.full_name,
            level: row.level,
            life,
        }
    }
}

/// Writes down that the session is in use. Only moves forward, so requests may come in any order.
pub(super) async fn write_use(app: &App, current: &mut Current) -> Result<(), DbErr> {
    let now = app.now();
    session::Entity::update_many()
        .col_expr(session::Column::LastUsedAt, Expr::value(now))
        .filter(session::Column::Id.eq(current.id))
        .filter(session::Column::EndedAt.is_null())
        .filter(session::Column::LastUsedAt.lt(now))
        .exec(app.db.read())
        .await?;
    current.life.last_used_at = now;
    Ok(())
}
