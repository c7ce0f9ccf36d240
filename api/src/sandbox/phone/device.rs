//! The app on one phone with all that decides about it, read from the database and written back.

use entity::{PhoneId, SandboxAccountId, one_time_code, sandbox_account, sandbox_phone};
use poem::Request;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set,
};

use super::COOKIE;
use crate::app::App;
use crate::evidence::code;
use crate::http::{Caller, cookies};
use crate::proof::{PhoneApp, PhoneStage, SentCode, SignIn};
use crate::secret::sha256;

pub struct Device {
    pub row: sandbox_phone::Model,
    pub account: sandbox_account::Model,
    pub code: Option<one_time_code::Model>,
    pub machine: PhoneApp,
}

/// The app on the phone that sends this request, without holding it.
pub async fn look(app: &App, request: &Request) -> Result<Option<Device>, DbErr> {
    let Some(token_hash) = token_hash(app, request) else {
        return Ok(None);
    };
    let row = sandbox_phone::Entity::find_by_token_hash(token_hash)
        .one(app.db.read())
        .await?;
    load(app.db.read(), row).await
}

/// The same, held until the transaction ends: tries at the same instant follow one another.
pub async fn hold(app: &App, db: &impl ConnectionTrait, request: &Request) -> Result<Option<Device>, DbErr> {
    let Some(token_hash) = token_hash(app, request) else {
        return Ok(None);
    };
    let row = sandbox_phone::Entity::find_by_token_hash(token_hash)
        .lock_exclusive()
        .one(db)
        .await?;
    load(db, row).await
}

fn token_hash(app: &App, request: &Request) -> Option<Vec<u8>> {
    cookies::read(request, app, COOKIE).map(|token| sha256(token.as_bytes()))
}

async fn load(db: &impl ConnectionTrait, row: Option<sandbox_phone::Model>) -> Result<Option<Device>, DbErr> {
    let Some(row) = row else {
        return Ok(None);
    };
    let Some(account) = sandbox_account::Entity::find_by_id(row.account_id)
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let code = match row.registered_at {
        None => one_time_code::Entity::latest(row.id.0).one(db).await?,
        Some(_) => None,
    };
    let machine = machine(&row, code.as_ref().map(code::as_sent));
    Ok(Some(Device {
        row,
        account,
        code,
        machine,
    }))
}

fn machine(row: &sandbox_phone::Model, code: Option<SentCode>) -> PhoneApp {
    PhoneApp {
        sign_in: SignIn {
            code,
            resends: row.resends,
            completed: row.registered_at.is_some(),
            ..SignIn::begun(row.started_at)
        },
        has_passcode: row.passcode_hash.is_some(),
        passcode_tries: row.passcode_tries,
        unlocked_at: row.unlocked_at,
        ended: row.ended_at.is_some(),
    }
}

/// A phone on which the right password was given just now, and the token for its cookie.
pub async fn begin(
    app: &App,
    db: &impl ConnectionTrait,
    account: sandbox_account::Model,
    caller: &Caller,
) -> Result<(Device, String), DbErr> {
    let (token, now) = (app.random.token(), app.now());
    let row = sandbox_phone::Model {
        id: PhoneId(app.new_id()),
        token_hash: sha256(token.as_bytes()),
        account_id: account.id,
        user_agent: caller.user_agent.clone(),
        started_at: now,
        resends: 0,
        registered_at: None,
        passcode_hash: None,
        passcode_tries: 0,
        unlocked_at: None,
        ended_at: None,
    };
    sandbox_phone::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(db)
        .await?;
    let machine = machine(&row, Some(SentCode::sent(now)));
    let device = Device {
        row,
        account,
        code: None,
        machine,
    };
    Ok((device, token))
}

/// One phone per account: all others end.
pub async fn end_others(
    app: &App,
    db: &impl ConnectionTrait,
    account: SandboxAccountId,
    but: PhoneId,
) -> Result<(), DbErr> {
    sandbox_phone::Entity::update_many()
        .col_expr(sandbox_phone::Column::EndedAt, Expr::value(app.now()))
        .filter(sandbox_phone::Column::AccountId.eq(account))
        .filter(sandbox_phone::Column::Id.ne(but))
        .filter(sandbox_phone::Column::RegisteredAt.is_not_null())
        .filter(sandbox_phone::Column::EndedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

impl Device {
    /// What its codes are for, as a message puts it.
    pub const PURPOSE: &str = "để đăng nhập ứng dụng VNeID trên điện thoại";

    /// Whether it may scan and approve: it is open, and its account may sign in.
    pub fn is_open(&self, app: &App) -> bool {
        self.machine.stage(app.now(), &app.policy) == PhoneStage::Unlocked && !self.account.locked
    }

    /// Writes what the machine decided, and the passcode if there is another one.
    pub async fn save(&self, app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let (now, machine) = (app.now(), &self.machine);
        let registered_at = self.row.registered_at.unwrap_or(now);
        let row = sandbox_phone::ActiveModel {
            id: Set(self.row.id),
            resends: Set(machine.sign_in.resends),
            registered_at: Set(machine.sign_in.completed.then_some(registered_at)),
            passcode_hash: Set(self.row.passcode_hash.clone()),
            passcode_tries: Set(machine.passcode_tries),
            unlocked_at: Set(machine.unlocked_at),
            ended_at: Set(machine.ended.then(|| self.row.ended_at.unwrap_or(now))),
            ..Default::default()
        };
        sandbox_phone::Entity::update(row)
            .exec_without_returning(db)
            .await?;
        match (&self.code, &machine.sign_in.code) {
            (Some(code), Some(sent)) if code.sent_at == sent.sent_at => {
                code::save(app, db, code.id, sent).await
            }
            _ => Ok(()),
        }
    }
}
