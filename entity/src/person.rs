//! Whose a row is, where citizens and staff have the same tables.

use sea_orm::entity::prelude::*;

use crate::{CitizenId, StaffId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    pub kind: PersonKind,
    pub id: Uuid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(16))")]
pub enum PersonKind {
    #[sea_orm(string_value = "citizen")]
    Citizen,
    #[sea_orm(string_value = "staff")]
    Staff,
}

impl From<CitizenId> for Person {
    fn from(citizen: CitizenId) -> Self {
        Self {
            kind: PersonKind::Citizen,
            id: citizen.0,
        }
    }
}

impl From<StaffId> for Person {
    fn from(staff: StaffId) -> Self {
        Self {
            kind: PersonKind::Staff,
            id: staff.0,
        }
    }
}

impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind.to_value(), self.id)
    }
}
