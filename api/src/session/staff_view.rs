//! The session of a member of the staff as its holder sees it.

use chrono::{DateTime, Utc};
use entity::staff_member::{RecordField, Role};
use entity::unit;
use poem_openapi::{Enum, Object};
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::gate::{Gate, look_at_record};
use super::reminder::StaffReminder;
use super::{Holder, StaffCurrent};
use crate::app::App;
use crate::http::Problem;

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct StaffSummary {
    id: Uuid,
    username: String,
    /// Absent while the record lacks it.
    full_name: Option<String>,
    role: StaffRole,
    unit_id: Uuid,
    /// The name of the unit.
    unit: String,
    /// The tag of the picture: another one with every picture, absent without one.
    avatar: Option<String>,
    /// Fields of the record that a running campaign requires and that it lacks.
    missing_fields: Vec<StaffField>,
    /// By when; present while something is missing.
    deadline: Option<DateTime<Utc>>,
    /// Whether the deadline has passed: the form, help and sign-out remain.
    only_form: bool,
    /// Present while there is one that was not seen yet.
    reminder: Option<StaffReminder>,
    /// When the session ends whatever happens.
    expires_at: DateTime<Utc>,
    /// When it ends if nothing more happens.
    idle_expires_at: DateTime<Utc>,
    /// Until when the member counts as having just proved who they are.
    proven_until: DateTime<Utc>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum StaffRole {
    Staff,
    /// Of their own unit and all below it.
    Manager,
    Administrator,
}

impl From<Role> for StaffRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Staff => Self::Staff,
            Role::Manager => Self::Manager,
            Role::Administrator => Self::Administrator,
        }
    }
}

impl From<StaffRole> for Role {
    fn from(role: StaffRole) -> Self {
        match role {
            StaffRole::Staff => Self::Staff,
            StaffRole::Manager => Self::Manager,
            StaffRole::Administrator => Self::Administrator,
        }
    }
}

/// A field of a member's record that may be required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffRecordField", rename_all = "snake_case")]
pub enum StaffField {
    FullName,
    Gender,
    BirthDate,
    PersonalId,
    Phone,
    Address,
    Email,
}

impl From<RecordField> for StaffField {
    fn from(field: RecordField) -> Self {
        match field {
            RecordField::FullName => Self::FullName,
            RecordField::Gender => Self::Gender,
            RecordField::BirthDate => Self::BirthDate,
            RecordField::PersonalId => Self::PersonalId,
            RecordField::Phone => Self::Phone,
            RecordField::Address => Self::Address,
            RecordField::Email => Self::Email,
        }
    }
}

impl From<StaffField> for RecordField {
    fn from(field: StaffField) -> Self {
        match field {
            StaffField::FullName => Self::FullName,
            StaffField::Gender => Self::Gender,
            StaffField::BirthDate => Self::BirthDate,
            StaffField::PersonalId => Self::PersonalId,
            StaffField::Phone => Self::Phone,
            StaffField::Address => Self::Address,
            StaffField::Email => Self::Email,
        }
    }
}

impl StaffSummary {
    pub async fn of(app: &App, current: Option<StaffCurrent>) -> Result<Option<Self>, Problem> {
        let Some(current) = current else {
            return Ok(None);
        };
        let db = app.db.read();
        let standing = look_at_record(app, db, current.staff).await?;
        let unit = unit::Entity::find_by_id(current.unit).one(db).await?;
        let reminder = match &standing {
            Some(standing) => StaffReminder::of(db, standing).await?,
            None => None,
        };
        let gate = standing.map_or(Gate::Open, |standing| standing.gate);
        let only_form = matches!(gate, Gate::Shut { .. });
        let (missing, deadline) = match gate {
            Gate::Open => (Vec::new(), None),
            Gate::Due { missing, deadline } | Gate::Shut { missing, deadline } => (missing, Some(deadline)),
        };
        Ok(Some(Self {
            id: current.staff.0,
            role: current.role.into(),
            unit_id: current.unit.0,
            unit: unit.map(|unit| unit.name).unwrap_or_default(),
            missing_fields: missing.into_iter().map(StaffField::from).collect(),
            deadline,
            only_form,
            reminder,
            expires_at: current.life.expires_at(&app.policy),
            idle_expires_at: current.life.idle_expires_at(&app.policy),
            proven_until: current.proven_until(&app.policy),
            username: current.username,
            full_name: current.full_name,
            avatar: current.avatar,
        }))
    }
}
