use entity::{SessionId, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::open::place;
use crate::app::App;

/// What is left of a session that has just ended.
pub struct Ended {
    pub issuer: String,
    /// The ID token that its provider ends its own session by.
    pub id_token: Option<String>,
}

/// Ends a session, everywhere and at once. `None` if it had ended before.
pub async fn end(app: &App, db: &impl ConnectionTrait, id: SessionId) -> Result<Option<Ended>, DbErr> {
    let Some(session) = session::Entity::not_ended()
        .filter(session::Column::Id.eq(id))
        .one(db)
        .await?
    else {
        return Ok(None);
    };
    let ended = session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(app.now()))
        .col_expr(session::Column::SealedIdToken, Expr::value(None::<String>))
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::EndedAt.is_null())
        .exec(db)
        .await?;
    let sealed = session.sealed_id_token.filter(|_| ended.rows_affected == 1);
    let opened = sealed.and_then(|sealed| app.keys.open(&place(id), &sealed).ok());
    let id_token = opened.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok((ended.rows_affected == 1).then_some(Ended {
        issuer: session.issuer,
        id_token,
    }))
}
