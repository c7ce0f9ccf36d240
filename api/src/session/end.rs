use entity::{Person, SessionId, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, UpdateMany};

use super::life;
use super::open::place;
use crate::app::App;

/// What is left of a session that has just ended.
pub struct Ended {
    pub person: Person,
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
    let ended = ending(app).filter(session::Column::Id.eq(id)).exec(db).await?;
    let sealed = session.sealed_id_token.filter(|_| ended.rows_affected == 1);
    let opened = sealed.and_then(|sealed| app.keys.open(&place(id), &sealed).ok());
    let id_token = opened.and_then(|bytes| String::from_utf8(bytes).ok());
    Ok((ended.rows_affected == 1).then_some(Ended {
        person: Person {
            kind: session.person_kind,
            id: session.person_id,
        },
        issuer: session.issuer,
        id_token,
    }))
}

/// Ends every session of a person that lives, but for the one that is to stay; says how many.
pub async fn end_all(
    app: &App,
    db: &impl ConnectionTrait,
    person: impl Into<Person>,
    but: Option<SessionId>,
) -> Result<u64, DbErr> {
    let person = person.into();
    let mut all = ending(app)
        .filter(session::Column::PersonKind.eq(person.kind))
        .filter(session::Column::PersonId.eq(person.id))
        .filter(life::lives(app.now(), &app.policy));
    if let Some(stays) = but {
        all = all.filter(session::Column::Id.ne(stays));
    }
    Ok(all.exec(db).await?.rows_affected)
}

fn ending(app: &App) -> UpdateMany<session::Entity> {
    let now = app.now();
    session::Entity::update_many()
        .col_expr(session::Column::EndedAt, Expr::value(now))
        .col_expr(session::Column::OverAt, Expr::value(now))
        .col_expr(session::Column::SealedIdToken, Expr::value(None::<String>))
        .filter(session::Column::EndedAt.is_null())
}
