//! What is kept of a citizen who signed in: made at the first sign-in, refreshed at each later one. A provider changes
//! what it said itself and nothing else: what the citizen typed stands beside it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName, FieldSource};
use entity::{CitizenId, FieldChangeId, ProviderName, citizen, citizen_field_change};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set};

use crate::app::App;

/// How someone is addressed whose provider gives no name.
const NAMELESS: &str = "Công dân";

pub type Said = BTreeMap<FieldName, String>;

/// Whose word the claims of a provider are.
pub const fn source_of(provider: ProviderName) -> FieldSource {
    match provider {
        ProviderName::Vneid => FieldSource::Vneid,
        ProviderName::Dvcqg => FieldSource::NationalPortal,
    }
}

/// A citizen, whose row the caller holds, refreshed with what a provider says now. A field that it leaves empty keeps
/// what it said before.
pub async fn refresh(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: &mut citizen::Model,
    source: FieldSource,
    said: &Said,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let known = citizen_field::Entity::said_by(citizen.id, source).all(db).await?;
    let news: Vec<_> = said
        .iter()
        .map(|(name, value)| News::of(*name, value, source, &known))
        .collect();
    if news.iter().any(News::is_change) {
        let is_new = citizen.created_at == now;
        citizen.profile_version += i64::from(!is_new);
        if let Some(full_name) = said.get(&FieldName::FullName) {
            full_name.clone_into(&mut citizen.full_name);
        }
        update(db, citizen).await?;
    }
    write(db, citizen, &news, now).await?;
    remember(app, db, citizen.id, &news, now).await
}

/// One field as the provider says it now, beside what it said before.
struct News<'a> {
    name: FieldName,
    value: &'a str,
    source: FieldSource,
    before: Option<&'a citizen_field::Model>,
}

impl<'a> News<'a> {
    fn of(name: FieldName, value: &'a str, source: FieldSource, known: &'a [citizen_field::Model]) -> Self {
        let before = known.iter().find(|row| row.name == name);
        Self {
            name,
            value,
            source,
            before,
        }
    }

    fn is_change(&self) -> bool {
        self.before.and_then(|row| row.value.as_deref()) != Some(self.value)
    }

    fn row(&self, citizen: &citizen::Model, now: DateTime<Utc>) -> citizen_field::ActiveModel {
        let unchanged = self.before.filter(|_| !self.is_change());
        let before = self.before.and_then(|row| row.value.clone());
        citizen_field::ActiveModel {
            citizen_id: Set(citizen.id),
            name: Set(self.name),
            source: Set(self.source),
            value: Set(Some(self.value.to_owned())),
            previous: Set(unchanged.map_or(before, |row| row.previous.clone())),
            since: Set(unchanged.map_or(now, |row| row.since)),
            as_of: Set(now),
            version: Set(unchanged.map_or(citizen.profile_version, |row| row.version)),
        }
    }
}

async fn update(db: &impl ConnectionTrait, citizen: &citizen::Model) -> Result<(), DbErr> {
    let row = citizen::ActiveModel {
        id: Set(citizen.id),
        full_name: Set(citizen.full_name.clone()),
        profile_version: Set(citizen.profile_version),
        ..Default::default()
    };
    citizen::Entity::update(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// A citizen of whom nothing is known yet but the name, if the provider gives one.
pub async fn make(
    app: &App,
    db: &impl ConnectionTrait,
    said: &Said,
    now: DateTime<Utc>,
) -> Result<citizen::Model, DbErr> {
    let full_name = said.get(&FieldName::FullName).map_or(NAMELESS, String::as_str);
    let citizen = citizen::Model {
        id: CitizenId(app.new_id()),
        full_name: full_name.to_owned(),
        created_at: now,
        disabled_at: None,
        profile_version: 1,
        avatar: None,
        notices_seen: None,
    };
    citizen::Entity::insert(citizen.clone().into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(citizen)
}

async fn write(
    db: &impl ConnectionTrait,
    citizen: &citizen::Model,
    news: &[News<'_>],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    use citizen_field::Column;
    if news.is_empty() {
        return Ok(());
    }
    let known = OnConflict::columns([Column::CitizenId, Column::Name, Column::Source])
        .update_columns([
            Column::Value,
            Column::Previous,
            Column::Since,
            Column::AsOf,
            Column::Version,
        ])
        .to_owned();
    citizen_field::Entity::insert_many(news.iter().map(|news| news.row(citizen, now)))
        .on_conflict(known)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// The history of what changed.
async fn remember(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    news: &[News<'_>],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let changed = news.iter().filter(|news| news.is_change());
    let rows: Vec<_> = changed
        .map(|news| citizen_field_change::ActiveModel {
            citizen_id: Set(citizen),
            id: Set(FieldChangeId(app.new_id())),
            name: Set(news.name),
            source: Set(news.source),
            old_value: Set(news.before.and_then(|row| row.value.clone())),
            new_value: Set(Some(news.value.to_owned())),
            at: Set(now),
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    citizen_field_change::Entity::insert_many(rows)
        .exec_without_returning(db)
        .await
        .map(drop)
}
