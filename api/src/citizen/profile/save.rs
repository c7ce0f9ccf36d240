//! Saving what a citizen typed: all of it or nothing, and only over the version that was seen.

use std::sync::Arc;

use entity::activity::Event;
use entity::citizen;
use entity::citizen_field::{self, FieldName};
use poem_openapi::payload::Json;
use sea_orm::{DatabaseTransaction, DbErr};

use super::api::{ProfileAnswer, SaveAnswer, SaveRefusal};
use super::changes::ProfileChanges;
use super::conflict::ProfileChangedMeanwhile;
use super::names::spelt;
use super::own::{self, OwnChange};
use super::phone_change::PhoneChange;
use super::read;
use crate::app::App;
use crate::http::{Caller, EntityTag, FailedOr, Problem, Tags};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::phone;
use crate::session::{self, Current, RecentlyProven};

/// What a thief would change first.
const GUARDED: &[FieldName] = &[FieldName::ContactPhone, FieldName::Email];

pub async fn save(
    app: &Arc<App>,
    current: &Current,
    caller: &Caller,
    seen: Option<&str>,
    changes: &ProfileChanges,
) -> Result<SaveAnswer, FailedOr<SaveRefusal>> {
    let seen = Tags::strong(seen.ok_or(SaveRefusal::IfMatchRequired)?);
    let tx = app.db.begin().await?;
    let citizen = session::hold(&tx, current).await?;
    let known = citizen_field::Entity::of(citizen.id).all(&tx).await?;
    if !seen.match_tag(&EntityTag::version(citizen.profile_version)) {
        return Ok(conflict(&citizen, &known, &seen));
    }
    let mut differences = own::differences(&known, changes.wanted(app.now()));
    let phone = match changes.names_contact_phone() {
        true => PhoneChange::take_from(&mut differences, app, &tx, citizen.id.into()).await?,
        false => PhoneChange::None,
    };
    if phone.is_guarded() || differences.iter().any(|change| GUARDED.contains(&change.name)) {
        RecentlyProven::of(app, current)?;
    }
    if differences.is_empty() && phone == PhoneChange::None {
        return Ok(answer(app, current).await?);
    }
    let version = own::next_version(&tx, &citizen).await?;
    own::write(app, &tx, &citizen, &differences, version).await?;
    let doing = Doing::of(current, caller);
    record(app, &tx, &doing, &differences).await?;
    let outgoing = phone.carry_out(app, &tx, &doing).await?;
    tx.commit().await?;
    if let Some(outgoing) = outgoing {
        // What became of it stands in the answer.
        phone::send(app, outgoing).await?;
    }
    Ok(answer(app, current).await?)
}

async fn answer(app: &App, current: &Current) -> Result<SaveAnswer, Problem> {
    let ProfileAnswer::Profile(profile, tag) = read::answer(app, current).await?;
    Ok(SaveAnswer::Saved(profile, tag))
}

fn conflict(citizen: &citizen::Model, known: &[citizen_field::Model], seen: &Tags) -> SaveAnswer {
    let tag = EntityTag::version(citizen.profile_version);
    let difference = ProfileChangedMeanwhile::since(seen.version(), known);
    SaveAnswer::ChangedMeanwhile(Json(difference), tag.to_string())
}

async fn record(
    app: &App,
    tx: &DatabaseTransaction,
    doing: &Doing<'_>,
    differences: &[OwnChange],
) -> Result<(), DbErr> {
    if differences.is_empty() {
        return Ok(());
    }
    let names = differences.iter().map(|change| spelt(change.name)).collect();
    doing
        .record(app, tx, Event::ProfileChanged, &ActivityDetails::fields(names))
        .await
}
