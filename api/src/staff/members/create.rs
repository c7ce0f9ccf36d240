//! A new member, with a code to hand over instead of a password.

use entity::activity::Event;
use entity::{StaffId, UnitId, staff_credential, staff_member, unit};
use poem_openapi::Object;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::account::look_at_one;
use super::change::{facts, find};
use super::password::nobodys_password;
use super::view::HandedCode;
use crate::app::App;
use crate::audit::{Action, Subject};
use crate::civil;
use crate::http::{Problem, Weighed, WrongFields};
use crate::session::StaffRole;
use crate::staff::administering::Administering;
use crate::staff::codes;
use crate::staff::reset_code;
use crate::staff::units::is_over;

const LONGEST_CODE: usize = 64;

#[derive(Object, Validate)]
#[oai(rename = "StaffNewMember", deny_unknown_fields)]
pub struct NewMember {
    /// *Mã cán bộ*: the key of what other systems know of them, unlike any other's.
    #[oai(validator(max_length = 64))]
    #[validate(custom(function = is_code))]
    staff_code: String,
    /// 4 to 32 letters a–z, digits, dots, hyphens or underscores; unlike any other's.
    #[oai(validator(max_length = 256))]
    #[validate(custom(function = is_username))]
    username: String,
    #[oai(validator(max_length = 255))]
    #[validate(custom(function = is_name))]
    full_name: String,
    /// One that is not over.
    unit_id: Uuid,
    role: StaffRole,
}

fn is_code(typed: &str) -> Result<(), ValidationError> {
    let code = civil::line(typed, LONGEST_CODE);
    code.map(drop).ok_or_else(|| ValidationError::new("text"))
}

fn is_username(typed: &str) -> Result<(), ValidationError> {
    let name = civil::username(typed);
    name.map(drop).ok_or_else(|| ValidationError::new("username"))
}

fn is_name(typed: &str) -> Result<(), ValidationError> {
    civil::name(typed)
        .map(drop)
        .ok_or_else(|| ValidationError::new("text"))
}

/// As it is kept. What is wrong is empty, and never comes to be kept.
struct Kept {
    staff_code: String,
    username: String,
    full_name: String,
}

pub async fn create(
    by: Administering<'_>,
    Weighed { body, mut wrong }: Weighed<NewMember>,
) -> Result<HandedCode, Problem> {
    let kept = Kept {
        staff_code: civil::line(&body.staff_code, LONGEST_CODE).unwrap_or_default(),
        username: civil::username(&body.username).unwrap_or_default(),
        full_name: civil::name(&body.full_name).unwrap_or_default(),
    };
    // Before the transaction, which must not span it.
    let nobodys = nobodys_password(by.app).await?;
    let tx = by.begin().await?;
    note_taken(&tx, &kept, &mut wrong).await?;
    note_wrong_unit(by.app, &tx, UnitId(body.unit_id), &mut wrong).await?;
    wrong.refuse()?;
    let staff = insert(by.app, &tx, kept, &body, nobodys).await?;
    let drawn = reset_code::draw(by.app, &tx, staff).await?;
    let member = find(&tx, staff).await?;
    let view = look_at_one(by.app, &tx, &member).await?;
    by.tell(&tx, staff, Event::AccountCreated).await?;
    let change = (None, Some(facts(&member)));
    by.note(&tx, Action::MemberCreated, Some(Subject::Member(staff)), change)
        .await?;
    tx.commit().await?;
    Ok(HandedCode {
        code: drawn.code,
        valid_until: drawn.until,
        member: view,
    })
}

async fn note_taken(db: &impl ConnectionTrait, kept: &Kept, wrong: &mut WrongFields) -> Result<(), DbErr> {
    if codes::is_among(&codes::of_members(db).await?, &kept.staff_code) {
        wrong.note("staff_code", "staff_code_taken");
    }
    let by_name = staff_member::Entity::find_by_username(&kept.username);
    if by_name.one(db).await?.is_some() {
        wrong.note("username", "staff_username_taken");
    }
    Ok(())
}

async fn note_wrong_unit(
    app: &App,
    db: &impl ConnectionTrait,
    id: UnitId,
    wrong: &mut WrongFields,
) -> Result<(), DbErr> {
    match unit::Entity::find_by_id(id).one(db).await? {
        None => wrong.note("unit_id", "unit_unknown"),
        Some(unit) if is_over(&unit, civil::today(app.now())) => wrong.note("unit_id", "unit_over"),
        Some(_) => {}
    }
    Ok(())
}

async fn insert(
    app: &App,
    tx: &DatabaseTransaction,
    kept: Kept,
    body: &NewMember,
    nobodys: String,
) -> Result<StaffId, DbErr> {
    let (id, now) = (StaffId(app.new_id()), app.now());
    let keys = civil::person_keys(Some(&kept.full_name), &kept.username, &kept.staff_code);
    let member = staff_member::ActiveModel {
        id: Set(id),
        staff_code: Set(kept.staff_code),
        username: Set(kept.username),
        full_name: Set(Some(kept.full_name)),
        role: Set(body.role.into()),
        unit_id: Set(UnitId(body.unit_id)),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        account_version: Set(1),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
        ..Default::default()
    };
    staff_member::Entity::insert(member)
        .exec_without_returning(tx)
        .await?;
    let credential = staff_credential::ActiveModel {
        staff_id: Set(id),
        password_hash: Set(nobodys),
        must_change: Set(false),
        password_changed_at: Set(now),
        ..Default::default()
    };
    staff_credential::Entity::insert(credential)
        .exec_without_returning(tx)
        .await?;
    Ok(id)
}
