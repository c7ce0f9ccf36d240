//! What stands elsewhere in the database only because it was recorded: sessions of members, and files that were brought in. If
//! the record does not know of one, it was emptied, set back to an earlier state, or is another database's, be it as whole in
//! itself as it may.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use entity::{PersonKind, session, staff_import};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Statement,
};
use uuid::Uuid;

use super::super::{Action, Break};

/// The step that brought the record: what was before stands in none.
const SINCE: &str = "SELECT applied_at FROM seaql_migrations WHERE version = 'm2026_11_26_000009_board'";

/// What the rows tell of.
#[derive(Default)]
pub struct Told {
    sessions: HashSet<Uuid>,
    imports: HashSet<Uuid>,
}

impl Told {
    pub fn note(&mut self, row: &entity::action_record::Model) {
        match Action::of(&row.action) {
            Action::SignedIn => self.sessions.extend(row.session_id.map(|id| id.0)),
            Action::ImportStarted => self.imports.extend(row.subject_id),
            _ => {}
        }
    }
}

#[derive(FromQueryResult)]
struct Since {
    applied_at: i64,
}

/// How much is there of which the record does not tell.
pub async fn untold(db: &impl ConnectionTrait, told: &Told) -> Result<Option<Break>, DbErr> {
    let since = Since::find_by_statement(Statement::from_string(db.get_database_backend(), SINCE));
    let since = since.one(db).await?.map_or(0, |row| row.applied_at);
    let since = DateTime::<Utc>::from_timestamp(since, 0).unwrap_or_default();
    let sessions: Vec<(Uuid, DateTime<Utc>)> = session::Entity::find()
        .select_only()
        .columns([session::Column::Id, session::Column::StartedAt])
        .filter(session::Column::PersonKind.eq(PersonKind::Staff))
        .filter(session::Column::StartedAt.gt(since))
        .into_tuple()
        .all(db)
        .await?;
    let imports: Vec<(Uuid, DateTime<Utc>)> = staff_import::Entity::find()
        .select_only()
        .columns([staff_import::Column::Id, staff_import::Column::BegunAt])
        .filter(staff_import::Column::BegunAt.gt(since))
        .into_tuple()
        .all(db)
        .await?;
    let sessions = sessions.into_iter().filter(|(id, _)| !told.sessions.contains(id));
    let imports = imports.into_iter().filter(|(id, _)| !told.imports.contains(id));
    let (mut count, mut first) = (0, None);
    for (_, at) in sessions.chain(imports) {
        count += 1;
        first = first.map_or(Some(at), |first: DateTime<Utc>| Some(first.min(at)));
    }
    Ok(first.map(|first| Break::Untold { count, first }))
}
