//! Saving a record: all of it or nothing, and only over the version that was seen.

use entity::activity::Event;
use entity::staff_member;
use poem_openapi::payload::Json;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::api::{RecordRefusal, StaffSaveAnswer};
use super::change::change;
use super::conflict::StaffProfileChangedMeanwhile;
use super::look::look;
use super::names::Field;
use super::number;
use super::record::{Record, RecordInput};
use super::view::StaffProfile;
use crate::app::App;
use crate::civil;
use crate::evidence::turn;
use crate::http::{Caller, EntityTag, FailedOr, Problem, Tags, Weighed, WrongFields, spelt};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, RecentlyProven, StaffCurrent};
use crate::staff::{campaigns, pages};

/// What a thief would change first.
const GUARDED: &[Field] = &[Field::PersonalId, Field::Phone, Field::Email];

pub async fn save(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    seen: Option<&str>,
    input: Weighed<RecordInput>,
) -> Result<StaffSaveAnswer, FailedOr<RecordRefusal>> {
    let seen = Tags::strong(seen.ok_or(RecordRefusal::IfMatchRequired)?);
    let wanted = input.body.wanted(app.now());
    let tx = app.db.begin().await?;
    if let Some(number) = &wanted.personal_id {
        // Two members who give one number at the same instant follow one another.
        turn::take(app, &tx, number).await?;
    }
    let member = session::hold_staff(&tx, current).await?;
    let kept = Record::from(&member);
    if !seen.match_tag(&EntityTag::version(member.version)) {
        return Ok(conflict(&member, &kept, &wanted));
    }
    refuse_wrong(&tx, &member, &wanted, input.wrong).await?;
    let changed: Vec<_> = wanted
        .differences(&kept)
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    if changed.iter().any(|field| GUARDED.contains(field)) {
        RecentlyProven::of(app, current)?;
    }
    if !changed.is_empty() {
        let change = change(&kept, &wanted);
        write(app, &tx, &member, wanted).await?;
        let after = staff_member::Entity::find_by_id(member.id).one(&tx).await?;
        if let Some(after) = after {
            campaigns::settle(app, &tx, &member, &after).await?;
        }
        let details = ActivityDetails::fields(changed.iter().map(spelt).collect());
        Doing::of(current, caller)
            .record_change(app, &tx, Event::ProfileChanged, &details, change)
            .await?;
    }
    let known = look(app, &tx, member.id).await?;
    tx.commit().await?;
    let tag = EntityTag::version(known.standing.member.version).to_string();
    Ok(StaffSaveAnswer::Saved(
        Json(Box::new(StaffProfile::of(&known))),
        tag,
    ))
}

fn conflict(member: &staff_member::Model, kept: &Record, wanted: &Record) -> StaffSaveAnswer {
    let difference = StaffProfileChangedMeanwhile::of(kept, wanted);
    let tag = EntityTag::version(member.version).to_string();
    StaffSaveAnswer::ChangedMeanwhile(Json(difference), tag)
}

/// With what only the database knows.
async fn refuse_wrong(
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
    wanted: &Record,
    mut wrong: WrongFields,
) -> Result<(), Problem> {
    if let Some(number) = &wanted.personal_id
        && let Some(code) = number::wrong(db, member, number).await?
    {
        wrong.note("personal_id", code);
    }
    let page = wanted.default_page.as_deref();
    if page.is_some_and(|page| !pages::is_offered(member.role, page)) {
        wrong.note("default_page", "page_not_offered");
    }
    wrong.refuse()
}

async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
    wanted: Record,
) -> Result<(), DbErr> {
    let keys = civil::person_keys(wanted.full_name.as_deref(), &member.username, &member.staff_code);
    let row = staff_member::ActiveModel {
        id: Set(member.id),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        full_name: Set(wanted.full_name),
        gender: Set(wanted.gender.map(Into::into)),
        birth_date: Set(wanted.birth_date),
        personal_id: Set(wanted.personal_id),
        phone: Set(wanted.phone),
        address: Set(wanted.address),
        email: Set(wanted.email),
        default_page: Set(wanted.default_page),
        version: Set(member.version + 1),
        updated_at: Set(app.now()),
        ..Default::default()
    };
    staff_member::Entity::update(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}
