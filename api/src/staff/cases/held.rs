//! A case that is held with those whom it concerns, so that nothing moves while it is decided.

use entity::identity_case_decision::{self, Outcome};
use entity::{CaseId, CitizenId, DecisionId, action_record, citizen, identity_case, staff_member};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use uuid::Uuid;

use super::show::{officials, still_decides};
use crate::app::App;
use crate::audit::Action;
use crate::http::{Caller, Code, Problem};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, StaffCurrent};

pub struct Held {
    pub case: identity_case::Model,
    pub official: staff_member::Model,
    pub holder: citizen::Model,
    pub claimant: Option<citizen::Model>,
}

/// Citizens first, in the order of their ids, then the case: as those do who open one.
pub async fn hold(tx: &DatabaseTransaction, current: &StaffCurrent, id: Uuid) -> Result<Held, Problem> {
    let missing = || Problem::new(Code::NotFound);
    let official = session::hold_staff(tx, current).await?;
    let case = identity_case::Entity::find_by_id(CaseId(id)).one(tx).await?;
    let case = case.ok_or_else(missing)?;
    let mut concerned = people(&case);
    concerned.sort_unstable();
    let mut held = Vec::new();
    for citizen in concerned {
        held.extend(session::hold_citizen(tx, citizen).await?);
    }
    let case = identity_case::Entity::find_by_id(case.id)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or_else(missing)?;
    let find = |id: CitizenId| held.iter().find(|citizen| citizen.id == id).cloned();
    Ok(Held {
        holder: find(case.held_by).ok_or_else(missing)?,
        claimant: case.tried_by.and_then(find),
        official,
        case,
    })
}

/// Whom a case concerns.
pub fn people(case: &identity_case::Model) -> Vec<CitizenId> {
    std::iter::once(case.held_by).chain(case.tried_by).collect()
}

impl Held {
    /// Whether the official saw what speaks for either side.
    pub async fn was_looked_at(&self, tx: &DatabaseTransaction) -> Result<bool, DbErr> {
        use action_record::Column;
        let looks = action_record::Entity::find()
            .filter(Column::SubjectId.eq(self.case.id.0))
            .filter(Column::StaffId.eq(self.official.id))
            .filter(Column::Action.eq(Action::CaseLookedAt.name()));
        Ok(looks.count(tx).await? > 0)
    }

    /// What was decided in the round that is open, the first first. The word of somebody who is no administrator any more,
    /// such as one whose account was shut because a thief had it, counts for nothing.
    pub async fn decisions(
        &self,
        tx: &DatabaseTransaction,
    ) -> Result<Vec<identity_case_decision::Model>, DbErr> {
        use identity_case_decision::Column;
        let all = identity_case_decision::Entity::find()
            .filter(Column::CaseId.eq(self.case.id))
            .filter(Column::Round.eq(self.case.round))
            .order_by_asc(Column::Id)
            .all(tx)
            .await?;
        let officials = officials(tx, &all).await?;
        let counts =
            |row: &identity_case_decision::Model| officials.get(&row.staff_id).is_some_and(still_decides);
        Ok(all.into_iter().filter(counts).collect())
    }

    pub async fn note(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        outcome: Outcome,
        allows_no_way_in: bool,
        grounds: String,
    ) -> Result<(), DbErr> {
        let row = identity_case_decision::ActiveModel {
            id: Set(DecisionId(app.new_id())),
            case_id: Set(self.case.id),
            round: Set(self.case.round),
            staff_id: Set(self.official.id),
            outcome: Set(outcome),
            allows_no_way_in: Set(allows_no_way_in),
            grounds: Set(grounds),
            decided_at: Set(app.now()),
        };
        identity_case_decision::Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .map(drop)
    }

    /// Writes it into the activity of both sides; where the official sits is none of their business.
    pub async fn tell(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        event: entity::activity::Event,
        details: &ActivityDetails,
    ) -> Result<(), DbErr> {
        for citizen in people(&self.case) {
            let doing = Doing {
                person: citizen.into(),
                session: None,
                caller: &Caller::nobody(),
            };
            doing.record(app, tx, event, details).await?;
        }
        Ok(())
    }
}
