//! Deciding a case: two administrators must decide the same.

use std::sync::Arc;

use entity::activity::Event;
use entity::identity_case;
use entity::identity_case_decision::{self, Outcome};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use sea_orm::{ActiveEnum, DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

use super::decided::{CaseDecided, DecisionResult};
use super::held::{Held, hold};
use super::input::CaseDecisionInput;
use super::moves::{Move, carry_out, losers};
use super::refusal::DecideRefusal;
use super::standing::Standing;
use super::ways::leaves_no_way_in;
use super::{show, told};
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, Checked, FailedOr, Tag};
use crate::session::{self, Administrator, RecentlyProven};

pub struct DecideCaseApi;

#[OpenApi]
impl DecideCaseApi {
    /// Decide a case
    ///
    /// The first decision is noted. The second one, of another administrator who does not see the first, carries it out if
    /// it is the same: links move, sessions of the account that loses a way in end, and both sides are told. If they differ
    /// the case is open again and both are kept. 401 `reauthenticate` unless the administrator proved within 10 minutes who
    /// they are.
    #[oai(
        path = "/api/staff/identity-cases/:id/decisions",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "decide_identity_case"
    )]
    async fn decide(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(input): Checked<CaseDecisionInput>,
    ) -> Result<Json<CaseDecided>, FailedOr<DecideRefusal>> {
        RecentlyProven::of(app, &current)?;
        let tx = app.db.begin().await?;
        let held = hold(&tx, &current, id.0).await?;
        let before = held.decisions(&tx).await?;
        let outcome = Outcome::from(input.outcome);
        let allows = input.allow_no_way_in == Some(true);
        let moves = judge(app, &tx, &held, &before, outcome, allows).await?;
        held.note(app, &tx, outcome, allows, input.text()).await?;
        let result = follow(app, &tx, &held, before.first(), outcome, &moves).await?;
        let action = match result {
            DecisionResult::Noted => Action::CaseDecided,
            DecisionResult::CarriedOut => Action::CaseCarriedOut,
            DecisionResult::Disagreed => Action::CaseDisagreed,
        };
        let after = match (result, before.first()) {
            // What the first decided is told with the second decision: until then nobody sees it, not even in the record.
            (DecisionResult::Noted, _) | (_, None) => json!({"round": held.case.round}),
            (_, Some(first)) => json!({
                "round": held.case.round,
                "first_outcome": first.outcome.to_value(),
                "first_grounds": first.grounds,
                "outcome": outcome.to_value(),
                "grounds": input.text(),
            }),
        };
        let (actor, subject) = (current.actor(&caller), Some(Subject::Case(held.case.id)));
        audit::record(app, &tx, &actor, action, subject, None, Some(after)).await?;
        let case = show::one(app, &tx, &current, held.case.id.0).await?;
        tx.commit().await?;
        Ok(Json(CaseDecided { result, case }))
    }
}

/// What it moves, if it may be decided.
async fn judge(
    app: &App,
    tx: &DatabaseTransaction,
    held: &Held,
    before: &[identity_case_decision::Model],
    outcome: Outcome,
    allows_no_way_in: bool,
) -> Result<Vec<Move>, FailedOr<DecideRefusal>> {
    if held.case.closed_at.is_some() {
        return Err(DecideRefusal::Closed.into());
    }
    if held.concerns_official(tx).await? {
        return Err(DecideRefusal::ConcernsYou.into());
    }
    if before
        .iter()
        .any(|decision| decision.staff_id == held.official.id)
    {
        return Err(DecideRefusal::AlreadyDecided.into());
    }
    if !held.was_looked_at(tx).await? {
        return Err(DecideRefusal::NotLooked.into());
    }
    let standing = Standing::look(tx, &held.case).await?;
    let moves = standing.moves(app, &held.case, outcome);
    let moves = moves.ok_or(DecideRefusal::OutcomeNotPossible)?;
    let all_allow = allows_no_way_in
        && before
            .iter()
            .all(|first| first.allows_no_way_in || first.outcome != outcome);
    if !all_allow && leaves_no_way_in(app, tx, &moves).await? {
        return Err(DecideRefusal::LeavesNoWayIn.into());
    }
    Ok(moves)
}

async fn follow(
    app: &App,
    tx: &DatabaseTransaction,
    held: &Held,
    first: Option<&identity_case_decision::Model>,
    outcome: Outcome,
    moves: &[Move],
) -> Result<DecisionResult, DbErr> {
    let Some(first) = first else {
        return Ok(DecisionResult::Noted);
    };
    let next = identity_case::ActiveModel {
        id: Set(held.case.id),
        round: Set(held.case.round + 1),
        ..Default::default()
    };
    if first.outcome != outcome {
        identity_case::Entity::update(next)
            .exec_without_returning(tx)
            .await?;
        return Ok(DecisionResult::Disagreed);
    }
    carry_out(tx, moves).await?;
    let closed = identity_case::ActiveModel {
        closed_at: Set(Some(app.now())),
        outcome: Set(Some(outcome)),
        moved: Set(serde_json::to_value(moves).ok()),
        ..next
    };
    identity_case::Entity::update(closed)
        .exec_without_returning(tx)
        .await?;
    for citizen in losers(moves) {
        session::end_all(app, tx, citizen, None).await?;
    }
    let details = told(&held.case, Some(outcome), None);
    held.tell(app, tx, Event::CaseDecided, &details).await?;
    Ok(DecisionResult::CarriedOut)
}
