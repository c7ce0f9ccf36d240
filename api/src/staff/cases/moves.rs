//! What an outcome moves, and how it is put back. Links are compared whole: what was changed since is never overwritten.

use chrono::{DateTime, Utc};
use entity::identity_case::{self, CaseKind};
use entity::identity_case_decision::Outcome;
use entity::{CitizenId, LinkId, identity_link};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, QueryFilter,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::app::App;

/// A link as it is kept with the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    id: Uuid,
    pub citizen: Uuid,
    pub issuer: String,
    subject: String,
    tech_id: Option<String>,
    linked_at: DateTime<Utc>,
}

/// One link, as it was and as it becomes; absent where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub before: Option<Link>,
    pub after: Option<Link>,
}

/// The links that a case is about, as they are now.
pub struct Standing {
    /// The disputed identity, to whomever it belongs.
    pub identity: Option<identity_link::Model>,
    /// The link that has its *Techid*.
    pub tech_id: Option<identity_link::Model>,
    pub holder: Vec<identity_link::Model>,
    pub claimant: Vec<identity_link::Model>,
}

impl Standing {
    pub async fn look(db: &impl ConnectionTrait, case: &identity_case::Model) -> Result<Self, DbErr> {
        use identity_link::Column;
        let identity = identity_link::Entity::find()
            .filter(Column::Issuer.eq(&case.issuer))
            .filter(Column::Subject.eq(&case.subject))
            .one(db)
            .await?;
        let tech_id = match &case.tech_id {
            Some(tech_id) => {
                identity_link::Entity::find()
                    .filter(Column::TechId.eq(tech_id))
                    .one(db)
                    .await?
            }
            None => None,
        };
        Ok(Self {
            identity,
            tech_id,
            holder: links_of(db, Some(case.held_by)).await?,
            claimant: links_of(db, case.tried_by).await?,
        })
    }

    /// What an outcome moves; `None` if it is not possible as things stand.
    pub fn moves(&self, app: &App, case: &identity_case::Model, outcome: Outcome) -> Option<Vec<Move>> {
        match (outcome, case.kind) {
            (Outcome::KeepWithHolder, _) => Some(Vec::new()),
            (Outcome::GiveToClaimant, CaseKind::Subject) => self.hand_over(app, case),
            (Outcome::GiveToClaimant, CaseKind::TechId) => self.hand_over_tech_id(app, case),
            (Outcome::GiveToClaimant, CaseKind::PersonalId) => {
                self.link_anew(app, case, case.tried_by?, &self.claimant)
            }
            (Outcome::LinkToHolder, CaseKind::TechId) => self.renew(app, case),
            (Outcome::LinkToHolder, CaseKind::PersonalId) => {
                self.link_anew(app, case, case.held_by, &self.holder)
            }
            (Outcome::LinkToHolder, CaseKind::Subject) | (Outcome::Undo, _) => None,
        }
    }

    /// The holder's link becomes the claimant's, who may have one of a provider only.
    fn hand_over(&self, app: &App, case: &identity_case::Model) -> Option<Vec<Move>> {
        let claimant = case.tried_by?;
        let link = self
            .identity
            .as_ref()
            .filter(|link| link.citizen_id == case.held_by)?;
        let before = Link::of(link);
        let after = Link {
            citizen: claimant.0,
            linked_at: app.now(),
            ..before.clone()
        };
        has_none(&self.claimant, &case.issuer).then(|| vec![Move::of(before, after)])
    }

    /// The holder's link loses the *Techid* and goes on by its subject; the claimant's has it.
    fn hand_over_tech_id(&self, app: &App, case: &identity_case::Model) -> Option<Vec<Move>> {
        let claimant = case.tried_by?;
        let held = self
            .tech_id
            .as_ref()
            .filter(|link| link.citizen_id == case.held_by)?;
        let loses = Move::of(
            Link::of(held),
            Link {
                tech_id: None,
                ..Link::of(held)
            },
        );
        let gains = match &self.identity {
            Some(own) if own.citizen_id == claimant => Move::of(
                Link::of(own),
                Link {
                    tech_id: case.tech_id.clone(),
                    ..Link::of(own)
                },
            ),
            Some(_) => return None,
            None if has_none(&self.claimant, &case.issuer) => Move::new_link(app, case, claimant),
            None => return None,
        };
        Some(vec![loses, gains])
    }

    /// The holder has another account at the provider now, with the same *Techid*.
    fn renew(&self, app: &App, case: &identity_case::Model) -> Option<Vec<Move>> {
        let held = self
            .tech_id
            .as_ref()
            .filter(|link| link.citizen_id == case.held_by)?;
        let is_free = self.identity.is_none() && case.tried_by.is_none() && held.issuer == case.issuer;
        let after = Link {
            subject: case.subject.clone(),
            linked_at: app.now(),
            ..Link::of(held)
        };
        is_free.then(|| vec![Move::of(Link::of(held), after)])
    }

    fn link_anew(
        &self,
        app: &App,
        case: &identity_case::Model,
        citizen: CitizenId,
        links: &[identity_link::Model],
    ) -> Option<Vec<Move>> {
        let is_free = self.identity.is_none() && self.tech_id.is_none() && has_none(links, &case.issuer);
        is_free.then(|| vec![Move::new_link(app, case, citizen)])
    }
}

fn has_none(links: &[identity_link::Model], issuer: &str) -> bool {
    links.iter().all(|link| link.issuer != issuer)
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
    const fn of(before: Link, after: Link) -> Self {
        Self {
            before: Some(before),
            after: Some(after),
        }
    }

    fn new_link(app: &App, case: &identity_case::Model, citizen: CitizenId) -> Self {
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
    fn of(link: &identity_link::Model) -> Self {
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
