//! Saving what a citizen typed: all of it or nothing, and only over the version that was seen.

use std::sync::Arc;

use entity::activity::Event;
use entity::citizen_field::{self, FieldName};
use entity::{Person, citizen};
use poem_openapi::payload::Json;
use sea_orm::{DatabaseTransaction, DbErr};

use super::api::{ProfileAnswer, SaveAnswer, SaveRefusal};
use super::changes::ProfileChanges;
use super::conflict::ProfileChangedMeanwhile;
use super::names::spelt;
use super::own::{self, OwnChange};
use super::read;
use crate::app::App;
use crate::http::{Caller, EntityTag, FailedOr, Tags};
use crate::person::Pending;
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::phone::{self, Outgoing};
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
    let wanted = changes.wanted(app.now());
    let mut differences = own::differences(&known, wanted.clone());
    let person = Person::from(citizen.id);
    let phone = PhoneChange::of(&wanted, &mut differences, app, &tx, person).await?;
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

async fn answer(app: &App, current: &Current) -> Result<SaveAnswer, crate::http::Problem> {
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

/// A contact phone does not change at once: it is asked for, or one that waits is given up.
#[derive(Debug, PartialEq, Eq)]
enum PhoneChange {
    None,
    /// This number is to wait for a code.
    Request(String),
    /// The number that waits is given up.
    Cancel(String),
}

impl PhoneChange {
    /// Takes a new number out of the differences. One that is cleared stays there and counts at once.
    async fn of(
        wanted: &[(FieldName, Option<String>)],
        differences: &mut Vec<OwnChange>,
        app: &App,
        tx: &DatabaseTransaction,
        person: Person,
    ) -> Result<Self, DbErr> {
        let Some((_, number)) = wanted.iter().find(|(name, _)| *name == FieldName::ContactPhone) else {
            return Ok(Self::None);
        };
        let pending = Pending::of(tx, person).await?;
        let is_new = |change: &OwnChange| change.name == FieldName::ContactPhone && change.new.is_some();
        let has_new = differences.iter().any(is_new);
        differences.retain(|change| !is_new(change));
        let (now, policy) = (app.now(), &app.policy);
        let waits = |pending: &Pending| {
            Some(&pending.row.phone) == number.as_ref() && pending.can_be_confirmed(now, policy)
        };
        Ok(match (has_new, number, pending) {
            (true, _, Some(pending)) if waits(&pending) => Self::None,
            (true, Some(number), _) => Self::Request(number.clone()),
            (_, _, Some(pending)) => Self::Cancel(pending.row.phone),
            _ => Self::None,
        })
    }

    fn is_guarded(&self) -> bool {
        matches!(self, Self::Request(_))
    }

    async fn carry_out(
        self,
        app: &App,
        tx: &DatabaseTransaction,
        doing: &Doing<'_>,
    ) -> Result<Option<Outgoing>, crate::http::Problem> {
        match self {
            Self::None => Ok(None),
            Self::Request(number) => {
                let outgoing = phone::request(app, tx, doing.person, &number).await?;
                let details = ActivityDetails::phone(&number);
                doing
                    .record(app, tx, Event::ContactPhoneRequested, &details)
                    .await?;
                Ok(Some(outgoing))
            }
            Self::Cancel(number) => {
                phone::cancel(app, tx, doing.person).await?;
                let details = ActivityDetails::phone(&number);
                doing
                    .record(app, tx, Event::ContactPhoneCancelled, &details)
                    .await?;
                Ok(None)
            }
        }
    }
}
