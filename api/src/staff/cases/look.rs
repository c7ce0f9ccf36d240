//! Looking at the data of a case, for a reason.

use std::sync::Arc;

use entity::activity::Event;
use entity::identity_case_decision::{self, Outcome};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::held::{Held, hold, people};
use super::input::CaseReason;
use super::look_view::{CaseDecision, CaseOutcomeOption, CaseSide, DisputedIdentity, IdentityCaseView};
use super::moves::losers;
use super::refusal::LookRefusal;
use super::side::ending;
use super::standing::Standing;
use super::view::CaseOfficial;
use super::ways::leaves_no_way_in;
use super::{show, told};
use crate::app::App;
use crate::audit::{self, Action, Subject};
use crate::http::{Caller, Checked, FailedOr, Problem, Tag};
use crate::session::{Administrator, StaffCurrent};

pub struct LookAtCaseApi;

#[OpenApi]
impl LookAtCaseApi {
    /// Look at the data of a case
    ///
    /// What speaks for either side. Each look needs a reason: it is in the activity of every citizen concerned, with the
    /// reason, and in the record of actions. Whom the case is about as a citizen does not look.
    #[oai(
        path = "/api/staff/identity-cases/:id/looks",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "look_at_identity_case"
    )]
    async fn look(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(reason): Checked<CaseReason>,
    ) -> Result<Json<IdentityCaseView>, FailedOr<LookRefusal>> {
        let tx = app.db.begin().await?;
        let held = hold(&tx, &current, id.0).await?;
        if held.concerns_official(&tx).await? {
            return Err(LookRefusal::ConcernsYou.into());
        }
        let view = view(app, &tx, &current, &held).await?;
        let details = told(&held.case, None, Some(reason.text()));
        held.tell(app, &tx, Event::CaseLookedAt, &details).await?;
        let concerned: Vec<_> = people(&held.case).iter().map(ToString::to_string).collect();
        let after = json!({"reason": reason.text(), "citizens": concerned});
        let (actor, subject) = (current.actor(&caller), Some(Subject::Case(held.case.id)));
        audit::record(app, &tx, &actor, Action::CaseLookedAt, subject, None, Some(after)).await?;
        tx.commit().await?;
        Ok(Json(view))
    }
}

async fn view(
    app: &App,
    tx: &DatabaseTransaction,
    current: &StaffCurrent,
    held: &Held,
) -> Result<IdentityCaseView, Problem> {
    let case = &held.case;
    let standing = Standing::look(tx, case).await?;
    let belongs_to = |citizen| {
        let links = standing.identity.iter().chain(&standing.tech_id);
        links.into_iter().any(|link| Some(link.citizen_id) == citizen)
    };
    let claimant = match &held.claimant {
        Some(citizen) => Some(CaseSide::of(app, tx, case, citizen).await?),
        None => None,
    };
    let holder = CaseSide::of(app, tx, case, &held.holder).await?;
    Ok(IdentityCaseView {
        case: show::one(app, tx, current, case.id.0).await?,
        identity: DisputedIdentity {
            issuer: case.issuer.clone(),
            subject_ending: ending(&case.subject),
            tech_id_ending: case.tech_id.as_deref().map(ending),
            held_by_holder: belongs_to(Some(case.held_by)),
            held_by_claimant: case.tried_by.is_some() && belongs_to(case.tried_by),
        },
        outcomes: outcomes(app, tx, held, &standing, holder.live_sessions).await?,
        history: history(tx, held).await?,
        holder,
        claimant,
    })
}

async fn outcomes(
    app: &App,
    tx: &DatabaseTransaction,
    held: &Held,
    standing: &Standing,
    live_sessions: u64,
) -> Result<Vec<CaseOutcomeOption>, DbErr> {
    let mut options = Vec::new();
    if held.case.closed_at.is_some() {
        return Ok(options);
    }
    for outcome in [
        Outcome::KeepWithHolder,
        Outcome::GiveToClaimant,
        Outcome::LinkToHolder,
    ] {
        let Some(moves) = standing.moves(app, &held.case, outcome) else {
            continue;
        };
        let ends = losers(&moves).contains(&held.case.held_by);
        options.push(CaseOutcomeOption {
            outcome: outcome.into(),
            leaves_holder_without_way_in: leaves_no_way_in(app, tx, &moves).await?,
            ends_sessions: if ends { live_sessions } else { 0 },
        });
    }
    Ok(options)
}

/// Of rounds that are over: what the first decided in the open one, the second must not see.
async fn history(tx: &DatabaseTransaction, held: &Held) -> Result<Vec<CaseDecision>, DbErr> {
    use identity_case_decision::Column;
    let rows = identity_case_decision::Entity::find()
        .filter(Column::CaseId.eq(held.case.id))
        .filter(Column::Round.lt(held.case.round))
        .order_by_desc(Column::Id)
        .all(tx)
        .await?;
    let officials = show::officials(tx, &rows).await?;
    let decision = |row: identity_case_decision::Model| CaseDecision {
        by: CaseOfficial::of(row.staff_id, &officials),
        round: row.round,
        outcome: row.outcome.into(),
        grounds: row.grounds,
        decided_at: row.decided_at,
    };
    Ok(rows.into_iter().map(decision).collect())
}
