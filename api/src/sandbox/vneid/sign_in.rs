//! A sign-in with all that decides about it, read from the database and written back.

use entity::{one_time_code, sandbox_account, sandbox_sign_in};
use poem::Request;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, Set};

use super::VNEID;
use crate::app::App;
use crate::evidence::code;
use crate::http::cookies;
use crate::proof::SignIn;
use crate::sandbox::oidc;
use crate::secret::sha256;

pub struct Loaded {
    pub row: sandbox_sign_in::Model,
    /// The account to which the right password belonged.
    pub account: Option<sandbox_account::Model>,
    pub code: Option<one_time_code::Model>,
    pub machine: SignIn,
}

/// The newest sign-in of this browser, without holding it.
pub async fn look(app: &App, request: &Request) -> Result<Option<Loaded>, DbErr> {
    let Some(browser) = browser_hash(app, request) else {
        return Ok(None);
    };
    let row = sandbox_sign_in::Entity::newest_of(browser)
        .one(app.db.read())
        .await?;
    load(app.db.read(), row).await
}

/// The newest sign-in of this browser, held until the transaction ends: tries at the same instant
/// follow one another.
pub async fn hold(app: &App, db: &impl ConnectionTrait, request: &Request) -> Result<Option<Loaded>, DbErr> {
    let Some(browser) = browser_hash(app, request) else {
        return Ok(None);
    };
    // Alone: what is joined to a row that had to be waited for is as old as before the wait (PostgreSQL).
    let row = sandbox_sign_in::Entity::newest_of(browser)
        .lock_exclusive()
        .one(db)
        .await?;
    load(db, row).await
}

fn browser_hash(app: &App, request: &Request) -> Option<Vec<u8>> {
    cookies::read(request, app, VNEID.browser_cookie).map(|token| sha256(token.as_bytes()))
}

async fn load(
    db: &impl ConnectionTrait,
    row: Option<sandbox_sign_in::Model>,
) -> Result<Option<Loaded>, DbErr> {
    let Some(row) = row.filter(|row| row.issuer == VNEID.path) else {
        return Ok(None);
    };
    // Before the right password there is no account, and no code goes out.
    let (account, code) = match row.account_id {
        Some(account) => (
            sandbox_account::Entity::find_by_id(account).one(db).await?,
            one_time_code::Entity::latest(row.id.0).one(db).await?,
        ),
        None => (None, None),
    };
    let machine = SignIn {
        started_at: row.started_at,
        code: code.as_ref().map(code::as_sent),
        resends: row.resends,
        completed: row.completed_at.is_some(),
        cancelled: row.cancelled_at.is_some(),
    };
    Ok(Some(Loaded {
        row,
        account,
        code,
        machine,
    }))
}

impl Loaded {
    /// What its codes are for, as a message puts it.
    pub fn purpose(&self) -> String {
        format!("để đăng nhập {} bằng VNeID", oidc::service(&self.row))
    }

    /// Writes what the machine decided; a new code is written by who sends it.
    pub async fn save(&self, app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let now = app.now();
        let row = sandbox_sign_in::ActiveModel {
            id: Set(self.row.id),
            account_id: Set(self.row.account_id),
            resends: Set(self.machine.resends),
            completed_at: Set(self
                .machine
                .completed
                .then(|| self.row.completed_at.unwrap_or(now))),
            cancelled_at: Set(self
                .machine
                .cancelled
                .then(|| self.row.cancelled_at.unwrap_or(now))),
            ..Default::default()
        };
        sandbox_sign_in::Entity::update(row)
            .exec_without_returning(db)
            .await?;
        match (&self.code, &self.machine.code) {
            (Some(code), Some(sent)) if code.sent_at == sent.sent_at => {
                code::save(app, db, code.id, sent).await
            }
            _ => Ok(()),
        }
    }
}
