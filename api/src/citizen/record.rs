//! What is kept of a citizen who signed in: made at the first sign-in, refreshed at each later one. A provider changes
//! what it said itself and nothing else: what the citizen typed stands beside it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName, FieldSource};
use entity::{CitizenId, FieldChangeId, LinkId, citizen, citizen_field_change, identity_link};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use crate::app::App;
use crate::proof::Identity;

/// How someone is addressed whose provider gives no name.
const NAMELESS: &str = "Công dân";

/// Whose word the claims are.
const SOURCE: FieldSource = FieldSource::Vneid;

type Said = BTreeMap<FieldName, String>;

/// The citizen to whom an outside identity belongs, held until the transaction ends and refreshed with what the provider
/// says now. A field that it leaves empty keeps what it said before.
pub async fn refresh(
    app: &App,
    db: &impl ConnectionTrait,
    identity: &Identity,
    said: &Said,
    now: DateTime<Utc>,
) -> Result<citizen::Model, DbErr> {
    let mut citizen = match linked(db, identity).await? {
        Some(citizen) => citizen,
        None => first(app, db, identity, said, now).await?,
    };
    let known = citizen_field::Entity::said_by(citizen.id, SOURCE).all(db).await?;
    let news: Vec<_> = said
        .iter()
        .map(|(name, value)| News::of(*name, value, &known))
        .collect();
    if news.iter().any(News::is_change) {
        let is_new = citizen.created_at == now;
        citizen.profile_version += i64::from(!is_new);
        if let Some(full_name) = said.get(&FieldName::FullName) {
            full_name.clone_into(&mut citizen.full_name);
        }
        update(db, &citizen).await?;
    }
    write(db, &citizen, &news, now).await?;
    remember(app, db, citizen.id, &news, now).await?;
    Ok(citizen)
}

/// One field as the provider says it now, beside what it said before.
struct News<'a> {
    name: FieldName,
    value: &'a str,
    before: Option<&'a citizen_field::Model>,
}

impl<'a> News<'a> {
    fn of(name: FieldName, value: &'a str, known: &'a [citizen_field::Model]) -> Self {
        let before = known.iter().find(|row| row.name == name);
        Self { name, value, before }
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
            source: Set(SOURCE),
            value: Set(Some(self.value.to_owned())),
            previous: Set(unchanged.map_or(before, |row| row.previous.clone())),
            since: Set(unchanged.map_or(now, |row| row.since)),
            as_of: Set(now),
            version: Set(unchanged.map_or(citizen.profile_version, |row| row.version)),
        }
    }
}

/// Alone: what is joined to a row that had to be waited for is as old as before the wait (PostgreSQL).
async fn linked(db: &impl ConnectionTrait, identity: &Identity) -> Result<Option<citizen::Model>, DbErr> {
    citizen::Entity::find()
        .inner_join(identity_link::Entity)
        .filter(identity_link::Column::Issuer.eq(&identity.issuer))
        .filter(identity_link::Column::Subject.eq(&identity.subject))
        .lock_exclusive()
        .one(db)
        .await
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

/// A new citizen, unless another sign-in of the same person was a moment faster.
async fn first(
    app: &App,
    db: &impl ConnectionTrait,
    identity: &Identity,
    said: &Said,
    now: DateTime<Utc>,
) -> Result<citizen::Model, DbErr> {
    let citizen = citizen::Model {
        id: CitizenId(app.new_id()),
        full_name: said
            .get(&FieldName::FullName)
            .map_or(NAMELESS, String::as_str)
            .to_owned(),
        created_at: now,
        disabled_at: None,
        profile_version: 1,
        avatar: None,
    };
    citizen::Entity::insert(citizen.clone().into_active_model())
        .exec_without_returning(db)
        .await?;
    let link = identity_link::ActiveModel {
        id: Set(LinkId(app.new_id())),
        citizen_id: Set(citizen.id),
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        linked_at: Set(now),
    };
    let taken = OnConflict::columns([identity_link::Column::Issuer, identity_link::Column::Subject])
        .do_nothing()
        .to_owned();
    let linked_rows = identity_link::Entity::insert(link)
        .on_conflict(taken)
        .exec_without_returning(db)
        .await?;
    if linked_rows == 1 {
        return Ok(citizen);
    }
    citizen::Entity::delete_by_id(citizen.id).exec(db).await?;
    let faster = linked(db, identity).await?;
    faster.ok_or_else(|| DbErr::RecordNotFound(format!("the link to {}", citizen.id)))
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
            source: Set(SOURCE),
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
