use chrono::{DateTime, Utc};
use entity::{Person, SessionId};

use crate::policy::Policy;

/// Someone's session, a citizen's or a member's of the staff.
pub trait Holder {
    fn person(&self) -> Person;
    fn session(&self) -> SessionId;
    /// When they last proved who they are.
    fn authenticated_at(&self) -> DateTime<Utc>;

    /// Until when that counts as just now (ASVS 7.5.1).
    fn proven_until(&self, policy: &Policy) -> DateTime<Utc> {
        self.authenticated_at() + policy.reauthentication_window
    }
}
