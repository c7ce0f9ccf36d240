//! The first administrator, made on the command line: nobody could let them in otherwise.

use entity::staff_member::Role;
use entity::unit::UnitKind;
use entity::{StaffId, UnitId, staff_credential, staff_member, unit};
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, QueryOrder, Set};
use serde_json::json;

use crate::app::App;
use crate::audit::{self, Action, Actor, Subject};
use crate::civil;
use crate::secret::PasswordError;
use crate::staff::codes;

/// Whom to make.
pub struct NewAdministrator<'a> {
    pub username: &'a str,
    pub staff_code: &'a str,
    pub full_name: &'a str,
}

/// What to hand over.
pub struct Created {
    pub username: String,
    /// Good for choosing another one, and for nothing else.
    pub first_password: String,
}

#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error("a user name has 4 to 32 letters a–z, digits, dots, hyphens or underscores, at least one letter")]
    Username,
    #[error("a staff code has 1 to 64 characters")]
    StaffCode,
    #[error("a name is required")]
    FullName,
    #[error("this user name or staff code is taken")]
    Taken,
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// In the province's first unit, which is made if there is none.
pub async fn create_administrator(app: &App, new: NewAdministrator<'_>) -> Result<Created, CreateError> {
    let username = civil::username(new.username).ok_or(CreateError::Username)?;
    let staff_code = new.staff_code.trim();
    if !(1..=64).contains(&staff_code.chars().count()) {
        return Err(CreateError::StaffCode);
    }
    let full_name = civil::name(new.full_name).ok_or(CreateError::FullName)?;
    let first_password = app.random.token();
    let hash = app.passwords.hash(&first_password).await?;
    let tx = app.db.begin().await?;
    let by_name = staff_member::Entity::find_by_username(&username).one(&tx).await?;
    if by_name.is_some() || codes::is_among(&codes::of_members(&tx).await?, staff_code) {
        return Err(CreateError::Taken);
    }
    let unit = root(app, &tx).await?;
    let keys = civil::person_keys(Some(&full_name), &username, staff_code);
    let id = StaffId(app.new_id());
    let member = staff_member::ActiveModel {
        id: Set(id),
        staff_code: Set(staff_code.to_owned()),
        username: Set(username.clone()),
        role: Set(Role::Administrator),
        unit_id: Set(unit),
        created_at: Set(app.now()),
        full_name: Set(Some(full_name)),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        account_version: Set(1),
        version: Set(1),
        updated_at: Set(app.now()),
        ..Default::default()
    };
    staff_member::Entity::insert(member)
        .exec_without_returning(&tx)
        .await?;
    insert_credential(app, &tx, id, hash).await?;
    let (actor, subject) = (Actor::command_line(), Some(Subject::Member(id)));
    let after = json!({"username": username, "staff_code": staff_code, "role": "administrator"});
    let action = Action::AdministratorCreated;
    audit::record(app, &tx, &actor, action, subject, None, Some(after)).await?;
    tx.commit().await?;
    Ok(Created {
        username,
        first_password,
    })
}

async fn insert_credential(
    app: &App,
    tx: &DatabaseTransaction,
    staff: StaffId,
    hash: String,
) -> Result<(), DbErr> {
    let credential = staff_credential::ActiveModel {
        staff_id: Set(staff),
        password_hash: Set(hash),
        must_change: Set(true),
        password_changed_at: Set(app.now()),
        ..Default::default()
    };
    staff_credential::Entity::insert(credential)
        .exec_without_returning(tx)
        .await
        .map(drop)
}

async fn root(app: &App, tx: &DatabaseTransaction) -> Result<UnitId, DbErr> {
    let first = unit::Entity::find()
        .order_by_asc(unit::Column::Path)
        .one(tx)
        .await?;
    if let Some(unit) = first {
        let root = unit.path.split('/').next().and_then(|id| id.parse().ok());
        return Ok(root.map_or(unit.id, UnitId));
    }
    let id = UnitId(app.new_id());
    let (code, name) = ("UBND", "Ủy ban nhân dân tỉnh");
    let keys = civil::unit_keys(name, code);
    let province = unit::ActiveModel {
        id: Set(id),
        path: Set(format!("{id}/")),
        code: Set(code.to_owned()),
        name: Set(name.to_owned()),
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        version: Set(1),
        kind: Set(UnitKind::Province),
        valid_from: Set(civil::today(app.now())),
        ..Default::default()
    };
    unit::Entity::insert(province).exec_without_returning(tx).await?;
    Ok(id)
}
