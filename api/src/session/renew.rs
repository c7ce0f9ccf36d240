use entity::{SessionId, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

use super::life::Life;
use crate::app::App;
use crate::secret::sha256;

/// A new token for a session that lives, in place of one whose cookie never reached its browser.
pub async fn renew(app: &App, id: SessionId) -> Result<Option<String>, DbErr> {
    let tx = app.db.begin().await?;
    let found = session::Entity::not_ended()
        .filter(session::Column::Id.eq(id))
        .one(&tx)
        .await?;
    let lives = |session: &session::Model| !Life::of(session).is_over(app.now(), &app.policy);
    if !found.as_ref().is_some_and(lives) {
        return Ok(None);
    }
    let token = app.random.token();
    session::Entity::update_many()
        .col_expr(session::Column::TokenHash, Expr::value(sha256(token.as_bytes())))
        .filter(session::Column::Id.eq(id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(Some(token))
}
