//! What a citizen typed, as rows with a history. The citizen's row is held by whoever calls.

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName, FieldSource};
use entity::{FieldChangeId, citizen, citizen_field_change};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use super::standing::standings;
use crate::app::App;

/// One field, with what counted before and what counts from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnChange {
    pub name: FieldName,
    pub old: Option<String>,
    pub new: Option<String>,
}

/// Those of the wanted values that differ from what counts now.
pub fn differences(
    known: &[citizen_field::Model],
    wanted: Vec<(FieldName, Option<String>)>,
) -> Vec<OwnChange> {
    let standings = standings(known);
    let change = |(name, new): (FieldName, Option<String>)| {
        let standing = standings.get(&name).copied().unwrap_or_default();
        let old = standing.value().map(ToOwned::to_owned);
        OwnChange { name, old, new }
    };
    let changes = wanted.into_iter().map(change);
    changes.filter(|change| change.old != change.new).collect()
}

/// The profile has another version from now on, which is returned.
pub async fn next_version(db: &impl ConnectionTrait, citizen: &citizen::Model) -> Result<i64, DbErr> {
    let next = citizen.profile_version + 1;
    citizen::Entity::update_many()
        .col_expr(citizen::Column::ProfileVersion, Expr::value(next))
        .filter(citizen::Column::Id.eq(citizen.id))
        .exec(db)
        .await?;
    Ok(next)
}

/// Writes the changes and their history; they came with this version.
pub async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: &citizen::Model,
    changes: &[OwnChange],
    version: i64,
) -> Result<(), DbErr> {
    use citizen_field::Column;
    if changes.is_empty() {
        return Ok(());
    }
    let now = app.now();
    let known = OnConflict::columns([Column::CitizenId, Column::Name, Column::Source])
        .update_columns([
            Column::Value,
            Column::Previous,
            Column::Since,
            Column::AsOf,
            Column::Version,
        ])
        .to_owned();
    let rows = changes.iter().map(|change| change.row(citizen, version, now));
    citizen_field::Entity::insert_many(rows)
        .on_conflict(known)
        .exec_without_returning(db)
        .await?;
    let history = changes.iter().map(|change| change.history(app, citizen, now));
    citizen_field_change::Entity::insert_many(history)
        .exec_without_returning(db)
        .await
        .map(drop)
}

impl OwnChange {
    fn row(&self, citizen: &citizen::Model, version: i64, now: DateTime<Utc>) -> citizen_field::ActiveModel {
        citizen_field::ActiveModel {
            citizen_id: Set(citizen.id),
            name: Set(self.name),
            source: Set(FieldSource::SelfDeclared),
            value: Set(self.new.clone()),
            previous: Set(self.old.clone()),
            since: Set(now),
            as_of: Set(now),
            version: Set(version),
        }
    }

    fn history(
        &self,
        app: &App,
        citizen: &citizen::Model,
        now: DateTime<Utc>,
    ) -> citizen_field_change::ActiveModel {
        citizen_field_change::ActiveModel {
            citizen_id: Set(citizen.id),
            id: Set(FieldChangeId(app.new_id())),
            name: Set(self.name),
            source: Set(FieldSource::SelfDeclared),
            old_value: Set(self.old.clone()),
            new_value: Set(self.new.clone()),
            at: Set(now),
        }
    }
}
