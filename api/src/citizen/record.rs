//! What is kept of a citizen who signed in: made at the first sign-in, refreshed at each later one.

use std::collections::BTreeMap;

use entity::citizen_field::{FieldName, FieldSource};
use entity::{CitizenId, LinkId, citizen, citizen_field, identity_link};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, Set};

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
    let full_name = fields.get(&FieldName::FullName).map(String::as_str);
    let citizen = match linked(db, identity).await? {
        Some(citizen) => renamed(db, citizen, full_name).await?,
        None => first(app, db, identity, full_name.unwrap_or(NAMELESS)).await?,
    };
    write(app, db, citizen.id, fields).await?;
    Ok(citizen)
}

async fn linked(db: &impl ConnectionTrait, identity: &Identity) -> Result<Option<citizen::Model>, DbErr> {
    let link = identity_link::Entity::find()
        .filter(identity_link::Column::Issuer.eq(&identity.issuer))
        .filter(identity_link::Column::Subject.eq(&identity.subject))
        .find_also_related(citizen::Entity)
        .one(db)
        .await?;
    Ok(link.and_then(|(_, citizen)| citizen))
}

async fn renamed(
    db: &impl ConnectionTrait,
    mut citizen: citizen::Model,
    full_name: Option<&str>,
) -> Result<citizen::Model, DbErr> {
    if let Some(full_name) = full_name.filter(|name| *name != citizen.full_name) {
        full_name.clone_into(&mut citizen.full_name);
        let row = citizen::ActiveModel {
            id: Set(citizen.id),
            full_name: Set(full_name.to_owned()),
            ..Default::default()
        };
        citizen::Entity::update(row).exec_without_returning(db).await?;
    }
    Ok(citizen)
}

/// A new citizen, unless another sign-in of the same person was a moment faster.
async fn first(
    app: &App,
    db: &impl ConnectionTrait,
    identity: &Identity,
    full_name: &str,
) -> Result<citizen::Model, DbErr> {
    let now = app.now();
    let citizen = citizen::Model {
        id: CitizenId(app.new_id()),
        full_name: full_name.to_owned(),
        created_at: now,
        disabled_at: None,
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
