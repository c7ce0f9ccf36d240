//! A one-time code: how long it is good and how often it may be tried.

use chrono::{DateTime, TimeDelta, Utc};

use crate::policy::Policy;

/// A code that was sent, as far as judging it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCode {
    pub sent_at: DateTime<Utc>,
    /// Counted before the check.
    pub tries: i16,
    pub used: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtpVerdict {
    Right,
    Wrong { tries_left: i16 },
    Expired,
    Used,
    NoTriesLeft,
}

/// Whether another code may take the place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Another {
    /// A new code is to be sent; the old one is dead.
    Send,
    /// A code went out less than a minute ago: nothing is sent and the answer is the same.
    SentJustNow,
    NoneLeft,
}

impl SentCode {
    pub fn sent(now: DateTime<Utc>) -> Self {
        Self {
            sent_at: now,
            tries: 0,
            used: false,
        }
    }

    /// The last moment at which the code is promised to be good. It is taken until the following
    /// full second begins, so that a person who sees "0:00" and confirms is not refused.
    pub fn expires_at(&self, policy: &Policy) -> DateTime<Utc> {
        self.sent_at + policy.otp_lifetime
    }

    pub fn is_expired(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        now >= self.expires_at(policy) + TimeDelta::seconds(1)
    }

    pub fn tries_left(&self, policy: &Policy) -> i16 {
        (policy.otp_tries - self.tries).max(0)
    }

    /// From when on another code may be asked for.
    pub fn another_at(&self, policy: &Policy) -> DateTime<Utc> {
        self.sent_at + policy.resend_after
    }

    /// `resends` were sent for the same purpose before.
    pub fn another(&self, resends: i16, now: DateTime<Utc>, policy: &Policy) -> Another {
        if now < self.another_at(policy) {
            Another::SentJustNow
        } else if resends >= policy.resends_per_sign_in {
            Another::NoneLeft
        } else {
            Another::Send
        }
    }

    /// Counts the try, then judges it.
    pub fn judge(&mut self, matches: bool, now: DateTime<Utc>, policy: &Policy) -> OtpVerdict {
        if self.used {
            return OtpVerdict::Used;
        }
        if self.is_expired(now, policy) {
            return OtpVerdict::Expired;
        }
        if self.tries_left(policy) == 0 {
            return OtpVerdict::NoTriesLeft;
        }
        self.tries += 1;
        if matches {
            self.used = true;
            OtpVerdict::Right
        } else {
            OtpVerdict::Wrong {
                tries_left: self.tries_left(policy),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Another, OtpVerdict, SentCode};
    use crate::policy::Policy;

    const POLICY: Policy = Policy::standard();

    fn after(milliseconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::milliseconds(milliseconds)
    }

    fn code() -> SentCode {
        SentCode::sent(after(0))
    }

    #[test]
    fn a_code_is_good_for_three_minutes_and_not_a_second_longer() {
        assert_eq!(code().judge(true, after(180_000), &POLICY), OtpVerdict::Right);
        assert_eq!(code().judge(true, after(180_999), &POLICY), OtpVerdict::Right);
        assert_eq!(code().judge(true, after(181_000), &POLICY), OtpVerdict::Expired);
    }

    #[test]
    fn a_code_works_once() {
        let mut code = code();
        assert_eq!(code.judge(true, after(1), &POLICY), OtpVerdict::Right);
        assert_eq!(code.judge(true, after(2), &POLICY), OtpVerdict::Used);
    }

    #[test]
    fn another_one_is_sent_after_a_minute_and_three_times() {
        assert_eq!(code().another(0, after(59_999), &POLICY), Another::SentJustNow);
        assert_eq!(code().another(2, after(60_000), &POLICY), Another::Send);
        assert_eq!(code().another(3, after(60_000), &POLICY), Another::NoneLeft);
    }

    #[test]
    fn after_five_wrong_tries_the_right_one_comes_too_late() {
        let mut code = code();
        for left in (0..5).rev() {
            assert_eq!(
                code.judge(false, after(1), &POLICY),
                OtpVerdict::Wrong { tries_left: left }
            );
        }
        assert_eq!(code.judge(true, after(1), &POLICY), OtpVerdict::NoTriesLeft);
    }
}
