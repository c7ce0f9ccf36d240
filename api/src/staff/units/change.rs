//! Changing a unit over the version that was seen.

use entity::{UnitId, unit};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use sea_orm::{ActiveEnum, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QuerySelect, Set};
use serde_json::{Value, json};

use super::in_use::UnitConflict;
use super::look::look_at_one;
use super::view::UnitView;
use crate::app::App;
use crate::audit::{Action, Subject};
use crate::http::{ChangedMeanwhile, Code, EntityTag, Problem, Tags};
use crate::staff::administering::{Administering, differing};

#[derive(ApiResponse)]
pub enum UnitChangeAnswer {
    /// Done; the unit as it stands.
    #[oai(status = 200)]
    Changed(
        Json<Box<UnitView>>,
        /// The version; `If-Match` wants it when the unit is changed.
        #[oai(header = "ETag")]
        String,
    ),
    /// Members or units are still in it, or the tree of units does not allow it.
    #[oai(status = 409, content_type = "application/problem+json")]
    InUse(Json<Box<UnitConflict>>),
    /// Somebody changed it meanwhile: nothing was done, and here it is as it stands.
    #[oai(status = 412, content_type = "application/problem+json")]
    ChangedMeanwhile(
        Json<Box<ChangedMeanwhile<UnitView>>>,
        /// The version as it is now.
        #[oai(header = "ETag")]
        String,
    ),
}

/// A unit that is held until the transaction ends.
pub enum Seen {
    AsItIs(unit::Model),
    Otherwise(unit::Model),
}

pub async fn hold(db: &impl ConnectionTrait, id: UnitId, seen: &Tags) -> Result<Seen, Problem> {
    let unit = unit::Entity::find_by_id(id).lock_exclusive().one(db).await?;
    let unit = unit.ok_or_else(|| Problem::new(Code::NotFound))?;
    Ok(match seen.match_tag(&tag(&unit)) {
        true => Seen::AsItIs(unit),
        false => Seen::Otherwise(unit),
    })
}

/// Writes what is set, as the next version.
pub async fn write(
    db: &impl ConnectionTrait,
    unit: &unit::Model,
    changed: unit::ActiveModel,
) -> Result<(), DbErr> {
    let row = unit::ActiveModel {
        id: Set(unit.id),
        version: Set(unit.version + 1),
        ..changed
    };
    unit::Entity::update(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// What the record of actions says of a unit.
pub fn facts(unit: &unit::Model) -> Value {
    json!({
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind.to_value(),
        "parent_id": unit.parent_id.map(|id| id.0),
        "valid_from": unit.valid_from,
        "valid_until": unit.valid_until,
        "successor_id": unit.successor_id.map(|id| id.0),
    })
}

pub fn tag(unit: &unit::Model) -> EntityTag {
    EntityTag::version(unit.version)
}

impl UnitChangeAnswer {
    /// With what changed in the record of actions, if anything did.
    pub async fn changed(
        by: Administering<'_>,
        tx: &DatabaseTransaction,
        before: &unit::Model,
        action: Action,
    ) -> Result<Self, Problem> {
        let unit = unit::Entity::find_by_id(before.id).one(tx).await?;
        let unit = unit.ok_or_else(|| Problem::new(Code::NotFound))?;
        let view = look_at_one(by.app, tx, &unit).await?;
        if let Some(change) = differing(facts(before), facts(&unit)) {
            by.note(tx, action, Some(Subject::Unit(unit.id)), change).await?;
        }
        Ok(Self::Changed(Json(Box::new(view)), tag(&unit).to_string()))
    }

    pub async fn meanwhile(app: &App, db: &impl ConnectionTrait, unit: &unit::Model) -> Result<Self, DbErr> {
        let view = look_at_one(app, db, unit).await?;
        let difference = ChangedMeanwhile::to(view);
        Ok(Self::ChangedMeanwhile(
            Json(Box::new(difference)),
            tag(unit).to_string(),
        ))
    }
}
