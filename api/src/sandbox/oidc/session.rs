//! A person's session at the provider.

use entity::{OidcSessionId, SandboxAccountId, oidc_session};
use poem::Request;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};

use super::Issuer;
use crate::app::App;
use crate::http::cookies;
use crate::secret::sha256;

pub struct Opened {
    pub session: oidc_session::Model,
    pub token: String,
}

pub async fn open(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    account: SandboxAccountId,
    token: String,
) -> Result<Opened, DbErr> {
    let session = oidc_session::Model {
        id: OidcSessionId(app.new_id()),
        issuer: issuer.path.to_owned(),
        account_id: account,
        token_hash: sha256(token.as_bytes()),
        authenticated_at: app.now(),
        ended_at: None,
    };
    oidc_session::Entity::insert(session.clone().into_active_model())
        .exec_without_returning(db)
        .await?;
    Ok(Opened { session, token })
}

/// The session that the browser's cookie names, if it lives.
pub async fn of_browser(
    app: &App,
    issuer: &Issuer,
    request: &Request,
) -> Result<Option<oidc_session::Model>, DbErr> {
    let Some(token) = cookies::read(request, app, issuer.session_cookie) else {
        return Ok(None);
    };
    let found = oidc_session::Entity::find_by_token_hash(sha256(token.as_bytes()))
        .one(app.db.read())
        .await?;
    let lives = |session: &oidc_session::Model| {
        let ends_at = session.authenticated_at + app.policy.provider_session_lifetime;
        session.issuer == issuer.path && session.ended_at.is_none() && app.now() < ends_at
    };
    Ok(found.filter(lives))
}

/// Ends the session that a cookie's token names.
pub async fn end_session(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    token: &str,
) -> Result<(), DbErr> {
    end(
        app,
        db,
        issuer,
        oidc_session::Column::TokenHash.eq(sha256(token.as_bytes())),
    )
    .await
}

/// Ends the session that an ID token names by its `sid`. What it granted ends with it.
pub async fn end_by_id(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    id: OidcSessionId,
) -> Result<(), DbErr> {
    end(app, db, issuer, oidc_session::Column::Id.eq(id)).await
}

async fn end(
    app: &App,
    db: &impl ConnectionTrait,
    issuer: &Issuer,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<(), DbErr> {
    oidc_session::Entity::update_many()
        .col_expr(oidc_session::Column::EndedAt, Expr::value(app.now()))
        .filter(which)
        .filter(oidc_session::Column::Issuer.eq(issuer.path))
        .filter(oidc_session::Column::EndedAt.is_null())
        .exec(db)
        .await
        .map(drop)
}
