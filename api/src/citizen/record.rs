//! What is kept of a citizen who signed in: made at the first sign-in, refreshed at each later one.

use std::collections::BTreeMap;

use entity::citizen_field::{FieldName, FieldSource};
use entity::{CitizenId, LinkId, citizen, citizen_field, identity_link};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::proof::Identity;

/// How someone is addressed whose provider gives no name.
const NAMELESS: &str = "Công dân";

/// The citizen to whom an outside identity belongs, refreshed with what the provider says now. A field
/// that it leaves empty keeps what it said before.
pub async fn refresh(
    app: &App,
    db: &impl ConnectionTrait,
    identity: &Identity,
    fields: &BTreeMap<FieldName, String>,
) -> Result<citizen::Model, DbErr> {
    let id = match linked(db, identity).await? {
        Some(id) => id,
        None => first(app, db, identity).await?,
    };
    let full_name = fields.get(&FieldName::FullName).cloned();
    if let Some(full_name) = full_name {
        citizen::ActiveModel {
            id: Set(id),
            full_name: Set(full_name),
            ..Default::default()
        }
        .update(db)
        .await?;
    }
    write(app, db, id, fields).await?;
    citizen::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound(format!("citizen {id}")))
}

async fn linked(db: &impl ConnectionTrait, identity: &Identity) -> Result<Option<CitizenId>, DbErr> {
    let link = identity_link::Entity::find()
        .filter(identity_link::Column::Issuer.eq(&identity.issuer))
        .filter(identity_link::Column::Subject.eq(&identity.subject))
        .one(db)
        .await?;
    Ok(link.map(|link| link.citizen_id))
}

/// A new citizen, unless another sign-in of the same person was a moment faster.
async fn first(app: &App, db: &impl ConnectionTrait, identity: &Identity) -> Result<CitizenId, DbErr> {
    let (id, now) = (CitizenId(app.new_id()), app.now());
    let citizen = citizen::ActiveModel {
        id: Set(id),
        full_name: Set(NAMELESS.to_owned()),
        created_at: Set(now),
        disabled_at: Set(None),
    };
    citizen::Entity::insert(citizen)
        .exec_without_returning(db)
        .await?;
    let link = identity_link::ActiveModel {
        id: Set(LinkId(app.new_id())),
        citizen_id: Set(id),
        issuer: Set(identity.issuer.clone()),
        subject: Set(identity.subject.clone()),
        linked_at: Set(now),
    };
    let taken = OnConflict::columns([identity_link::Column::Issuer, identity_link::Column::Subject])
        .do_nothing()
        .to_owned();
    identity_link::Entity::insert(link)
        .on_conflict(taken)
        .exec_without_returning(db)
        .await?;
    let winner = linked(db, identity).await?.unwrap_or(id);
    if winner != id {
        citizen::Entity::delete_by_id(id).exec(db).await?;
    }
    Ok(winner)
}

async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    fields: &BTreeMap<FieldName, String>,
) -> Result<(), DbErr> {
    if fields.is_empty() {
        return Ok(());
    }
    let now = app.now();
    let rows = fields.iter().map(|(name, value)| citizen_field::ActiveModel {
        citizen_id: Set(citizen),
        name: Set(*name),
        value: Set(value.clone()),
        source: Set(FieldSource::Vneid),
        as_of: Set(now),
    });
    let known = OnConflict::columns([citizen_field::Column::CitizenId, citizen_field::Column::Name])
        .update_columns([
            citizen_field::Column::Value,
            citizen_field::Column::Source,
            citizen_field::Column::AsOf,
        ])
        .to_owned();
    citizen_field::Entity::insert_many(rows)
        .on_conflict(known)
        .exec_without_returning(db)
        .await
        .map(drop)
}
