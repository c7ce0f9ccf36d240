//! Cases as they stand, without anything about the citizens whom they concern.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::identity_case::CaseKind;
use entity::staff_member::Role;
use entity::{CaseId, StaffId, identity_case, identity_case_decision, staff_member};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::view::{CaseOfficial, IdentityCase, IdentityCasePage, StateCode};
use crate::app::App;
use crate::http::{Code, Cursor, Paging, Problem};
use crate::person::ProviderCode;
use crate::session::StaffCurrent;

/// Where a page ended.
pub struct Place(DateTime<Utc>, Uuid);

impl Cursor for Place {
    fn parse(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        let last_at = DateTime::from_timestamp_micros(micros.parse().ok()?)?;
        Some(Self(last_at, id.parse().ok()?))
    }

    fn text(&self) -> String {
        format!("{}.{}", self.0.timestamp_micros(), self.1)
    }
}

pub async fn page(
    app: &App,
    current: &StaffCurrent,
    is_closed: Option<bool>,
    kind: Option<CaseKind>,
    paging: &Paging<Place>,
) -> Result<IdentityCasePage, DbErr> {
    use identity_case::Column;
    let db = app.db.read();
    let mut last_first = identity_case::Entity::find()
        .order_by_desc(Column::LastAt)
        .order_by_desc(Column::Id)
        .limit(paging.rows());
    if let Some(kind) = kind {
        last_first = last_first.filter(Column::Kind.eq(kind));
    }
    last_first = match is_closed {
        None => last_first,
        Some(true) => last_first.filter(Column::ClosedAt.is_not_null()),
        Some(false) => last_first.filter(Column::ClosedAt.is_null()),
    };
    if let Some(Place(last_at, id)) = paging.after {
        let place = Expr::tuple([Expr::col(Column::LastAt), Expr::col(Column::Id)]);
        last_first = last_first.filter(place.lt(Expr::tuple([Expr::value(last_at), Expr::value(id)])));
    }
    let rows = last_first.all(db).await?;
    let (rows, next) = paging.cut(rows, |row| Place(row.last_at, row.id.0));
    let cases = views(app, db, current, rows).await?;
    Ok(IdentityCasePage { cases, next })
}

pub async fn one(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    id: Uuid,
) -> Result<IdentityCase, Problem> {
    let row = identity_case::Entity::find_by_id(CaseId(id)).one(db).await?;
    let row = row.ok_or_else(|| Problem::new(Code::NotFound))?;
    let mut views = views(app, db, current, vec![row]).await?;
    views.pop().ok_or_else(|| Problem::new(Code::NotFound))
}

async fn views(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    rows: Vec<identity_case::Model>,
) -> Result<Vec<IdentityCase>, DbErr> {
    use identity_case_decision::Column;
    let decisions = identity_case_decision::Entity::find()
        .filter(Column::CaseId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let officials = officials(db, &decisions).await?;
    let views = rows.into_iter().map(|row| {
        let of_round = |decision: &&identity_case_decision::Model| {
            decision.case_id == row.id && decision.round == row.round
        };
        let counts =
            |row: &&identity_case_decision::Model| officials.get(&row.staff_id).is_some_and(still_decides);
        let first = decisions.iter().filter(of_round).find(counts);
        IdentityCase::of(app, current, &row, first, &officials)
    });
    Ok(views.collect())
}

/// Those who decided, by id.
pub async fn officials(
    db: &impl ConnectionTrait,
    decisions: &[identity_case_decision::Model],
) -> Result<HashMap<StaffId, staff_member::Model>, DbErr> {
    let ids = decisions.iter().map(|decision| decision.staff_id);
    let members = staff_member::Entity::find()
        .filter(staff_member::Column::Id.is_in(ids))
        .all(db)
        .await?;
    Ok(members.into_iter().map(|member| (member.id, member)).collect())
}

pub fn still_decides(official: &staff_member::Model) -> bool {
    official.role == Role::Administrator && official.disabled_at.is_none()
}

impl IdentityCase {
    fn of(
        app: &App,
        current: &StaffCurrent,
        row: &identity_case::Model,
        first: Option<&identity_case_decision::Model>,
        officials: &HashMap<StaffId, staff_member::Model>,
    ) -> Self {
        let undo_until = row.closed_at.map(|at| at + app.policy.case_undo_window);
        let state = match undo_until {
            None if first.is_some() => StateCode::AwaitingSecond,
            None => StateCode::Open,
            Some(until) if app.now() >= until => StateCode::Final,
            Some(_) if first.is_some() => StateCode::UndoAwaitingSecond,
            Some(_) => StateCode::CarriedOut,
        };
        let mut providers = app.settings.providers();
        let provider = providers.find(|provider| provider.issuer == row.issuer);
        Self {
            id: row.id.0,
            kind: row.kind.into(),
            state,
            provider: provider.map(|provider| ProviderCode::from(provider.name)),
            has_claimant: row.tried_by.is_some(),
            opened_at: row.opened_at,
            last_at: row.last_at,
            closed_at: row.closed_at,
            outcome: row.outcome.map(Into::into),
            undo_until,
            round: row.round,
            decided_by: first.map(|first| CaseOfficial::of(first.staff_id, officials)),
            decided_at: first.map(|first| first.decided_at),
            decided_by_you: first.is_some_and(|first| first.staff_id == current.staff),
        }
    }
}

impl CaseOfficial {
    pub fn of(id: StaffId, officials: &HashMap<StaffId, staff_member::Model>) -> Self {
        let member = officials.get(&id);
        Self {
            id: id.0,
            staff_code: member.map(|member| member.staff_code.clone()),
            full_name: member.and_then(|member| member.full_name.clone()),
        }
    }
}
