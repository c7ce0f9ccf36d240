//! A sign-in from the request to the end, by password and one-time code or by a phone: two ways, one gate.

mod by_phone;

use chrono::{DateTime, Utc};

use super::otp::{OtpVerdict, SentCode};
use super::qr::QrWindow;
use crate::policy::Policy;

pub use by_phone::{Decision, QrStart, ScanVerdict};

/// All that decides about a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub started_at: DateTime<Utc>,
    /// Present once the right password was given.
    pub code: Option<SentCode>,
    pub resends: i16,
    /// The newest one, once the browser asked for a code to scan.
    pub qr: Option<QrWindow>,
    pub completed: bool,
    pub ending: Option<Ending>,
}

/// Why a sign-in can no longer be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Given up, or replaced by a newer one.
    Cancelled,
    /// The phone's owner said no.
    Declined,
    /// The phone's owner picked another number than the browser's.
    WrongNumber,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Password,
    Otp,
    Done,
    /// Its time is over.
    Expired,
    /// See [`Ending`]; or no code is left to try.
    Ended,
}

/// What the person may do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask for a code to scan, or for the next one.
    Qr,
    /// Say that the phone that scanned is someone else's.
    RefusePhone,
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
            qr: None,
            completed: false,
            ending: None,
        }
    }

    pub fn expires_at(&self, policy: &Policy) -> DateTime<Utc> {
        self.started_at + policy.sign_in_lifetime
    }

    pub fn stage(&self, now: DateTime<Utc>, policy: &Policy) -> Stage {
        if self.completed {
            Stage::Done
        } else if self.ending.is_some() {
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
            Stage::Password => self.first_steps(now),
            Stage::Otp if self.resends_left(policy) > 0 => vec![Step::Otp, Step::Resend, Step::Cancel],
            Stage::Otp => vec![Step::Otp, Step::Cancel],
            Stage::Expired | Stage::Ended => vec![Step::Restart],
            Stage::Done => vec![],
        }
    }

    fn first_steps(&self, now: DateTime<Utc>) -> Vec<Step> {
        let live = self.qr.as_ref().filter(|window| window.is_live(now));
        let by_phone = match live {
            None => Some(Step::Qr),
            Some(window) => window.scan.map(|_| Step::RefusePhone),
        };
        by_phone
            .into_iter()
            .chain([Step::Password, Step::Cancel])
            .collect()
    }

    pub fn give_password(&mut self, right: bool, now: DateTime<Utc>, policy: &Policy) -> PasswordVerdict {
        match self.stage(now, policy) {
            Stage::Password if right => {
                self.code = Some(SentCode::sent(now));
                // From here on no phone decides any more.
                if let Some(window) = &mut self.qr {
                    window.closed = true;
                }
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
        if self.ending.is_some() {
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
        if !self.completed {
            self.ending.get_or_insert(Ending::Cancelled);
        }
    }
}

#[cfg(test)]
mod tests;
