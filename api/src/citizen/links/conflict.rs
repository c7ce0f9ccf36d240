//! Two accounts want one identity. Nothing is joined; both sides are told the same, and an official decides.

use entity::activity::Event;
use entity::identity_case::{self, CaseKind};
use entity::{CaseId, CitizenId, SessionId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set};

use super::Claimed;
use crate::app::App;
use crate::http::Caller;
use crate::person::TripProblem;
use crate::person::activity::{ActivityDetails, Doing};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub kind: CaseKind,
    /// The account that wanted the identity; absent if someone came to sign in.
    pub tried_by: Option<CitizenId>,
    /// The account that has it.
    pub held_by: CitizenId,
}

impl Conflict {
    /// Opens a case, or finds the one of the same conflict, and tells both sides. Who has it learns nothing of who came,
    /// not even from where.
    pub async fn open(
        &self,
        app: &App,
        db: &DatabaseTransaction,
        claimed: &Claimed,
        tried_in: Option<SessionId>,
        caller: &Caller,
    ) -> Result<(), DbErr> {
        let is_new = self.write(app, db, claimed).await?;
        let details = ActivityDetails::problem(TripProblem::IdentityConflict.code());
        let tell = async |person: CitizenId, session, caller: &Caller| {
            let doing = Doing {
                person: person.into(),
                session,
                caller,
            };
            doing.record(app, db, Event::IdentityConflict, &details).await
        };
        if let Some(tried_by) = self.tried_by {
            tell(tried_by, tried_in, caller).await?;
        }
        if is_new {
            tell(self.held_by, None, &Caller::nobody()).await?;
        }
        Ok(())
    }

    /// Whether the case is a new one.
    async fn write(&self, app: &App, db: &impl ConnectionTrait, claimed: &Claimed) -> Result<bool, DbErr> {
        let (id, now) = (CaseId(app.new_id()), app.now());
        let fingerprint = self.fingerprint(app, claimed);
        let row = identity_case::ActiveModel {
            id: Set(id),
            fingerprint: Set(fingerprint.clone()),
            kind: Set(self.kind),
            issuer: Set(claimed.issuer.clone()),
            subject: Set(claimed.subject.clone()),
            tech_id: Set(claimed.tech_id.clone()),
            tried_by: Set(self.tried_by),
            held_by: Set(self.held_by),
            opened_at: Set(now),
            last_at: Set(now),
            closed_at: Set(None),
            round: Set(1),
            outcome: Set(None),
            moved: Set(None),
        };
        let met_before = OnConflict::column(identity_case::Column::Fingerprint)
            .update_column(identity_case::Column::LastAt)
            .to_owned();
        identity_case::Entity::insert(row)
            .on_conflict(met_before)
            .exec_without_returning(db)
            .await?;
        let kept = identity_case::Entity::find_by_fingerprint(fingerprint)
            .one(db)
            .await?;
        Ok(kept.is_some_and(|kept| kept.id == id))
    }

    fn fingerprint(&self, app: &App, claimed: &Claimed) -> Vec<u8> {
        let tried_by = self
            .tried_by
            .map_or_else(String::new, |citizen| citizen.to_string());
        let parts = [
            format!("{:?}", self.kind),
            claimed.issuer.clone(),
            claimed.subject.clone(),
            tried_by,
            self.held_by.to_string(),
        ];
        let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
        app.keys.mac("identity case", &parts).to_vec()
    }
}
