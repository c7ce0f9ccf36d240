//! Whether name and password are right, after the same work for all.

use entity::failed_attempts::ProofKind;
use entity::local_account;
use poem_openapi::Object;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};
use validator::Validate;

use super::state::throttle_key;
use crate::app::App;
use crate::citizen::local_account::normalized;
use crate::civil;
use crate::evidence::Throttle;
use crate::http::{Caller, Problem};
use crate::proof::Delay;

#[derive(Object, Validate)]
pub struct LocalCredentials {
    #[oai(validator(max_length = 256))]
    #[validate(length(min = 1, max = 256))]
    pub username: String,
    #[oai(validator(max_length = 1024))]
    #[validate(length(min = 1, max = 1024))]
    pub password: String,
    /// Whether others use the same computer: the session ends sooner.
    pub shared_computer: Option<bool>,
}

/// The account whose name and password these are, after the same work for all.
pub async fn prove(
    app: &App,
    caller: &Caller,
    given: &LocalCredentials,
) -> Result<Option<local_account::Model>, Problem> {
    let name = civil::username(&given.username);
    let key = throttle_key(name.as_deref().unwrap_or(given.username.trim()));
    let throttle = Throttle::new(app, ProofKind::Password, &key, caller);
    let account = admit(app, &throttle, name.as_deref()).await?;
    let password = normalized(&given.password);
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    let right = app.passwords.verify(&password, hash).await?;
    let proved = account.filter(|_| right);
    if let Some(account) = &proved {
        rehash(app, account, &password).await?;
    }
    Ok(proved)
}

/// Counts the try before it is checked. While tries must wait, no account is looked at.
async fn admit(
    app: &App,
    throttle: &Throttle<'_>,
    username: Option<&str>,
) -> Result<Option<local_account::Model>, DbErr> {
    let tx = app.db.begin().await?;
    let tries = throttle.look(&tx).await?;
    let mut account = None;
    if tries.delay == Delay::None {
        tries.count(&tx).await?;
        if let Some(username) = username {
            account = local_account::Entity::find_by_username(username).one(&tx).await?;
        }
    }
    tx.commit().await?;
    Ok(account)
}

/// A hash of earlier parameters gives way to one of now, unless the password was changed meanwhile.
async fn rehash(app: &App, account: &local_account::Model, password: &str) -> Result<(), Problem> {
    if !app.passwords.is_outdated(&account.password_hash)? {
        return Ok(());
    }
    let hash = app.passwords.hash(password).await?;
    local_account::Entity::update_many()
        .col_expr(local_account::Column::PasswordHash, Expr::value(hash))
        .filter(local_account::Column::Id.eq(account.id))
        .filter(local_account::Column::PasswordHash.eq(&account.password_hash))
        .exec(app.db.write())
        .await?;
    Ok(())
}
