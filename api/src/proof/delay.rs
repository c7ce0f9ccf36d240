//! Wrong tries in a row earn a delay that doubles and never becomes permanent.

use chrono::{DateTime, TimeDelta, Utc};

use crate::policy::DelayPolicy;

/// Wrong tries in a row of one kind, for one account, from one address or from anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failures {
    pub count: i32,
    /// When the first of them was.
    pub since: DateTime<Utc>,
    pub delayed_until: Option<DateTime<Utc>>,
}

/// Whether a try counts now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    None,
    Until(DateTime<Utc>),
}

impl Failures {
    pub fn none(now: DateTime<Utc>) -> Self {
        Self {
            count: 0,
            since: now,
            delayed_until: None,
        }
    }

    pub fn delay(&self, now: DateTime<Utc>) -> Delay {
        match self.delayed_until {
            Some(until) if now < until => Delay::Until(until),
            _ => Delay::None,
        }
    }

    /// Counts a try as wrong; a right one that was counted before its check is taken back by forgetting the row.
    /// `limit` tries are free, each further one earns twice the delay of the one before.
    pub fn count_try(&mut self, now: DateTime<Utc>, limit: i32, policy: &DelayPolicy) {
        if self.is_forgotten(now, policy) {
            *self = Self::none(now);
        }
        self.count = self.count.saturating_add(1);
        let beyond = self.count - limit;
        if beyond >= 0 {
            self.delayed_until = Some(now + delay_after(beyond, policy));
        }
    }

    /// Without a delay earned, tries older than the window no longer count; once one was earned, they count until
    /// as much time has passed after it as the longest delay takes.
    fn is_forgotten(&self, now: DateTime<Utc>, policy: &DelayPolicy) -> bool {
        match self.delayed_until {
            Some(until) => now - until > policy.longest,
            None => now - self.since > policy.window,
        }
    }
}

fn delay_after(beyond: i32, policy: &DelayPolicy) -> TimeDelta {
    let doublings = beyond.clamp(0, 16);
    (policy.first * 2_i32.pow(doublings.unsigned_abs())).min(policy.longest)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Delay, Failures};
    use crate::policy::DelayPolicy;

    const POLICY: DelayPolicy = DelayPolicy::standard();

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    fn after(tries: i32) -> Failures {
        let mut failures = Failures::none(at(0));
        for _ in 0..tries {
            failures.count_try(at(0), POLICY.tries, &POLICY);
        }
        failures
    }

    #[test]
    fn the_tenth_wrong_try_earns_thirty_seconds() {
        assert_eq!(after(9).delay(at(0)), Delay::None);
        assert_eq!(after(10).delay(at(0)), Delay::Until(at(30)));
        assert_eq!(after(10).delay(at(30)), Delay::None);
    }

    #[test]
    fn each_further_one_doubles_it_up_to_fifteen_minutes() {
        for (tries, seconds) in [
            (11, 60),
            (12, 120),
            (13, 240),
            (14, 480),
            (15, 900),
            (16, 900),
            (500, 900),
        ] {
            assert_eq!(
                after(tries).delay(at(0)),
                Delay::Until(at(seconds)),
                "{tries} tries"
            );
        }
    }

    #[test]
    fn tries_spread_over_more_than_the_window_start_anew() {
        let mut failures = after(9);
        failures.count_try(at(901), POLICY.tries, &POLICY);
        assert_eq!(failures.count, 1);
    }
}
