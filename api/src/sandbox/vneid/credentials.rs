//! Number and password, wherever at VNeID they are given: in a browser or in the app.

use entity::failed_attempts::ProofKind;
use entity::sandbox_account;
use poem_openapi::Object;
use sea_orm::{ConnectionTrait, DbErr};
use validator::{Validate, ValidationError};

use crate::app::App;
use crate::civil;
use crate::evidence::Throttle;
use crate::http::{Caller, Problem};
use crate::proof::Delay;

#[derive(Object, Validate)]
pub struct Credentials {
    /// Twelve digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    #[validate(length(max = 64), custom(function = is_personal_id))]
    personal_id: String,
    #[oai(validator(max_length = 128))]
    #[validate(length(min = 1, max = 128))]
    password: String,
}

fn is_personal_id(typed: &str) -> Result<(), ValidationError> {
    civil::personal_id(typed)
        .map(drop)
        .ok_or_else(|| ValidationError::new("personal_id"))
}

impl Credentials {
    /// The account whose number and password these are. An unknown number, a wrong password and tries that must wait are
    /// answered alike, after the same work.
    pub async fn prove(&self, app: &App, caller: &Caller) -> Result<Option<sandbox_account::Model>, Problem> {
        let Some(personal_id) = civil::personal_id(&self.personal_id) else {
            return Ok(None);
        };
        let throttle = Throttle::new(app, ProofKind::Password, &personal_id, caller);
        let account = admit(app, &throttle, &personal_id).await?;
        let hash = account.as_ref().map(|account| account.password_hash.as_str());
        let right = app.passwords.verify(&self.password, hash).await?;
        Ok(account.filter(|_| right))
    }
}

/// The right password ends the row of wrong ones; to be called in the transaction that acts on it.
pub async fn forget_wrong_tries(
    app: &App,
    db: &impl ConnectionTrait,
    account: &sandbox_account::Model,
    caller: &Caller,
) -> Result<(), DbErr> {
    Throttle::new(app, ProofKind::Password, &account.personal_id, caller)
        .forget(db)
        .await
}

/// Counts the try before it is checked. While tries must wait, no account is looked at.
async fn admit(
    app: &App,
    throttle: &Throttle<'_>,
    personal_id: &str,
) -> Result<Option<sandbox_account::Model>, Problem> {
    let tx = app.db.begin().await?;
    let tries = throttle.look(&tx).await?;
    let account = match tries.delay {
        Delay::None => {
            tries.count(&tx).await?;
            sandbox_account::Entity::find_by_personal_id(personal_id)
                .one(&tx)
                .await?
        }
        Delay::Until(_) => None,
    };
    tx.commit().await?;
    Ok(account)
}
