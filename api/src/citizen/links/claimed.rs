use chrono::{DateTime, Utc};
use entity::{CitizenId, LinkId, identity_link, link_proposal, removed_link};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::provider::Authenticated;

/// An outside identity that someone proved to be theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimed {
    pub issuer: String,
    pub subject: String,
    pub tech_id: Option<String>,
}

impl Claimed {
    pub fn of(authenticated: &Authenticated) -> Self {
        let identity = authenticated.proven.identity();
        Self {
            issuer: identity.issuer.clone(),
            subject: identity.subject.clone(),
            // VNeID may hand on the Techid of the national portal; it is no key there.
            tech_id: (authenticated.provider == entity::ProviderName::Dvcqg)
                .then(|| authenticated.tech_id.clone())
                .flatten(),
        }
    }
}

impl From<&link_proposal::Model> for Claimed {
    fn from(proposal: &link_proposal::Model) -> Self {
        Self {
            issuer: proposal.issuer.clone(),
            subject: proposal.subject.clone(),
            tech_id: proposal.tech_id.clone(),
        }
    }
}

impl From<&removed_link::Model> for Claimed {
    fn from(removed: &removed_link::Model) -> Self {
        Self {
            issuer: removed.issuer.clone(),
            subject: removed.subject.clone(),
            tech_id: removed.tech_id.clone(),
        }
    }
}

/// To whom the account at the provider belongs now.
pub async fn holder(
    db: &impl ConnectionTrait,
    claimed: &Claimed,
) -> Result<Option<identity_link::Model>, DbErr> {
    identity_link::Entity::find()
        .filter(identity_link::Column::Issuer.eq(&claimed.issuer))
        .filter(identity_link::Column::Subject.eq(&claimed.subject))
        .one(db)
        .await
}

/// To whom its *Techid* belongs now.
pub async fn holder_of_tech_id(
    db: &impl ConnectionTrait,
    claimed: &Claimed,
) -> Result<Option<identity_link::Model>, DbErr> {
    let Some(tech_id) = &claimed.tech_id else {
        return Ok(None);
    };
    identity_link::Entity::find()
        .filter(identity_link::Column::TechId.eq(tech_id))
        .one(db)
        .await
}

/// From now on it is the citizen's. False if it, or its *Techid*, belongs to someone already; the database decides.
pub async fn insert(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    claimed: &Claimed,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    insert_as(db, LinkId(app.new_id()), citizen, claimed, now).await
}

/// The same for a link that had an id before.
pub async fn insert_as(
    db: &impl ConnectionTrait,
    id: LinkId,
    citizen: CitizenId,
    claimed: &Claimed,
    linked_at: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let row = identity_link::ActiveModel {
        id: Set(id),
        citizen_id: Set(citizen),
        issuer: Set(claimed.issuer.clone()),
        subject: Set(claimed.subject.clone()),
        tech_id: Set(claimed.tech_id.clone()),
        linked_at: Set(linked_at),
    };
    let rows = identity_link::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(rows == 1)
}
