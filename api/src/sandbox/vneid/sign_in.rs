//! A sign-in with all that decides about it, read from the database and written back.

use chrono::{DateTime, Utc};
use entity::{
    SandboxSignInId, one_time_code, sandbox_account, sandbox_phone, sandbox_qr_window, sandbox_sign_in,
};
use poem::Request;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect, Set};

use super::VNEID;
use super::qr::window;
use crate::app::App;
use crate::evidence::code;
use crate::http::{Code, Problem, cookies};
use crate::proof::{Ending, SignIn};
use crate::sandbox::oidc;
use crate::secret::sha256;

pub struct Loaded {
    pub row: sandbox_sign_in::Model,
    /// The account that was proved: by the right password, or by a phone that approved.
    pub account: Option<sandbox_account::Model>,
    pub code: Option<one_time_code::Model>,
    /// The newest window of QR codes.
    pub window: Option<sandbox_qr_window::Model>,
    pub machine: SignIn,
}

/// The newest sign-in of this browser, without holding it; `not_found` if there is none.
pub async fn look(app: &App, request: &Request) -> Result<Loaded, Problem> {
    let row = sandbox_sign_in::Entity::newest_of(browser_hash(app, request)?)
        .one(app.db.read())
        .await?;
    load(app.db.read(), row).await?.ok_or_else(none)
}

/// One that is known by its id, without holding it.
pub async fn look_at(app: &App, id: SandboxSignInId) -> Result<Option<Loaded>, DbErr> {
    let row = sandbox_sign_in::Entity::find_by_id(id).one(app.db.read()).await?;
    load(app.db.read(), row).await
}

/// The newest sign-in of this browser, held until the transaction ends: tries at the same instant
/// follow one another.
pub async fn hold(app: &App, db: &impl ConnectionTrait, request: &Request) -> Result<Loaded, Problem> {
    // Alone: what is joined to a row that had to be waited for is as old as before the wait (PostgreSQL).
    let row = sandbox_sign_in::Entity::newest_of(browser_hash(app, request)?)
        .lock_exclusive()
        .one(db)
        .await?;
    load(db, row).await?.ok_or_else(none)
}

/// One that is known by its id, held until the transaction ends.
pub async fn hold_one(db: &impl ConnectionTrait, id: SandboxSignInId) -> Result<Option<Loaded>, DbErr> {
    let row = sandbox_sign_in::Entity::find_by_id(id)
        .lock_exclusive()
        .one(db)
        .await?;
    load(db, row).await
}

fn browser_hash(app: &App, request: &Request) -> Result<Vec<u8>, Problem> {
    let token = cookies::read(request, app, VNEID.browser_cookie).ok_or_else(none)?;
    Ok(sha256(token.as_bytes()))
}

fn none() -> Problem {
    Problem::new(Code::NotFound)
}

async fn load(
    db: &impl ConnectionTrait,
    row: Option<sandbox_sign_in::Model>,
) -> Result<Option<Loaded>, DbErr> {
    let Some(row) = row.filter(|row| row.issuer == VNEID.path) else {
        return Ok(None);
    };
    // Before someone is proved there is no account, and no code goes out.
    let (account, code) = match row.account_id {
        Some(account) => (
            sandbox_account::Entity::find_by_id(account).one(db).await?,
            one_time_code::Entity::latest(row.id.0).one(db).await?,
        ),
        None => (None, None),
    };
    // Once a code has gone out, no phone decides any more.
    let window = match code {
        Some(_) => None,
        None => sandbox_qr_window::Entity::newest_of(row.id).one(db).await?,
    };
    let machine = SignIn {
        started_at: row.started_at,
        code: code.as_ref().map(code::as_sent),
        resends: row.resends,
        qr: window.as_ref().map(window::as_machine),
        completed: row.completed_at.is_some(),
        ending: row.cancelled_at.map(|_| ending(row.ending)),
    };
    Ok(Some(Loaded {
        row,
        account,
        code,
        window,
        machine,
    }))
}

fn ending(kept: Option<sandbox_sign_in::Ending>) -> Ending {
    match kept {
        None => Ending::Cancelled,
        Some(sandbox_sign_in::Ending::Declined) => Ending::Declined,
        Some(sandbox_sign_in::Ending::WrongNumber) => Ending::WrongNumber,
    }
}

impl Loaded {
    /// What its codes are for, as a message puts it.
    pub fn purpose(&self) -> String {
        format!("để đăng nhập {} bằng VNeID", oidc::service(&self.row))
    }

    /// The phone that scanned the newest code.
    pub async fn phone(
        &self,
        db: &impl ConnectionTrait,
    ) -> Result<Option<(sandbox_phone::Model, sandbox_account::Model)>, DbErr> {
        let Some(id) = self.window.as_ref().and_then(|window| window.phone_id) else {
            return Ok(None);
        };
        let found = sandbox_phone::Entity::find_by_id(id)
            .find_also_related(sandbox_account::Entity)
            .one(db)
            .await?;
        Ok(found.and_then(|(phone, account)| Some((phone, account?))))
    }

    /// Tells the browsers that wait for a phone; to be called after the commit.
    pub async fn ring(&self, app: &App) {
        if self.window.is_some() {
            app.bell.ring(&app.db, self.row.id.0).await;
        }
    }

    /// Writes what the machine decided; a new code or window is written by who makes it.
    pub async fn save(&self, app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let now = app.now();
        sandbox_sign_in::Entity::update(self.changed(now))
            .exec_without_returning(db)
            .await?;
        if let (Some(row), Some(machine)) = (&self.window, &self.machine.qr) {
            window::save(app, db, row, machine).await?;
        }
        match (&self.code, &self.machine.code) {
            (Some(code), Some(sent)) if code.sent_at == sent.sent_at => {
                code::save(app, db, code.id, sent).await
            }
            _ => Ok(()),
        }
    }

    fn changed(&self, now: DateTime<Utc>) -> sandbox_sign_in::ActiveModel {
        let SignIn {
            completed, ending, ..
        } = self.machine;
        sandbox_sign_in::ActiveModel {
            id: Set(self.row.id),
            account_id: Set(self.row.account_id),
            resends: Set(self.machine.resends),
            completed_at: Set(completed.then(|| self.row.completed_at.unwrap_or(now))),
            cancelled_at: Set(ending.map(|_| self.row.cancelled_at.unwrap_or(now))),
            ending: Set(match ending {
                None | Some(Ending::Cancelled) => None,
                Some(Ending::Declined) => Some(sandbox_sign_in::Ending::Declined),
                Some(Ending::WrongNumber) => Some(sandbox_sign_in::Ending::WrongNumber),
            }),
            ..Default::default()
        }
    }
}
