//! One way to the provider and back, bound to the browser that began it. A browser may have
//! several under way, one per tab; `state` tells them apart.

use std::time::Duration;

use entity::authorization_attempt::Errand;
use entity::{AttemptId, ProviderName, SessionId, authorization_attempt, session};
use poem::Request;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::http::{OwnPath, cookies};
use crate::secret::{same, sha256};

/// Names the browser for as long as its own session lasts; opens nothing.
const BROWSER_COOKIE: &str = "motcua-browser";

/// How long a repeated callback waits for the first one to end.
const PATIENCE: Duration = Duration::from_secs(3);
const GLANCE: Duration = Duration::from_millis(100);

pub type Attempt = authorization_attempt::Model;

/// The browser's token, and the cookie to set if it had none.
pub fn browser(request: &Request, app: &App) -> (String, Option<String>) {
    match cookies::read(request, app, BROWSER_COOKIE).filter(|token| token.len() == 43) {
        Some(token) => (token, None),
        None => {
            let token = app.random.token();
            let cookie = cookies::set(app, BROWSER_COOKIE, &token);
            (token, Some(cookie))
        }
    }
}

/// What its rows know the browser by; `None` if it has no name yet.
pub fn browser_hash(request: &Request, app: &App) -> Option<Vec<u8>> {
    cookies::read(request, app, BROWSER_COOKIE).map(|token| sha256(token.as_bytes()))
}

/// What a way to the provider is for.
pub struct Purpose<'a> {
    pub return_to: &'a OwnPath,
    pub shared_computer: bool,
    /// The session whose owner is to prove once more who they are; absent at a sign-in.
    pub proves: Option<SessionId>,
    /// What else someone goes there for, and in which session if they are signed in.
    pub errand: Option<(Errand, Option<SessionId>)>,
    pub provider: ProviderName,
}

pub async fn begin(app: &App, browser: &str, state: &str, purpose: &Purpose<'_>) -> Result<(), DbErr> {
    let row = authorization_attempt::ActiveModel {
        id: Set(AttemptId(app.new_id())),
        state_hash: Set(sha256(state.as_bytes())),
        browser_hash: Set(sha256(browser.as_bytes())),
        return_to: Set(purpose.return_to.as_str().to_owned()),
        started_at: Set(app.now()),
        used_at: Set(None),
        session_id: Set(None),
        shared_computer: Set(purpose.shared_computer),
        proves_session_id: Set(purpose.proves),
        provider: Set(purpose.provider),
        errand: Set(purpose.errand.map(|(errand, _)| errand)),
        errand_session_id: Set(purpose.errand.and_then(|(_, session)| session)),
    };
    authorization_attempt::Entity::insert(row)
        .exec_without_returning(app.db.write())
        .await
        .map(drop)
}

/// The attempt with this `state`, if this browser began it.
pub async fn find(request: &Request, app: &App, state: &str) -> Result<Option<Attempt>, DbErr> {
    let Some(browser) = cookies::read(request, app, BROWSER_COOKIE) else {
        return Ok(None);
    };
    let found = authorization_attempt::Entity::find_by_state_hash(sha256(state.as_bytes()))
        .one(app.db.read())
        .await?;
    Ok(found.filter(|attempt| same(&attempt.browser_hash, &sha256(browser.as_bytes()))))
}

/// Marks the attempt as used, and notes which session is to come of it, if that is known. False if another callback was
/// first.
pub async fn consume(app: &App, id: AttemptId, session: Option<SessionId>) -> Result<bool, DbErr> {
    let updated = authorization_attempt::Entity::update_many()
        .col_expr(authorization_attempt::Column::UsedAt, Expr::value(app.now()))
        .col_expr(authorization_attempt::Column::SessionId, Expr::value(session))
        .filter(authorization_attempt::Column::Id.eq(id))
        .filter(authorization_attempt::Column::UsedAt.is_null())
        .exec(app.db.write())
        .await?;
    Ok(updated.rows_affected == 1)
}

/// The session that came of a used attempt. A page that is reloaded while the first callback is still
/// being answered waits a little for it.
pub async fn outcome(app: &App, id: AttemptId) -> Result<Option<SessionId>, DbErr> {
    let attempt = authorization_attempt::Entity::find_by_id(id)
        .one(app.db.read())
        .await?;
    let Some(noted) = attempt.and_then(|attempt| attempt.session_id) else {
        return Ok(None);
    };
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let session = session::Entity::find_by_id(noted).one(app.db.read()).await?;
        if session.is_some() || tokio::time::Instant::now() >= deadline {
            return Ok(session.map(|session| session.id));
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// Notes for which session a used attempt was good.
pub async fn note_session(db: &impl ConnectionTrait, id: AttemptId, session: SessionId) -> Result<(), DbErr> {
    authorization_attempt::Entity::update_many()
        .col_expr(authorization_attempt::Column::SessionId, Expr::value(session))
        .filter(authorization_attempt::Column::Id.eq(id))
        .exec(db)
        .await
        .map(drop)
}

/// That session, which a callback that is still being answered may note in a moment.
pub async fn noted_session(app: &App, id: AttemptId) -> Result<Option<SessionId>, DbErr> {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        let attempt = authorization_attempt::Entity::find_by_id(id)
            .one(app.db.read())
            .await?;
        let noted = attempt.and_then(|attempt| attempt.session_id);
        if noted.is_some() || tokio::time::Instant::now() >= deadline {
            return Ok(noted);
        }
        tokio::time::sleep(GLANCE).await;
    }
}
