//! A unit as the API shows it.

use chrono::NaiveDate;
use entity::unit::{self, UnitKind};
use poem_openapi::{Enum, Object};
use uuid::Uuid;

#[derive(Object)]
#[oai(rename = "StaffUnit", skip_serializing_if_is_none)]
pub struct UnitView {
    pub id: Uuid,
    /// As the province's directory of agencies has it.
    pub code: String,
    pub name: String,
    pub kind: UnitKindName,
    pub valid_from: NaiveDate,
    /// The last day; absent while it goes on.
    pub valid_until: Option<NaiveDate>,
    /// Whether it is valid today.
    pub is_valid: bool,
    /// Absent at the root of the tree.
    pub parent: Option<UnitName>,
    /// All above it, from the root to its parent.
    pub ancestors: Vec<UnitName>,
    /// The unit that took its place.
    pub successor: Option<UnitName>,
    /// How many units lie directly below it and are not over.
    pub children: u64,
    /// How many members work in it itself, those who are disabled left out.
    pub members: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[oai(rename = "StaffUnitName")]
pub struct UnitName {
    pub id: Uuid,
    pub name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffUnitKind", rename_all = "snake_case")]
pub enum UnitKindName {
    /// *Ủy ban nhân dân tỉnh*
    Province,
    /// *Sở, ban, ngành*
    Department,
    /// *Ủy ban nhân dân xã, phường*
    Commune,
    /// *Trung tâm phục vụ hành chính công*
    ServiceCentre,
    /// *Phòng*, *văn phòng*: a part of any of them.
    Division,
}

impl From<&unit::Model> for UnitName {
    fn from(unit: &unit::Model) -> Self {
        Self {
            id: unit.id.0,
            name: unit.name.clone(),
        }
    }
}

impl From<UnitKind> for UnitKindName {
    fn from(kind: UnitKind) -> Self {
        match kind {
            UnitKind::Province => Self::Province,
            UnitKind::Department => Self::Department,
            UnitKind::Commune => Self::Commune,
            UnitKind::ServiceCentre => Self::ServiceCentre,
            UnitKind::Division => Self::Division,
        }
    }
}

impl From<UnitKindName> for UnitKind {
    fn from(kind: UnitKindName) -> Self {
        match kind {
            UnitKindName::Province => Self::Province,
            UnitKindName::Department => Self::Department,
            UnitKindName::Commune => Self::Commune,
            UnitKindName::ServiceCentre => Self::ServiceCentre,
            UnitKindName::Division => Self::Division,
        }
    }
}
