//! How the links of a case stand now, and what an outcome would move.

use entity::identity_case::{self, CaseKind};
use entity::identity_case_decision::Outcome;
use entity::{CitizenId, identity_link};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::moves::{Link, Move, links_of};
use crate::app::App;

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
