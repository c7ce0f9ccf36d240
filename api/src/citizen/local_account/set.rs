//! Make a user name with its password, or change the name.

use entity::activity::Event;
use entity::{LocalAccountId, local_account};
use poem::http::StatusCode;
use poem_openapi::{Enum, Object};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use validator::Validate;

use super::names::{confirmed_phone, context, is_taken};
use crate::app::App;
use crate::citizen::links::Changed;
use crate::citizen::local_sign_in;
use crate::civil;
use crate::evidence::turn;
use crate::http::{Caller, FailedOr, FieldError, Problem, Reason, field_error};
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::password::{normalized, wrong};
use crate::session::{self, Current, RecentlyProven};

#[derive(Object, Validate)]
pub struct LocalAccountInput {
    /// Required: 4 to 32 of `a`–`z`, `0`–`9`, dot, hyphen, underscore, at least one letter; capitals count as small
    /// letters. No two people have names that look alike.
    #[oai(validator(max_length = 256))]
    #[validate(length(max = 256))]
    username: Option<String>,
    /// Required for a new account: 12 to 128 characters, any. Of one that exists `PUT …/password` changes it.
    #[oai(validator(max_length = 1024))]
    #[validate(length(max = 1024))]
    password: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum SetLocalRefusal {
    /// Codes go to the confirmed contact phone, and there is none.
    NoConfirmedPhone,
}

impl Reason for SetLocalRefusal {
    fn status(self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn detail(self) -> (&'static str, &'static str) {
        (
            "Mã xác thực khi đăng nhập được gửi đến số điện thoại liên hệ. Vui lòng nhập và xác nhận số điện thoại liên hệ trước.",
            "Codes for signing in are sent to your contact phone. Please enter and confirm a contact phone first.",
        )
    }
}

pub type Refused = FailedOr<SetLocalRefusal>;

/// Makes the account, or renames it.
pub async fn set(
    app: &App,
    current: &Current,
    caller: &Caller,
    input: LocalAccountInput,
) -> Result<Changed, Refused> {
    RecentlyProven::of(app, current)?;
    let wanted = check(app, current, input).await?;
    if wanted.password.is_some() && confirmed_phone(app.db.read(), current.citizen).await?.is_none() {
        return Err(SetLocalRefusal::NoConfirmedPhone.into());
    }
    let hash = match &wanted.password {
        Some(password) => Some(app.passwords.hash(password).await?),
        None => None,
    };
    write(app, current, caller, wanted, hash).await?;
    Ok(Changed::after(app, app.db.read(), current).await?)
}

struct Wanted {
    username: String,
    look: String,
    /// Of a new account.
    password: Option<String>,
}

/// All that is wrong with it, at once.
async fn check(app: &App, current: &Current, input: LocalAccountInput) -> Result<Wanted, Problem> {
    let db = app.db.read();
    let exists = local_account::Entity::find_by_citizen_id(current.citizen)
        .one(db)
        .await?
        .is_some();
    let mut errors = Vec::new();
    let typed = input.username.unwrap_or_default();
    let username = civil::username(&typed);
    let look = username.as_deref().map(civil::username_look).unwrap_or_default();
    if typed.trim().is_empty() {
        errors.push(field_error("username", "required"));
    } else if username.is_none() {
        errors.push(field_error("username", "username"));
    } else if is_taken(db, &look, current.citizen).await? {
        errors.push(taken());
    }
    let password = input.password.as_deref().map(normalized).filter(|_| !exists);
    match &password {
        None if !exists => errors.push(field_error("password", "required")),
        None => {}
        Some(password) => {
            let context = context(app, db, current.citizen, username.as_deref()).await?;
            let wrong = wrong(password, &context, &app.policy.password);
            errors.extend(wrong.map(|code| field_error("password", code)));
        }
    }
    match username.filter(|_| errors.is_empty()) {
        Some(username) => Ok(Wanted {
            username,
            look,
            password,
        }),
        None => Err(Problem::invalid_fields(errors)),
    }
}

fn taken() -> FieldError {
    field_error("username", "username_taken")
}

async fn write(
    app: &App,
    current: &Current,
    caller: &Caller,
    wanted: Wanted,
    hash: Option<String>,
) -> Result<(), Problem> {
    let tx = app.db.begin().await?;
    turn::take(app, &tx, &wanted.look).await?;
    session::hold(&tx, current).await?;
    if is_taken(&tx, &wanted.look, current.citizen).await? {
        return Err(Problem::invalid_fields(vec![taken()]));
    }
    let event = match (rename(&tx, current, &wanted).await?, hash) {
        (true, _) => Event::UsernameChanged,
        (false, Some(hash)) => {
            insert(app, &tx, current, wanted, hash).await?;
            Event::LocalAccountCreated
        }
        // It was removed a moment ago.
        (false, None) => return Err(Problem::invalid_fields(vec![field_error("password", "required")])),
    };
    local_sign_in::end_all(&tx, current.citizen).await?;
    Doing::of(current, caller)
        .record(app, &tx, event, &ActivityDetails::way("local"))
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Whether there was one to rename.
async fn rename(db: &impl ConnectionTrait, current: &Current, wanted: &Wanted) -> Result<bool, DbErr> {
    let renamed = local_account::Entity::update_many()
        .col_expr(
            local_account::Column::Username,
            Expr::value(wanted.username.clone()),
        )
        .col_expr(local_account::Column::Look, Expr::value(wanted.look.clone()))
        .filter(local_account::Column::CitizenId.eq(current.citizen))
        .exec(db)
        .await?;
    Ok(renamed.rows_affected == 1)
}

async fn insert(
    app: &App,
    db: &impl ConnectionTrait,
    current: &Current,
    wanted: Wanted,
    hash: String,
) -> Result<(), DbErr> {
    let now = app.now();
    let row = local_account::ActiveModel {
        id: Set(LocalAccountId(app.new_id())),
        citizen_id: Set(current.citizen),
        username: Set(wanted.username),
        look: Set(wanted.look),
        password_hash: Set(hash),
        created_at: Set(now),
        password_changed_at: Set(now),
    };
    local_account::Entity::insert(row)
        .exec_without_returning(db)
        .await
        .map(drop)
}
