use entity::{SessionId, StaffId};
use poem_openapi::Enum;
use poem_openapi::types::ParseFromJSON;

use crate::http::{Caller, spelt};

/// Who did something, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub staff: Option<StaffId>,
    pub session: Option<SessionId>,
    pub address: Option<String>,
    /// The port at their end, as the law has it; absent if a proxy did not say it.
    pub port: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "AuditActorKind", rename_all = "snake_case")]
pub enum ActorKind {
    Staff,
    /// Whoever may run the program on the server.
    CommandLine,
    /// The portal by itself.
    Portal,
}

impl Actor {
    pub fn member(staff: StaffId, session: Option<SessionId>, caller: &Caller) -> Self {
        let is_somebody = !caller.address.is_unspecified();
        Self {
            kind: ActorKind::Staff,
            staff: Some(staff),
            session,
            address: is_somebody.then(|| caller.address.to_string()),
            port: caller.port,
        }
    }

    pub const fn command_line() -> Self {
        Self::without_address(ActorKind::CommandLine)
    }

    pub const fn portal() -> Self {
        Self::without_address(ActorKind::Portal)
    }

    const fn without_address(kind: ActorKind) -> Self {
        Self {
            kind,
            staff: None,
            session: None,
            address: None,
            port: None,
        }
    }
}

impl ActorKind {
    pub fn name(self) -> String {
        spelt(&self)
    }

    pub fn of(name: &str) -> Self {
        Self::parse_from_json(Some(name.into())).unwrap_or(Self::Portal)
    }
}
