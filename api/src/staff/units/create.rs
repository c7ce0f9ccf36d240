//! A new unit.

use entity::{UnitId, unit};
use poem::http::StatusCode;
use poem_openapi::Enum;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel};

use super::change::facts;
use super::input::{Kept, NewUnit};
use super::tree::{DEEPEST, depth, is_over, outlives, path_below};
use crate::app::App;
use crate::audit::{Action, Subject};
use crate::civil;
use crate::http::{FailedOr, Problem, Reason, Weighed, WrongFields};
use crate::staff::administering::Administering;
use crate::staff::codes;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffNewUnitRefusal", rename_all = "snake_case")]
pub enum NewUnitRefusal {
    /// The tree would have more than twelve levels.
    TooDeep,
}

pub const TOO_DEEP: (&str, &str) = (
    "Cây đơn vị không được quá 12 cấp.",
    "The tree of units must not have more than 12 levels.",
);

impl Reason for NewUnitRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        TOO_DEEP
    }
}

pub async fn create(
    by: Administering<'_>,
    input: Weighed<NewUnit>,
) -> Result<unit::Model, FailedOr<NewUnitRefusal>> {
    let tx = by.begin().await?;
    let Weighed { body, mut wrong } = input;
    let parent = parent(by.app, &tx, &body, &mut wrong).await?;
    note_taken_code(&tx, &body, &mut wrong).await?;
    wrong.refuse()?;
    let kept = body.kept().unwrap_or_default();
    let id = UnitId(by.app.new_id());
    let path = path_below(parent.as_ref(), id);
    if depth(&path) > DEEPEST {
        return Err(NewUnitRefusal::TooDeep.into());
    }
    let unit = row(id, path, parent.map(|parent| parent.id), &body, kept);
    unit::Entity::insert(unit.clone().into_active_model())
        .exec_without_returning(&tx)
        .await?;
    let change = (None, Some(facts(&unit)));
    by.note(&tx, Action::UnitCreated, Some(Subject::Unit(id)), change)
        .await?;
    tx.commit().await?;
    Ok(unit)
}

async fn parent(
    app: &App,
    db: &impl ConnectionTrait,
    body: &NewUnit,
    wrong: &mut WrongFields,
) -> Result<Option<unit::Model>, Problem> {
    let Some(id) = body.parent_id else {
        return Ok(None);
    };
    let parent = unit::Entity::find_by_id(UnitId(id)).one(db).await?;
    match &parent {
        None => wrong.note("parent_id", "unit_unknown"),
        Some(parent) if is_over(parent, civil::today(app.now())) => wrong.note("parent_id", "unit_over"),
        Some(parent) if body.kept().is_ok_and(|kept| outlives(kept.valid_until, parent)) => {
            wrong.note("valid_until", "outlives_parent");
        }
        Some(_) => {}
    }
    Ok(parent)
}

async fn note_taken_code(
    db: &impl ConnectionTrait,
    body: &NewUnit,
    wrong: &mut WrongFields,
) -> Result<(), Problem> {
    if let Ok(Kept { code, .. }) = body.kept()
        && codes::is_among(&codes::of_units(db).await?, &code)
    {
        wrong.note("code", "unit_code_taken");
    }
    Ok(())
}

fn row(id: UnitId, path: String, parent_id: Option<UnitId>, body: &NewUnit, kept: Kept) -> unit::Model {
    let keys = civil::unit_keys(&kept.name, &kept.code);
    unit::Model {
        id,
        parent_id,
        path,
        kind: body.kind.into(),
        code: kept.code,
        name: kept.name,
        valid_from: kept.valid_from,
        valid_until: kept.valid_until,
        successor_id: None,
        sort_key: keys.sort,
        search_key: keys.search,
        version: 1,
    }
}
