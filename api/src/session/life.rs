//! How long a session lasts.

use chrono::{DateTime, Utc};

use crate::policy::Policy;

/// From when a session counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    pub started_at: DateTime<Utc>,
    pub last_used_at: DateTime<Utc>,
}

impl Life {
    /// Its end whatever happens.
    pub fn expires_at(self, policy: &Policy) -> DateTime<Utc> {
        self.started_at + policy.citizen_absolute
    }

    /// Its end if nothing more happens.
    pub fn idle_expires_at(self, policy: &Policy) -> DateTime<Utc> {
        (self.last_used_at + policy.citizen_idle).min(self.expires_at(policy))
    }

    pub fn is_over(self, now: DateTime<Utc>, policy: &Policy) -> bool {
        now >= self.idle_expires_at(policy)
    }

    /// Whether a use now is worth writing down.
    pub fn is_use_worth_writing(self, now: DateTime<Utc>, policy: &Policy) -> bool {
        now - self.last_used_at >= policy.last_used_resolution
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::Life;
    use crate::policy::Policy;

    const POLICY: Policy = Policy::standard();

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    #[test]
    fn it_ends_after_half_an_hour_of_rest() {
        let life = Life {
            started_at: at(0),
            last_used_at: at(10),
        };
        assert!(!life.is_over(at(40) - TimeDelta::microseconds(1), &POLICY));
        assert!(life.is_over(at(40), &POLICY));
    }

    #[test]
    fn it_ends_after_twelve_hours_whatever_happens() {
        let life = Life {
            started_at: at(0),
            last_used_at: at(719),
        };
        assert!(!life.is_over(at(719), &POLICY));
        assert!(life.is_over(at(720), &POLICY));
    }
}
