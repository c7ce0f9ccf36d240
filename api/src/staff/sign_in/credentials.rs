//! Whether name and password are right, after the same work for all.

use entity::failed_attempts::ProofKind;
use entity::{StaffId, staff_credential, staff_member};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

use crate::app::App;
use crate::audit::{self, Action, Actor, Subject};
use crate::civil;
use crate::evidence::Throttle;
use crate::http::{Caller, Problem};
use crate::person::password::normalized;
use crate::proof::Delay;

type Account = (staff_member::Model, staff_credential::Model);

/// The member whose name and password these are.
pub async fn check_password(
    app: &App,
    caller: &Caller,
    username: &str,
    password: &str,
) -> Result<Option<Account>, Problem> {
    let name = civil::username(username);
    let key = throttle_key(name.as_deref().unwrap_or(username.trim()));
    let throttle = Throttle::new(app, ProofKind::Password, &key, caller);
    let account = admit(app, &throttle, name.as_deref()).await?;
    let password = normalized(password);
    let hash = account
        .as_ref()
        .map(|(_, credential)| credential.password_hash.as_str());
    let right = app.passwords.verify(&password, hash).await?;
    match account {
        Some((member, credential)) if right => {
            let credential = rehash(app, credential, &password).await?;
            Ok(Some((member, credential)))
        }
        Some((member, _)) => {
            let tx = app.db.begin().await?;
            note_wrong(app, &tx, (member.id, "password"), caller).await?;
            tx.commit().await?;
            Ok(None)
        }
        None => Ok(None),
    }
}

/// Counts the try before it is checked. While tries must wait, no account is looked at.
pub async fn admit(
    app: &App,
    throttle: &Throttle<'_>,
    username: Option<&str>,
) -> Result<Option<Account>, DbErr> {
    let tx = app.db.begin().await?;
    let tries = throttle.look(&tx).await?;
    let mut account = None;
    if tries.delay == Delay::None {
        tries.count(&tx).await?;
        if let Some(username) = username {
            let found = staff_member::Entity::find_by_username(username)
                .find_also_related(staff_credential::Entity)
                .one(&tx)
                .await?;
            account = found.and_then(|(member, credential)| Some((member, credential?)));
        }
    }
    tx.commit().await?;
    Ok(account)
}

/// That somebody gave something wrong for a member's name; how often within a time, the delays bound.
pub async fn note_wrong(
    app: &App,
    tx: &DatabaseTransaction,
    (staff, what): (StaffId, &str),
    caller: &Caller,
) -> Result<(), DbErr> {
    let (actor, subject) = (Actor::member(staff, None, caller), Some(Subject::Member(staff)));
    let after = Some(json!({ "wrong": what }));
    audit::record(app, tx, &actor, Action::SignInFailed, subject, None, after).await
}

/// A hash of earlier parameters gives way to one of now, unless the password was changed meanwhile.
async fn rehash(
    app: &App,
    credential: staff_credential::Model,
    password: &str,
) -> Result<staff_credential::Model, Problem> {
    if !app.passwords.is_outdated(&credential.password_hash)? {
        return Ok(credential);
    }
    let hash = app.passwords.hash(password).await?;
    staff_credential::Entity::update_many()
        .col_expr(staff_credential::Column::PasswordHash, Expr::value(hash.as_str()))
        .filter(staff_credential::Column::StaffId.eq(credential.staff_id))
        .filter(staff_credential::Column::PasswordHash.eq(&credential.password_hash))
        .exec(app.db.write())
        .await?;
    Ok(staff_credential::Model {
        password_hash: hash,
        ..credential
    })
}

/// Counters of the staff's side are its own.
pub fn throttle_key(username: &str) -> String {
    format!("staff:{username}")
}
