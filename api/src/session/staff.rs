use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::session::{SessionClass, Way};
use entity::staff_member::Role;
use entity::{Person, SessionId, StaffId, UnitId, session};
use sea_orm::{DatabaseConnection, DbErr};

use super::Holder;
use super::find::write_use;
use super::life::Life;
use crate::app::{App, pad};
use crate::audit::Actor;
use crate::http::Caller;
use crate::secret::sha256;

/// The session of a member of the staff as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffCurrent {
    pub id: SessionId,
    pub staff: StaffId,
    pub username: String,
    /// Absent while the record lacks it.
    pub full_name: Option<String>,
    /// The tag of the member's picture.
    pub avatar: Option<String>,
    /// As it is now, not as it was at the sign-in.
    pub role: Role,
    pub unit: UnitId,
    pub way: Way,
    /// Assurance level of this sign-in: 1 or 2.
    pub level: i16,
    pub authenticated_at: DateTime<Utc>,
    pub life: Life,
}

impl Holder for StaffCurrent {
    fn person(&self) -> Person {
        self.staff.into()
    }

    fn session(&self) -> SessionId {
        self.id
    }

    fn authenticated_at(&self) -> DateTime<Utc> {
        self.authenticated_at
    }
}

impl StaffCurrent {
    /// As the one who does something, in the record of actions.
    pub fn actor(&self, caller: &Caller) -> Actor {
        Actor::member(self.staff, Some(self.id), caller)
    }
}

/// How long a member's session lasts goes by their role.
pub const fn staff_class(role: Role) -> SessionClass {
    match role {
        Role::Staff | Role::Manager => SessionClass::Staff,
        Role::Administrator => SessionClass::Administrator,
    }
}

/// The session that a token belongs to, unless it has ended, its time is over or its account was disabled.
pub async fn find_staff(app: &App, token: &str) -> Result<Option<StaffCurrent>, DbErr> {
    let db = app.db.read().clone();
    let found = app
        .staff_sessions
        .ask(sha256(token.as_bytes()), move |hashes| query(db.clone(), hashes));
    let current = found.await?.map(StaffCurrent::from);
    Ok(current.filter(|current| !current.life.is_over(app.now(), &app.policy)))
}

/// Counts as activity: the session's idle time begins anew.
pub async fn keep_alive(app: &App, current: &mut StaffCurrent) -> Result<(), DbErr> {
    write_use(app, current.id, &mut current.life).await
}

async fn query(
    db: DatabaseConnection,
    mut hashes: Vec<Vec<u8>>,
) -> Result<HashMap<Vec<u8>, session::StaffLive>, DbErr> {
    pad(&mut hashes);
    let rows = session::Entity::staff_live(hashes).all(&db).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.token_hash.clone(), row))
        .collect())
}

impl From<session::StaffLive> for StaffCurrent {
    fn from(row: session::StaffLive) -> Self {
        let life = Life {
            started_at: row.started_at,
            last_used_at: row.last_used_at,
            class: staff_class(row.role),
        };
        Self {
            id: row.id,
            staff: row.staff_id,
            username: row.username,
            full_name: row.full_name,
            avatar: row.avatar,
            role: row.role,
            unit: row.unit_id,
            way: row.way,
            level: row.level,
            authenticated_at: row.authenticated_at,
            life,
        }
    }
}
