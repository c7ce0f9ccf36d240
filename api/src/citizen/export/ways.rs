//! Ways in and businesses, as they are exported: never a hash.

use chrono::{DateTime, Utc};
use entity::{CitizenId, business_link, identity_link, local_account, removed_link};
use poem_openapi::Object;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ExportedLink {
    issuer: String,
    /// The provider's name for the person.
    subject: String,
    tech_id: Option<String>,
    linked_at: DateTime<Utc>,
    removed_at: Option<DateTime<Utc>>,
}

#[derive(Object)]
pub struct ExportedLocalAccount {
    username: String,
    created_at: DateTime<Utc>,
    password_changed_at: DateTime<Utc>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ExportedBusiness {
    issuer: String,
    tax_code: String,
    enterprise_code: Option<String>,
    name: String,
    role: Option<String>,
    linked_at: DateTime<Utc>,
    confirmed_at: DateTime<Utc>,
}

pub async fn links(db: &impl ConnectionTrait, citizen: CitizenId) -> Result<Vec<ExportedLink>, DbErr> {
    let rows = identity_link::Entity::find()
        .filter(identity_link::Column::CitizenId.eq(citizen))
        .all(db)
        .await?;
    let links = rows.into_iter().map(|row| ExportedLink {
        issuer: row.issuer,
        subject: row.subject,
        tech_id: row.tech_id,
        linked_at: row.linked_at,
        removed_at: None,
    });
    Ok(links.collect())
}

pub async fn removed_links(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
) -> Result<Vec<ExportedLink>, DbErr> {
    let rows = removed_link::Entity::find()
        .filter(removed_link::Column::CitizenId.eq(citizen))
        .all(db)
        .await?;
    let links = rows.into_iter().map(|row| ExportedLink {
        issuer: row.issuer,
        subject: row.subject,
        tech_id: row.tech_id,
        linked_at: row.linked_at,
        removed_at: Some(row.removed_at),
    });
    Ok(links.collect())
}

pub async fn local_account(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
) -> Result<Option<ExportedLocalAccount>, DbErr> {
    let row = local_account::Entity::find_by_citizen_id(citizen).one(db).await?;
    Ok(row.map(|row| ExportedLocalAccount {
        username: row.username,
        created_at: row.created_at,
        password_changed_at: row.password_changed_at,
    }))
}

pub async fn businesses(
    db: &impl ConnectionTrait,
    citizen: CitizenId,
) -> Result<Vec<ExportedBusiness>, DbErr> {
    let rows = business_link::Entity::of(citizen).all(db).await?;
    let businesses = rows.into_iter().map(|row| ExportedBusiness {
        issuer: row.issuer,
        tax_code: row.tax_code,
        enterprise_code: row.enterprise_code,
        name: row.name,
        role: row.role,
        linked_at: row.linked_at,
        confirmed_at: row.confirmed_at,
    });
    Ok(businesses.collect())
}
