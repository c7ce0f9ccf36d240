use chrono::{DateTime, TimeDelta, Utc};
use entity::{SessionId, session};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};

use super::life::Life;
use super::open::place;
use crate::app::App;
use crate::proof::Proven;
use crate::secret::sha256;

/// Why someone who proved who they are did not prove it for this session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotProven {
    /// It was ended or its time is over.
    Over,
    /// The proof is the one that the session began with.
    NotFresh,
}

/// The session's owner has proved once more who they are, after `asked_at`: it gets a new token, which is returned. Where
/// no provider vouched for it there is no `id_token`, and what the session began with stays.
pub async fn prove_again(
    app: &App,
    db: &impl ConnectionTrait,
    id: SessionId,
    proven: Proven,
    id_token: Option<&str>,
    asked_at: DateTime<Utc>,
) -> Result<Result<String, NotProven>, DbErr> {
    let now = app.now();
    let row = session::Entity::not_ended()
        .filter(session::Column::Id.eq(id))
        .lock_exclusive()
        .one(db)
        .await?;
    let lives = |row: &session::Model| !Life::of(row).is_over(now, &app.policy);
    let Some(row) = row.filter(lives) else {
        return Ok(Err(NotProven::Over));
    };
    let identity = proven.into_identity();
    if !is_fresh(identity.authenticated_at, row.authenticated_at, asked_at) {
        return Ok(Err(NotProven::NotFresh));
    }
    let token = app.random.token();
    let used = Life {
        last_used_at: now,
        ..Life::of(&row)
    };
    let mut proved = session::Entity::update_many()
        .col_expr(session::Column::TokenHash, Expr::value(sha256(token.as_bytes())))
        .col_expr(
            session::Column::AuthenticatedAt,
            Expr::value(identity.authenticated_at),
        )
        .col_expr(session::Column::LastUsedAt, Expr::value(now))
        .col_expr(
            session::Column::OverAt,
            Expr::value(used.idle_expires_at(&app.policy)),
        )
        .filter(session::Column::Id.eq(id));
    if let Some(id_token) = id_token {
        let sealed = app.keys.seal(&place(id), id_token.as_bytes());
        // The provider may be another one than at the sign-in: the token is its own.
        proved = proved
            .col_expr(session::Column::Level, Expr::value(identity.level))
            .col_expr(session::Column::Methods, Expr::value(identity.methods))
            .col_expr(session::Column::Issuer, Expr::value(identity.issuer))
            .col_expr(session::Column::SealedIdToken, Expr::value(sealed));
    }
    proved.exec(db).await?;
    Ok(Ok(token))
}

/// Whether `proved_at` is of a later proof than the one at `before`. Providers tell whole seconds: within the second in
/// which it was asked for, the same time may be of either.
fn is_fresh(proved_at: DateTime<Utc>, before: DateTime<Utc>, asked_at: DateTime<Utc>) -> bool {
    proved_at > before || proved_at > asked_at - TimeDelta::seconds(1)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::is_fresh;

    fn at(milliseconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    #[test]
    fn the_proof_of_before_is_not_fresh() {
        assert!(is_fresh(at(9_000), at(5_000), at(8_000)));
        assert!(!is_fresh(at(5_000), at(5_000), at(8_000)));
        assert!(!is_fresh(at(4_000), at(5_000), at(8_000)));
    }

    #[test]
    fn a_provider_whose_clock_is_behind_is_believed_if_its_time_moved() {
        assert!(is_fresh(at(6_000), at(5_000), at(40_000)));
    }

    #[test]
    fn two_proofs_may_fall_into_one_second() {
        assert!(is_fresh(at(5_000), at(5_000), at(5_900)));
        assert!(!is_fresh(at(5_000), at(5_000), at(6_000)));
    }
}
