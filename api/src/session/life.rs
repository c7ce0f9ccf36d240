//! How long a session lasts.

use chrono::{DateTime, TimeDelta, Utc};
use entity::session::{Column, Model, SessionClass};
use sea_orm::{ColumnTrait, Condition, Iterable};

use crate::policy::Policy;

/// From when a session counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
    pub class: SessionClass,
}

impl Life {
    pub fn of(session: &Model) -> Self {
        Self {
            started_at: session.started_at,
            last_used_at: session.last_used_at,
            class: session.class,
        }
    }

    /// Whether others use the same computer.
    pub fn shared_computer(self) -> bool {
        self.class == SessionClass::SharedComputer
    }

    /// Its end whatever happens.
    pub fn expires_at(self, policy: &Policy) -> DateTime<Utc> {
        self.started_at + self.limits(policy).1
    }

    /// Its end if nothing more happens.
    pub fn idle_expires_at(self, policy: &Policy) -> DateTime<Utc> {
        (self.last_used_at + self.limits(policy).0).min(self.expires_at(policy))
    }

    fn limits(self, policy: &Policy) -> (TimeDelta, TimeDelta) {
        limits(self.class, policy)
    }

    pub fn is_over(self, now: DateTime<Utc>, policy: &Policy) -> bool {
        now >= self.idle_expires_at(policy)
    }

    /// Whether a use now is worth writing down: the shorter a session may rest, the sooner.
    pub fn is_use_worth_writing(self, now: DateTime<Utc>, policy: &Policy) -> bool {
        let (idle, _) = self.limits(policy);
        now - self.last_used_at >= policy.last_used_resolution.min(idle / 30)
    }
}

/// How long it may rest, and how long it may last all in all.
const fn limits(class: SessionClass, policy: &Policy) -> (TimeDelta, TimeDelta) {
    match class {
        SessionClass::Citizen => (policy.citizen_idle, policy.citizen_absolute),
        SessionClass::SharedComputer => (policy.shared_computer_idle, policy.shared_computer_absolute),
        SessionClass::Staff => (policy.staff_idle, policy.staff_absolute),
        SessionClass::Administrator => (policy.administrator_idle, policy.staff_absolute),
    }
}

/// Which sessions that nobody has ended are not over, as the database is asked.
pub fn lives(now: DateTime<Utc>, policy: &Policy) -> Condition {
    let of = |class: SessionClass| {
        let (idle, absolute) = limits(class, policy);
        Condition::all()
            .add(Column::Class.eq(class))
            .add(Column::LastUsedAt.gt(now - idle))
            .add(Column::StartedAt.gt(now - absolute))
    };
    SessionClass::iter()
        .map(of)
        .fold(Condition::any(), Condition::add)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use entity::session::SessionClass;

    use super::Life;
    use crate::policy::Policy;

    const POLICY: Policy = Policy::standard();

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn life(last_used_at: DateTime<Utc>, class: SessionClass) -> Life {
        Life {
            started_at: at(0),
            last_used_at,
            class,
        }
    }

    #[test]
    fn it_ends_after_half_an_hour_of_rest() {
        let life = life(at(10), SessionClass::Citizen);
        assert!(!life.is_over(at(40) - TimeDelta::microseconds(1), &POLICY));
        assert!(life.is_over(at(40), &POLICY));
    }

    #[test]
    fn it_ends_after_twelve_hours_whatever_happens() {
        let life = life(at(719), SessionClass::Citizen);
        assert!(!life.is_over(at(719), &POLICY));
        assert!(life.is_over(at(720), &POLICY));
    }

    #[test]
    fn uses_are_written_as_often_as_they_matter() {
        let seconds = |number| at(0) + TimeDelta::seconds(number);
        assert!(!life(at(0), SessionClass::Citizen).is_use_worth_writing(seconds(59), &POLICY));
        assert!(life(at(0), SessionClass::Citizen).is_use_worth_writing(seconds(60), &POLICY));
        assert!(!life(at(0), SessionClass::SharedComputer).is_use_worth_writing(seconds(9), &POLICY));
        assert!(life(at(0), SessionClass::SharedComputer).is_use_worth_writing(seconds(10), &POLICY));
    }

    #[test]
    fn on_a_shared_computer_it_ends_sooner() {
        assert!(
            !life(at(10), SessionClass::SharedComputer).is_over(at(15) - TimeDelta::microseconds(1), &POLICY)
        );
        assert!(life(at(10), SessionClass::SharedComputer).is_over(at(15), &POLICY));
        assert!(life(at(29), SessionClass::SharedComputer).is_over(at(30), &POLICY));
    }

    #[test]
    fn the_staff_s_lasts_a_working_day_and_rests_for_a_quarter_of_an_hour() {
        assert!(!life(at(10), SessionClass::Staff).is_over(at(25) - TimeDelta::microseconds(1), &POLICY));
        assert!(life(at(10), SessionClass::Staff).is_over(at(25), &POLICY));
        assert!(life(at(479), SessionClass::Staff).is_over(at(480), &POLICY));
        assert!(life(at(10), SessionClass::Administrator).is_over(at(15), &POLICY));
    }
}
