//! Changing a member's account over the version that was seen.

use entity::activity::Event;
use entity::{StaffId, staff_member};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use sea_orm::{ActiveEnum, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::{Value, json};

use super::account::look_at_one;
use super::view::MemberView;
use crate::app::App;
use crate::audit::{Action, Subject};
use crate::http::{ChangedMeanwhile, Code, EntityTag, Problem, Tags};
use crate::session;
use crate::staff::administering::{Administering, differing};

#[derive(ApiResponse)]
pub enum MemberChangeAnswer {
    /// Done; the member as they stand.
    #[oai(status = 200)]
    Changed(
        Json<Box<MemberView>>,
        /// The version; `If-Match` wants it when the account is changed.
        #[oai(header = "ETag")]
        String,
    ),
    /// Somebody changed it meanwhile: nothing was done, and here it is as it stands.
    #[oai(status = 412, content_type = "application/problem+json")]
    ChangedMeanwhile(
        Json<Box<ChangedMeanwhile<MemberView>>>,
        /// The version as it is now.
        #[oai(header = "ETag")]
        String,
    ),
}

/// A member who is held until the transaction ends.
pub enum Seen {
    AsItIs(staff_member::Model),
    Otherwise(staff_member::Model),
}

pub async fn hold(db: &impl ConnectionTrait, id: StaffId) -> Result<staff_member::Model, Problem> {
    let member = session::hold_member(db, id).await?;
    member.ok_or_else(|| Problem::new(Code::NotFound))
}

pub async fn hold_seen(db: &impl ConnectionTrait, id: StaffId, seen: &Tags) -> Result<Seen, Problem> {
    let member = hold(db, id).await?;
    Ok(match seen.match_tag(&tag(&member)) {
        true => Seen::AsItIs(member),
        false => Seen::Otherwise(member),
    })
}

pub async fn find(db: &impl ConnectionTrait, id: StaffId) -> Result<staff_member::Model, Problem> {
    let member = staff_member::Entity::find_by_id(id).one(db).await?;
    member.ok_or_else(|| Problem::new(Code::NotFound))
}

/// The member is told, and what changed stands in the record of actions.
pub async fn write_down(
    by: Administering<'_>,
    tx: &DatabaseTransaction,
    before: &staff_member::Model,
    (event, action): (Event, Action),
) -> Result<(), Problem> {
    let after = find(tx, before.id).await?;
    by.tell(tx, before.id, event).await?;
    let change = differing(facts(before), facts(&after)).unwrap_or_default();
    by.note(tx, action, Some(Subject::Member(before.id)), change)
        .await?;
    Ok(())
}

/// What the record of actions says of a member's account.
pub fn facts(member: &staff_member::Model) -> Value {
    json!({
        "staff_code": member.staff_code,
        "username": member.username,
        "full_name": member.full_name,
        "unit_id": member.unit_id.0,
        "role": member.role.to_value(),
        "disabled": member.disabled_at.is_some(),
    })
}

/// Writes what is set, as the next version of the account.
pub async fn write(
    db: &impl ConnectionTrait,
    member: &staff_member::Model,
    changed: staff_member::ActiveModel,
) -> Result<(), DbErr> {
    let row = staff_member::ActiveModel {
        id: Set(member.id),
        account_version: Set(member.account_version + 1),
        ..changed
    };
    staff_member::Entity::update(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}

pub fn tag(member: &staff_member::Model) -> EntityTag {
    EntityTag::version(member.account_version)
}

impl MemberChangeAnswer {
    /// The member as they stand now.
    pub async fn changed(app: &App, db: &impl ConnectionTrait, id: StaffId) -> Result<Self, Problem> {
        let member = find(db, id).await?;
        let view = look_at_one(app, db, &member).await?;
        Ok(Self::Changed(Json(Box::new(view)), tag(&member).to_string()))
    }

    pub async fn meanwhile(
        app: &App,
        db: &impl ConnectionTrait,
        member: &staff_member::Model,
    ) -> Result<Self, DbErr> {
        let view = look_at_one(app, db, member).await?;
        let difference = ChangedMeanwhile::to(view);
        Ok(Self::ChangedMeanwhile(
            Json(Box::new(difference)),
            tag(member).to_string(),
        ))
    }
}
