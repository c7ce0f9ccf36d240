//! A sign-in with password and one-time code, from the request to the end.

use chrono::{DateTime, Utc};

use super::otp::{OtpVerdict, SentCode};
use crate::policy::Policy;

/// All that decides about a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub started_at: DateTime<Utc>,
    /// Present once the right password was given.
    pub code: Option<SentCode>,
    pub resends: i16,
    pub completed: bool,
    pub cancelled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Password,
    Otp,
    Done,
    /// Its time is over.
    Expired,
    /// Given up, replaced by a newer one, or without any code left to try.
    Ended,
}

/// What the person may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Password,
    Otp,
    Resend,
    Cancel,
    Restart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordVerdict {
    /// The first code is to be sent.
    Send,
    Wrong,
    NotNow(Stage),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Submitted {
    Judged(OtpVerdict),
    NotNow(Stage),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResendVerdict {
    /// A new code is to be sent; the old one is dead.
    Send,
    /// A code went out less than a minute ago: nothing is sent and the answer is the same.
    SentJustNow,
    NoneLeft,
    NotNow(Stage),
}

impl SignIn {
    pub fn begun(now: DateTime<Utc>) -> Self {
        Self {
            started_at: now,
            code: None,
            resends: 0,
            completed: false,
            cancelled: false,
        }
    }

    pub fn expires_at(&self, policy: &Policy) -> DateTime<Utc> {
        self.started_at + policy.sign_in_lifetime
    }

    pub fn stage(&self, now: DateTime<Utc>, policy: &Policy) -> Stage {
        if self.completed {
            Stage::Done
        } else if self.cancelled {
            Stage::Ended
        } else if now >= self.expires_at(policy) {
            Stage::Expired
        } else {
            self.open_stage(now, policy)
        }
    }

    fn open_stage(&self, now: DateTime<Utc>, policy: &Policy) -> Stage {
        let Some(code) = &self.code else {
            return Stage::Password;
        };
        let dead = code.is_expired(now, policy) || code.tries_left(policy) == 0;
        if dead && self.resends_left(policy) == 0 {
            Stage::Ended
        } else {
            Stage::Otp
        }
    }

    pub fn resends_left(&self, policy: &Policy) -> i16 {
        (policy.resends_per_sign_in - self.resends).max(0)
    }

    pub fn allowed(&self, now: DateTime<Utc>, policy: &Policy) -> Vec<Step> {
        match self.stage(now, policy) {
            Stage::Password => vec![Step::Password, Step::Cancel],
            Stage::Otp if self.resends_left(policy) > 0 => vec![Step::Otp, Step::Resend, Step::Cancel],
            Stage::Otp => vec![Step::Otp, Step::Cancel],
            Stage::Expired | Stage::Ended => vec![Step::Restart],
            Stage::Done => vec![],
        }
    }

    pub fn give_password(&mut self, right: bool, now: DateTime<Utc>, policy: &Policy) -> PasswordVerdict {
        match self.stage(now, policy) {
            Stage::Password if right => {
                self.code = Some(SentCode::sent(now));
                PasswordVerdict::Send
            }
            Stage::Password => PasswordVerdict::Wrong,
            stage => PasswordVerdict::NotNow(stage),
        }
    }

    pub fn submit_code(&mut self, matches: bool, now: DateTime<Utc>, policy: &Policy) -> Submitted {
        let stage = self.stage(now, policy);
        // A code that was right a moment ago, in another tab, is told apart from a wrong one.
        let Some(code) = self
            .code
            .as_mut()
            .filter(|_| matches!(stage, Stage::Otp | Stage::Done | Stage::Ended))
        else {
            return Submitted::NotNow(stage);
        };
        if self.cancelled {
            return Submitted::NotNow(stage);
        }
        let verdict = code.judge(matches, now, policy);
        self.completed |= verdict == OtpVerdict::Right;
        Submitted::Judged(verdict)
    }

    pub fn resend(&mut self, now: DateTime<Utc>, policy: &Policy) -> ResendVerdict {
        let stage = self.stage(now, policy);
        let Some(code) = self.code.as_mut().filter(|_| stage == Stage::Otp) else {
            return ResendVerdict::NotNow(stage);
        };
        if now < code.sent_at + policy.resend_after {
            return ResendVerdict::SentJustNow;
        }
        if self.resends >= policy.resends_per_sign_in {
            return ResendVerdict::NoneLeft;
        }
        self.resends += 1;
        *code = SentCode::sent(now);
        ResendVerdict::Send
    }

    /// Gives up; a sign-in that is done stays done.
    pub fn cancel(&mut self) {
        self.cancelled |= !self.completed;
    }
}

#[cfg(test)]
mod tests;
