//! A member as administrators and managers see them.

use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::session::{StaffField, StaffRole};
use crate::staff::units::UnitName;

#[derive(Object)]
#[oai(rename = "StaffMember", skip_serializing_if_is_none)]
pub struct MemberView {
    pub id: Uuid,
    /// *Mã cán bộ*
    pub staff_code: String,
    pub username: String,
    /// Absent while the record lacks it.
    pub full_name: Option<String>,
    pub unit: UnitName,
    pub role: StaffRole,
    /// When the account was disabled; absent while it is not.
    pub disabled_at: Option<DateTime<Utc>>,
    /// Hidden but for its last three digits; whole in the member's own record only.
    pub personal_id: Option<String>,
    /// Fields that a running campaign requires and that the record lacks.
    pub missing_fields: Vec<StaffField>,
    /// Of the sessions that are still kept.
    pub last_signed_in_at: Option<DateTime<Utc>>,
    /// In answers about one member only.
    pub account: Option<MemberAccount>,
}

/// How a member signs in.
#[derive(Object)]
#[oai(rename = "StaffMemberAccount", skip_serializing_if_is_none)]
pub struct MemberAccount {
    pub created_at: DateTime<Utc>,
    /// All above the member's unit, from the root to its parent.
    pub unit_ancestors: Vec<UnitName>,
    /// Whether an authenticator is the second factor.
    pub has_second_factor: bool,
    /// Whether the member can sign in with VNeID.
    pub is_linked: bool,
    /// How many sessions live.
    pub sessions: u64,
    /// Until when a code that was handed over opens the choice of a new password; absent if there is none, it was used, or
    /// it has expired.
    pub reset_code_until: Option<DateTime<Utc>>,
    /// Whether a password opens the sign-in: not from a reset on until the member has chosen a new one.
    pub has_password: bool,
}

/// A code to hand over, on paper or in person. It is shown this once.
#[derive(Object)]
#[oai(rename = "StaffHandedCode")]
pub struct HandedCode {
    /// Sixteen letters and digits in four groups.
    pub code: String,
    pub valid_until: DateTime<Utc>,
    pub member: MemberView,
}
