//! Changing a unit over the version that was seen.

use entity::{UnitId, unit};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, Set};

use super::in_use::UnitInUse;
use super::look::look_at_one;
use super::view::UnitView;
use crate::app::App;
use crate::http::{ChangedMeanwhile, Code, EntityTag, Problem, Tags};

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
    /// It can't end: members or units are still in it.
    #[oai(status = 409, content_type = "application/problem+json")]
    InUse(Json<Box<UnitInUse>>),
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

pub fn tag(unit: &unit::Model) -> EntityTag {
    EntityTag::version(unit.version)
}

impl UnitChangeAnswer {
    pub async fn changed(app: &App, db: &impl ConnectionTrait, id: UnitId) -> Result<Self, Problem> {
        let unit = unit::Entity::find_by_id(id).one(db).await?;
        let unit = unit.ok_or_else(|| Problem::new(Code::NotFound))?;
        let view = look_at_one(app, db, &unit).await?;
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
