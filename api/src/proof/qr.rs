//! A QR code's window: how long it may be scanned, by whom it was, and how long a code of one second counts.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use crate::policy::Policy;

/// A time in which the browser shows codes, one a second, and one phone may scan one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrWindow {
    pub started_at: DateTime<Utc>,
    /// The scan moves it: who scanned at the last moment still gets time to decide.
    pub ends_at: DateTime<Utc>,
    /// How often it was renewed by itself since someone last asked for it.
    pub renewals: i16,
    pub scan: Option<Scan>,
    /// Shut before its end: the browser's owner did not know the phone, or went on with the password.
    pub closed: bool,
}

/// The one phone that scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan {
    pub phone: Uuid,
    pub at: DateTime<Utc>,
}

/// Whether a code that is genuine still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeAge {
    Fresh,
    Old,
    /// Of a time to come: no clock of ours is so far ahead.
    Impossible,
}

impl QrWindow {
    pub fn begun(now: DateTime<Utc>, renewals: i16, policy: &Policy) -> Self {
        Self {
            started_at: now,
            ends_at: now + policy.qr_window,
            renewals,
            scan: None,
            closed: false,
        }
    }

    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        !self.closed && now < self.ends_at
    }

    pub fn renewals_left(&self, policy: &Policy) -> i16 {
        (policy.qr_renewals - self.renewals).max(0)
    }

    pub fn is_scanned_by(&self, phone: Uuid) -> bool {
        self.scan.is_some_and(|scan| scan.phone == phone)
    }

    /// The second of the window that `now` falls in: the number of its code.
    pub fn second(&self, now: DateTime<Utc>) -> i64 {
        (now - self.started_at).num_seconds().max(0)
    }

    /// When the code of a second is refused.
    pub fn code_expires_at(&self, second: i64, policy: &Policy) -> DateTime<Utc> {
        self.started_at + TimeDelta::seconds(second) + policy.qr_code_lifetime
    }

    pub fn age(&self, second: i64, now: DateTime<Utc>, policy: &Policy) -> CodeAge {
        // Two servers' clocks may differ by a little.
        if second < 0 || second > self.second(now) + 1 {
            CodeAge::Impossible
        } else if now > self.code_expires_at(second, policy) {
            CodeAge::Old
        } else {
            CodeAge::Fresh
        }
    }

    pub fn scanned_by(self, phone: Uuid, now: DateTime<Utc>, policy: &Policy) -> Self {
        Self {
            scan: Some(Scan { phone, at: now }),
            ends_at: now + policy.qr_window,
            ..self
        }
    }

    /// No window outlives its sign-in.
    pub fn within(self, end: DateTime<Utc>) -> Self {
        Self {
            ends_at: self.ends_at.min(end),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{CodeAge, QrWindow};
    use crate::policy::Policy;

    const POLICY: Policy = Policy::standard();

    fn after(milliseconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    #[test]
    fn a_code_counts_for_three_seconds() {
        let window = QrWindow::begun(after(0), 0, &POLICY);
        for (second, now, age) in [
            (0, 0, CodeAge::Fresh),
            (0, 3_000, CodeAge::Fresh),
            (0, 3_001, CodeAge::Old),
            (7, 7_000, CodeAge::Fresh),
            (7, 10_001, CodeAge::Old),
            (8, 7_900, CodeAge::Fresh),
            (9, 7_900, CodeAge::Impossible),
            (-1, 0, CodeAge::Impossible),
            (i64::MAX / 2_000_000, 0, CodeAge::Impossible),
        ] {
            assert_eq!(
                window.age(second, after(now), &POLICY),
                age,
                "second {second} at {now} ms"
            );
        }
    }

    #[test]
    fn a_window_lasts_a_minute() {
        let window = QrWindow::begun(after(0), 0, &POLICY);
        assert!(window.is_live(after(59_999)));
        assert!(!window.is_live(after(60_000)));
    }
}
