use entity::activity::{self, Event};
use entity::staff_member::{Column, Entity, Model};
use entity::{ActivityId, PersonKind, StaffId, staff_credential};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Set};

use super::judge::Plan;
use crate::app::{App, Progress};
use crate::http::Caller;
use crate::session;
use crate::staff::imports::AT_ONCE;
use crate::staff::sign_in;

pub async fn write(
    app: &App,
    db: &impl ConnectionTrait,
    plan: Plan,
    nobodys: &str,
    progress: &Progress,
) -> Result<(), DbErr> {
    for members in plan.new.chunks(AT_ONCE) {
        insert(app, db, members, nobodys).await?;
        progress.advance(members.len());
    }
    for members in plan.changed.chunks(AT_ONCE) {
        update(db, members).await?;
        progress.advance(members.len());
    }
    for (member, _) in plan
        .events
        .iter()
        .filter(|(_, event)| *event == Event::RoleChanged)
    {
        // How long a session lasts follows from the role.
        session::end_all(app, db, *member, None).await?;
        sign_in::end_all(app, db, *member).await?;
    }
    for events in plan.events.chunks(AT_ONCE) {
        tell(app, db, events).await?;
    }
    progress.advance(plan.counts.unchanged);
    Ok(())
}

/// With a password that nobody knows: it keeps the place of one that is to be chosen.
async fn insert(app: &App, db: &impl ConnectionTrait, members: &[Model], nobodys: &str) -> Result<(), DbErr> {
    let rows = members.iter().cloned().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(db).await?;
    let credential = |member: &Model| staff_credential::ActiveModel {
        staff_id: Set(member.id),
        password_hash: Set(nobodys.to_owned()),
        must_change: Set(false),
        password_changed_at: Set(app.now()),
        ..Default::default()
    };
    staff_credential::Entity::insert_many(members.iter().map(credential))
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// Many in one statement: each is there already, and held.
async fn update(db: &impl ConnectionTrait, members: &[Model]) -> Result<(), DbErr> {
    let columns = [
        Column::SortKey,
        Column::SearchKey,
        Column::AccountVersion,
        Column::Role,
        Column::UnitId,
        Column::FullName,
        Column::Gender,
        Column::BirthDate,
        Column::Phone,
        Column::Address,
        Column::Email,
        Column::Version,
        Column::UpdatedAt,
    ];
    let there = OnConflict::column(Column::Id).update_columns(columns).to_owned();
    let rows = members.iter().cloned().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows)
        .on_conflict(there)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// In the members' own activity, without the administrator's address and device. The record of actions has the file as one.
async fn tell(app: &App, db: &impl ConnectionTrait, events: &[(StaffId, Event)]) -> Result<(), DbErr> {
    let nobody = Caller::nobody();
    let row = |(member, event): &(StaffId, Event)| activity::ActiveModel {
        person_kind: Set(PersonKind::Staff),
        person_id: Set(member.0),
        id: Set(ActivityId(app.new_id())),
        at: Set(app.now()),
        event: Set(*event),
        address: Set(nobody.address.to_string()),
        user_agent: Set(nobody.user_agent.clone()),
        session_id: Set(None),
        details: Set(None),
        reported_at: Set(None),
    };
    activity::Entity::insert_many(events.iter().map(row))
        .exec_without_returning(db)
        .await
        .map(drop)
}
