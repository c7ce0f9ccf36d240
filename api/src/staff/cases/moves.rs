//! Links that move, and how they are put back. They are compared whole: what was changed since is never overwritten.

use chrono::{DateTime, Utc};
use entity::{CitizenId, LinkId, identity_case, identity_link};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;

/// A link as it is kept with the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub id: Uuid,
    pub citizen: Uuid,
    pub issuer: String,
    pub subject: String,
    pub tech_id: Option<String>,
    pub linked_at: DateTime<Utc>,
}

/// One link, as it was and as it becomes; absent where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub before: Option<Link>,
    pub after: Option<Link>,
}

pub async fn links_of(
    db: &impl ConnectionTrait,
    citizen: Option<CitizenId>,
) -> Result<Vec<identity_link::Model>, DbErr> {
    let Some(citizen) = citizen else {
        return Ok(Vec::new());
    };
    identity_link::Entity::find()
        .filter(identity_link::Column::CitizenId.eq(citizen))
        .all(db)
        .await
}

/// Who has a link less than before.
pub fn losers(moves: &[Move]) -> Vec<CitizenId> {
    let lost = moves.iter().filter_map(|step| {
        let before = step.before.as_ref()?;
        let keeps = step
            .after
            .as_ref()
            .is_some_and(|after| after.citizen == before.citizen && after.subject == before.subject);
        (!keeps).then_some(CitizenId(before.citizen))
    });
    lost.collect()
}

/// The same backwards.
pub fn reversed(moves: &[Move]) -> Vec<Move> {
    let back = moves.iter().rev().map(|step| Move {
        before: step.after.clone(),
        after: step.before.clone(),
    });
    back.collect()
}

/// Whether all stands as it did before these moves.
pub async fn fits(db: &impl ConnectionTrait, moves: &[Move]) -> Result<bool, DbErr> {
    for step in moves {
        let id = step
            .before
            .as_ref()
            .or(step.after.as_ref())
            .map(|link| LinkId(link.id));
        let Some(id) = id else {
            continue;
        };
        let now = identity_link::Entity::find_by_id(id).one(db).await?;
        if now.as_ref().map(Link::of) != step.before {
            return Ok(false);
        }
        if let Some(after) = &step.after
            && is_taken(db, after, moves).await?
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether another link has what this one is to have.
async fn is_taken(db: &impl ConnectionTrait, wanted: &Link, moves: &[Move]) -> Result<bool, DbErr> {
    use identity_link::Column;
    let moved = moves.iter().filter_map(|step| step.before.as_ref());
    let moved: Vec<_> = moved.map(|link| link.id).collect();
    let all = links_of(db, Some(CitizenId(wanted.citizen))).await?;
    let of_provider = all.iter().filter(|link| link.issuer == wanted.issuer);
    let mut others = of_provider.filter(|link| !moved.contains(&link.id.0));
    let subject = identity_link::Entity::find()
        .filter(Column::Issuer.eq(&wanted.issuer))
        .filter(Column::Subject.eq(&wanted.subject))
        .one(db)
        .await?;
    let other_subject = subject.is_some_and(|link| !moved.contains(&link.id.0));
    let other_tech_id = match &wanted.tech_id {
        Some(tech_id) => {
            let holder = identity_link::Entity::find().filter(Column::TechId.eq(tech_id));
            holder
                .one(db)
                .await?
                .is_some_and(|link| !moved.contains(&link.id.0))
        }
        None => false,
    };
    Ok(others.next().is_some() || other_subject || other_tech_id)
}

/// First all go, then all come: so that no two have one *Techid* in between.
pub async fn carry_out(tx: &DatabaseTransaction, moves: &[Move]) -> Result<(), DbErr> {
    for link in moves.iter().filter_map(|step| step.before.as_ref()) {
        identity_link::Entity::delete_by_id(LinkId(link.id))
            .exec(tx)
            .await?;
    }
    for link in moves.iter().filter_map(|step| step.after.as_ref()) {
        identity_link::Entity::insert(link.row().into_active_model())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

impl Move {
    pub const fn of(before: Link, after: Link) -> Self {
        Self {
            before: Some(before),
            after: Some(after),
        }
    }

    pub fn new_link(app: &App, case: &identity_case::Model, citizen: CitizenId) -> Self {
        let after = Link {
            id: app.new_id(),
            citizen: citizen.0,
            issuer: case.issuer.clone(),
            subject: case.subject.clone(),
            tech_id: case.tech_id.clone(),
            linked_at: app.now(),
        };
        Self {
            before: None,
            after: Some(after),
        }
    }
}

impl Link {
    pub fn of(link: &identity_link::Model) -> Self {
        Self {
            id: link.id.0,
            citizen: link.citizen_id.0,
            issuer: link.issuer.clone(),
            subject: link.subject.clone(),
            tech_id: link.tech_id.clone(),
            linked_at: link.linked_at,
        }
    }

    pub fn is(&self, link: &identity_link::Model) -> bool {
        self.id == link.id.0
    }

    fn row(&self) -> identity_link::Model {
        identity_link::Model {
            id: LinkId(self.id),
            citizen_id: CitizenId(self.citizen),
            issuer: self.issuer.clone(),
            subject: self.subject.clone(),
            tech_id: self.tech_id.clone(),
            linked_at: self.linked_at,
        }
    }
}
