use chrono::{DateTime, Utc};
use entity::session::{SessionClass, Way};
use entity::{Person, SessionId, session};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::life::Life;
use crate::app::App;
use crate::http::Caller;
use crate::proof::Proven;
use crate::secret::sha256;

/// A session that has just begun.
pub struct Opened {
    /// 256 bits; only its SHA-256 is kept here.
    pub token: String,
}

/// What there is to know of a session that is to begin.
pub struct Opening<'a> {
    pub id: SessionId,
    pub person: Person,
    pub now: DateTime<Utc>,
    pub way: Way,
    /// What a provider vouched with; it is kept sealed, for the sign-out.
    pub id_token: Option<&'a str>,
    pub class: SessionClass,
    pub caller: &'a Caller,
}

/// Begins a session for someone who has proved to be this person.
pub async fn open(
    app: &App,
    db: &impl ConnectionTrait,
    proven: Proven,
    opening: &Opening<'_>,
) -> Result<Opened, DbErr> {
    let (id, now) = (opening.id, opening.now);
    let life = Life {
        started_at: now,
        last_used_at: now,
        class: opening.class,
    };
    let token = app.random.token();
    let identity = proven.into_identity();
    let sealed = opening
        .id_token
        .map(|id_token| app.keys.seal(&place(id), id_token.as_bytes()));
    let row = session::ActiveModel {
        person_kind: Set(opening.person.kind),
        person_id: Set(opening.person.id),
        over_at: Set(life.idle_expires_at(&app.policy)),
        id: Set(id),
        token_hash: Set(sha256(token.as_bytes())),
        way: Set(opening.way),
        methods: Set(identity.methods),
        class: Set(opening.class),
        issuer: Set(identity.issuer),
        sealed_id_token: Set(sealed),
        level: Set(identity.level),
        authenticated_at: Set(identity.authenticated_at),
        started_at: Set(now),
        last_used_at: Set(now),
        ended_at: Set(None),
        address: Set(opening.caller.address.to_string()),
        user_agent: Set(opening.caller.user_agent.clone()),
        acting_for: Set(None),
    };
    session::Entity::insert(row).exec_without_returning(db).await?;
    Ok(Opened { token })
}

/// Of a citizen's session.
pub const fn citizen_class(shared_computer: bool) -> SessionClass {
    if shared_computer {
        SessionClass::SharedComputer
    } else {
        SessionClass::Citizen
    }
}

/// Where a sealed ID token stands.
pub fn place(id: SessionId) -> String {
    format!("session.sealed_id_token:{id}")
}
