//! Taking back what was carried out, for 30 days: again two administrators.

use std::sync::Arc;

use entity::activity::Event;
use entity::identity_case;
use entity::identity_case_decision::{self, Outcome};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

use super::decided::{CaseDecided, DecisionResult};
use super::held::{Held, hold};
use super::input::CaseUndoInput;
use super::moves::{Move, carry_out, fits, losers, reversed};
use super::refusal::UndoRefusal;
use super::ways::leaves_no_way_in;
use super::{show, told};
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, Checked, FailedOr, Tag};
use crate::session::{self, Administrator, RecentlyProven};

pub struct UndoCaseApi;

#[OpenApi]
impl UndoCaseApi {
    /// Take back what was carried out
    ///
    /// Within 30 days. It takes two administrators, as the decision did; the second one's request puts the links back
    /// exactly as they were, and the case is open again. Refused if they were changed since. 401 `reauthenticate` unless the
    /// administrator proved within 10 minutes who they are.
    #[oai(
        path = "/api/staff/identity-cases/:id/undo",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "undo_identity_case"
    )]
    async fn undo(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(input): Checked<CaseUndoInput>,
    ) -> Result<Json<CaseDecided>, FailedOr<UndoRefusal>> {
        RecentlyProven::of(app, &current)?;
        let tx = app.db.begin().await?;
        let held = hold(&tx, &current, id.0).await?;
        let before = held.decisions(&tx).await?;
        let moves = judge(app, &tx, &held, &before).await?;
        held.note(app, &tx, Outcome::Undo, false, input.text()).await?;
        let (result, action) = match before.is_empty() {
            true => (DecisionResult::Noted, Action::CaseDecided),
            false => {
                put_back(app, &tx, &held, &moves).await?;
                (DecisionResult::CarriedOut, Action::CaseUndone)
            }
        };
        let after = json!({"outcome": "undo", "grounds": input.text(), "round": held.case.round});
        let (actor, subject) = (current.actor(&caller), Some(Subject::Case(held.case.id)));
        audit::record(app, &tx, &actor, action, subject, None, Some(after)).await?;
        let case = show::one(app, &tx, &current, held.case.id.0).await?;
        tx.commit().await?;
        Ok(Json(CaseDecided { result, case }))
    }
}

/// What is to be moved back, if it may be.
async fn judge(
    app: &App,
    tx: &DatabaseTransaction,
    held: &Held,
    before: &[identity_case_decision::Model],
) -> Result<Vec<Move>, FailedOr<UndoRefusal>> {
    let closed_at = held.case.closed_at.ok_or(UndoRefusal::NotCarriedOut)?;
    if app.now() >= closed_at + app.policy.case_undo_window {
        return Err(UndoRefusal::TooLate.into());
    }
    if held.concerns_official(tx).await? {
        return Err(UndoRefusal::ConcernsYou.into());
    }
    if before
        .iter()
        .any(|decision| decision.staff_id == held.official.id)
    {
        return Err(UndoRefusal::AlreadyDecided.into());
    }
    let moved = held.case.moved.clone().unwrap_or_else(|| json!([]));
    let moved: Vec<Move> = serde_json::from_value(moved).map_err(|_| UndoRefusal::ChangedSince)?;
    let back = reversed(&moved);
    if !fits(tx, &back).await? || leaves_no_way_in(app, tx, &back).await? {
        return Err(UndoRefusal::ChangedSince.into());
    }
    Ok(back)
}

async fn put_back(app: &App, tx: &DatabaseTransaction, held: &Held, moves: &[Move]) -> Result<(), DbErr> {
    carry_out(tx, moves).await?;
    for citizen in losers(moves) {
        session::end_all(app, tx, citizen, None).await?;
    }
    let open = identity_case::ActiveModel {
        id: Set(held.case.id),
        closed_at: Set(None),
        outcome: Set(None),
        moved: Set(None),
        round: Set(held.case.round + 1),
        ..Default::default()
    };
    identity_case::Entity::update(open)
        .exec_without_returning(tx)
        .await?;
    let details = told(&held.case, Some(Outcome::Undo), None);
    held.tell(app, tx, Event::CaseUndone, &details).await
}
