//! The deed of linking: what was proved becomes a way in, and what the provider says is written down.

use entity::activity::Event;
use entity::{citizen, link_proposal, removed_link};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use super::claimed::{Claimed, insert};
use super::confirm::ConfirmLinkRefusal;
use super::conflict::Conflict;
use super::standing::{ALREADY_LINKED, Standing, standing};
use super::ways::way;
use crate::app::App;
use crate::citizen::record::{self, Said};
use crate::http::Caller;
use crate::person::TripProblem;
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::Current;

/// A link that its owner confirmed; the citizen's row is held.
pub struct Linking<'a> {
    pub current: &'a Current,
    pub caller: &'a Caller,
    pub proposal: &'a link_proposal::Model,
    pub said: &'a Said,
}

impl Linking<'_> {
    /// Links, or opens a case where the identity belongs to another account.
    pub async fn link(
        &self,
        app: &App,
        db: &DatabaseTransaction,
        mut citizen: citizen::Model,
    ) -> Result<Result<(), ConfirmLinkRefusal>, DbErr> {
        let (claimed, provider) = (Claimed::from(self.proposal), self.proposal.provider);
        match standing(db, citizen.id, provider, &claimed, self.said).await? {
            Standing::Free => {}
            Standing::Conflict(conflict) => return self.open_case(app, db, &claimed, conflict).await,
            Standing::Refused(problem) => return Ok(Err(refusal(problem))),
        }
        let now = app.now();
        if !insert(app, db, citizen.id, &claimed, now).await? {
            // Someone else was a moment faster.
            return match standing(db, citizen.id, provider, &claimed, self.said).await? {
                Standing::Conflict(conflict) => self.open_case(app, db, &claimed, conflict).await,
                _ => Ok(Err(ConfirmLinkRefusal::AlreadyLinked)),
            };
        }
        forget_removed(db, &citizen, &claimed).await?;
        let source = record::source_of(provider);
        record::refresh(app, db, &mut citizen, source, self.said, now).await?;
        let details = ActivityDetails::way(way(provider));
        Doing::of(self.current, self.caller)
            .record(app, db, Event::LinkAdded, &details)
            .await?;
        Ok(Ok(()))
    }

    async fn open_case(
        &self,
        app: &App,
        db: &DatabaseTransaction,
        claimed: &Claimed,
        conflict: Conflict,
    ) -> Result<Result<(), ConfirmLinkRefusal>, DbErr> {
        let session = Some(self.current.id);
        conflict.open(app, db, claimed, session, self.caller).await?;
        Ok(Err(ConfirmLinkRefusal::IdentityConflict))
    }
}

/// What is linked once more need not be restored.
async fn forget_removed(
    db: &impl ConnectionTrait,
    citizen: &citizen::Model,
    claimed: &Claimed,
) -> Result<(), DbErr> {
    removed_link::Entity::delete_many()
        .filter(removed_link::Column::CitizenId.eq(citizen.id))
        .filter(removed_link::Column::Issuer.eq(&claimed.issuer))
        .filter(removed_link::Column::Subject.eq(&claimed.subject))
        .exec(db)
        .await
        .map(drop)
}

fn refusal(problem: &str) -> ConfirmLinkRefusal {
    if problem == ALREADY_LINKED {
        ConfirmLinkRefusal::AlreadyLinked
    } else if problem == TripProblem::NoTechId.code() {
        ConfirmLinkRefusal::NoTechid
    } else {
        ConfirmLinkRefusal::OtherPerson
    }
}
