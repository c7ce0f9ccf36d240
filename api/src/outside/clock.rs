//! The time. It can be moved and frozen where the sandbox is on, and in tests.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// How far the clock is from the real time, and whether it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSetting {
    /// Seconds added to the real time.
    pub offset_seconds: i64,
    /// The real time at which the clock was stopped; absent while it runs.
    pub frozen_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, Default)]
pub struct Clock(Arc<RwLock<ClockSetting>>);

impl Clock {
    /// The time in microseconds, which both databases keep without loss.
    pub fn now(&self) -> DateTime<Utc> {
        let setting = self.setting();
        let base = setting.frozen_at.unwrap_or_else(real_time);
        let moved = base.checked_add_signed(TimeDelta::seconds(setting.offset_seconds));
        moved.unwrap_or(base).trunc_subsecs(6)
    }

    pub fn setting(&self) -> ClockSetting {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn set(&self, setting: ClockSetting) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = setting;
    }

    /// Moves the clock, and stops it or lets it run. A clock that already stands keeps the moment
    /// at which it was stopped.
    pub fn moved(&self, offset_seconds: i64, frozen: bool) -> ClockSetting {
        let frozen_at = frozen.then(|| self.setting().frozen_at.unwrap_or_else(real_time));
        ClockSetting {
            offset_seconds,
            frozen_at,
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the real time comes in"
)]
fn real_time() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::{Clock, ClockSetting};

    #[test]
    fn a_frozen_clock_stands_and_still_moves_by_hand() {
        let clock = Clock::default();
        clock.set(clock.moved(0, true));
        let first = clock.now();
        clock.set(clock.moved(181, true));
        assert_eq!((clock.now() - first).num_seconds(), 181);
        assert_eq!(clock.now(), clock.now());
    }

    #[test]
    fn an_offset_beyond_all_time_is_ignored() {
        let clock = Clock::default();
        clock.set(ClockSetting {
            offset_seconds: i64::MAX / 1000,
            frozen_at: None,
        });
        assert!(clock.now().timestamp() > 0);
    }
}
