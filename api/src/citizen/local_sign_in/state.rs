//! A sign-in with all that decides about it, read from the database and written back.

use entity::{CitizenId, local_account, local_sign_in, one_time_code};
use poem::Request;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::app::App;
use crate::evidence::code;
use crate::http::{Code, Language, Problem};
use crate::outside::Sms;
use crate::person::attempt;
use crate::person::code_message::{Purpose, message};
use crate::proof::{Ending, LocalSignIn, SignIn};
use crate::session;

pub struct Loaded {
    pub row: local_sign_in::Model,
    pub username: String,
    pub code: Option<one_time_code::Model>,
    pub machine: LocalSignIn,
}

/// The newest sign-in of this browser, without holding it; not found if there is none.
pub async fn look(app: &App, request: &Request) -> Result<Loaded, Problem> {
    let row = newest(app, app.db.read(), request).await?;
    load(app, app.db.read(), row).await
}

/// The same, held until the transaction ends. The citizen's row is held first, as whoever changes the account does.
pub async fn hold(app: &App, db: &impl ConnectionTrait, request: &Request) -> Result<Loaded, Problem> {
    let row = newest(app, db, request).await?;
    session::hold_citizen(db, row.citizen_id).await?;
    let row = local_sign_in::Entity::find_by_id(row.id)
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or_else(none)?;
    load(app, db, row).await
}

async fn newest(
    app: &App,
    db: &impl ConnectionTrait,
    request: &Request,
) -> Result<local_sign_in::Model, Problem> {
    let browser = attempt::browser_hash(request, app).ok_or_else(none)?;
    let found = local_sign_in::Entity::newest_of(browser).one(db).await?;
    found.ok_or_else(none)
}

pub async fn load(
    app: &App,
    db: &impl ConnectionTrait,
    row: local_sign_in::Model,
) -> Result<Loaded, Problem> {
    let account = local_account::Entity::find_by_citizen_id(row.citizen_id)
        .one(db)
        .await?;
    let account = account.ok_or_else(none)?;
    let code = one_time_code::Entity::latest(row.id.0).one(db).await?;
    let sign_in = SignIn {
        code: code.as_ref().map(code::as_sent),
        resends: row.resends,
        completed: row.completed_at.is_some(),
        ending: row.ended_at.map(|_| Ending::Cancelled),
        ..SignIn::begun(row.started_at)
    };
    Ok(Loaded {
        machine: LocalSignIn {
            sign_in,
            issuer: app.settings.at(""),
            subject: row.citizen_id.to_string(),
        },
        username: account.username,
        row,
        code,
    })
}

fn none() -> Problem {
    Problem::new(Code::NotFound)
}

impl Loaded {
    /// Writes what the machine decided; a new code is written by who draws it.
    pub async fn save(&self, app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let sign_in = &self.machine.sign_in;
        let row = local_sign_in::ActiveModel {
            id: Set(self.row.id),
            resends: Set(sign_in.resends),
            completed_at: Set(sign_in
                .completed
                .then(|| self.row.completed_at.unwrap_or(app.now()))),
            ..Default::default()
        };
        local_sign_in::Entity::update(row)
            .exec_without_returning(db)
            .await?;
        match (&self.code, &sign_in.code) {
            (Some(code), Some(sent)) if code.sent_at == sent.sent_at => {
                code::save(app, db, code.id, sent).await
            }
            _ => Ok(()),
        }
    }
}

/// Who counts wrong tries by this can't tell a name that exists from one that does not.
pub fn throttle_key(username: &str) -> String {
    format!("local:{username}")
}

/// Sign-ins of a citizen that wait for their code end: name, password or account changed. The citizen's row is held.
pub async fn end_all(db: &impl ConnectionTrait, citizen: CitizenId) -> Result<(), DbErr> {
    local_sign_in::Entity::update_many()
        .col_expr(
            local_sign_in::Column::EndedAt,
            Expr::col(local_sign_in::Column::StartedAt).into(),
        )
        .filter(local_sign_in::Column::CitizenId.eq(citizen))
        .filter(local_sign_in::Column::CompletedAt.is_null())
        .filter(local_sign_in::Column::EndedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}

/// The message with a code, in the caller's language.
pub fn sms(app: &App, phone: &str, code: String) -> Sms {
    let purpose = Purpose(Language::current().pick("để đăng nhập", "to sign in"));
    message(app, phone, code, &purpose)
}
