use entity::{CitizenId, SessionId, session};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use crate::app::App;
use crate::http::Caller;
use crate::proof::Proven;
use crate::secret::sha256;

/// A session that has just begun.
pub struct Opened {
    /// 256 bits; only its SHA-256 is kept here.
    pub token: String,
}

/// Begins a session for someone who has proved to be this citizen. `id_token` is what the
/// provider vouched with; it is kept sealed, for the sign-out.
pub async fn open(
    app: &App,
    db: &impl ConnectionTrait,
    id: SessionId,
    proven: Proven,
    citizen: CitizenId,
    id_token: &str,
    caller: &Caller,
) -> Result<Opened, DbErr> {
    let (token, now) = (app.random.token(), app.now());
    let identity = proven.into_identity();
    let row = session::ActiveModel {
        id: Set(id),
        citizen_id: Set(citizen),
        token_hash: Set(sha256(token.as_bytes())),
        issuer: Set(identity.issuer),
        sealed_id_token: Set(Some(app.keys.seal(&place(id), id_token.as_bytes()))),
        level: Set(identity.level),
        authenticated_at: Set(identity.authenticated_at),
        started_at: Set(now),
        last_used_at: Set(now),
        ended_at: Set(None),
        address: Set(caller.address.to_string()),
        user_agent: Set(caller.user_agent.clone()),
    };
    session::Entity::insert(row).exec_without_returning(db).await?;
    Ok(Opened { token })
}

/// Where a sealed ID token stands.
pub fn place(id: SessionId) -> String {
    format!("session.sealed_id_token:{id}")
}
