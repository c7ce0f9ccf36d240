//! The provider's app on a phone: signed in to with password and one-time code the first time, then opened with a
//! passcode.

use chrono::{DateTime, Utc};

use super::sign_in::{SignIn, Stage};
use crate::policy::Policy;

/// All that decides about the app on one phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneApp {
    /// The same machine as in a browser; the right password has been given.
    pub sign_in: SignIn,
    pub has_passcode: bool,
    /// Wrong passcodes in a row, counted before the check.
    pub passcode_tries: i16,
    /// Absent while the app is locked.
    pub unlocked_at: Option<DateTime<Utc>>,
    /// The account went to another phone, or the passcode was tried too often.
    pub ended: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneStage {
    /// The code from the SMS is due.
    Otp,
    /// A passcode must be chosen.
    Passcode,
    Locked,
    Unlocked,
    /// It begins with number and password again.
    Over,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasscodeTry {
    /// Counted; now look whether it is right.
    Check,
    NotNow(PhoneStage),
}

impl PhoneApp {
    pub fn stage(&self, now: DateTime<Utc>, policy: &Policy) -> PhoneStage {
        if self.ended {
            return PhoneStage::Over;
        }
        match self.sign_in.stage(now, policy) {
            Stage::Otp => PhoneStage::Otp,
            Stage::Done if self.has_passcode && self.is_open(now, policy) => PhoneStage::Unlocked,
            Stage::Done if self.has_passcode => PhoneStage::Locked,
            Stage::Done if self.is_open(now, policy) => PhoneStage::Passcode,
            _ => PhoneStage::Over,
        }
    }

    fn is_open(&self, now: DateTime<Utc>, policy: &Policy) -> bool {
        self.unlocked_at
            .is_some_and(|since| now < since + policy.phone_unlocked)
    }

    pub fn tries_left(&self, policy: &Policy) -> i16 {
        (policy.passcode_tries - self.passcode_tries).max(0)
    }

    /// Chooses the passcode, the first or another one.
    pub fn choose_passcode(&mut self, now: DateTime<Utc>, policy: &Policy) -> Result<(), PhoneStage> {
        match self.stage(now, policy) {
            PhoneStage::Passcode | PhoneStage::Unlocked => {
                self.has_passcode = true;
                self.unlocked_at = Some(now);
                Ok(())
            }
            stage => Err(stage),
        }
    }

    pub fn count_passcode_try(&mut self, now: DateTime<Utc>, policy: &Policy) -> PasscodeTry {
        match self.stage(now, policy) {
            PhoneStage::Locked if self.tries_left(policy) > 0 => {
                self.passcode_tries += 1;
                PasscodeTry::Check
            }
            PhoneStage::Locked => PasscodeTry::NotNow(PhoneStage::Over),
            stage => PasscodeTry::NotNow(stage),
        }
    }

    /// What follows from a try that was counted. Of tries at the same instant, one may have ended it.
    pub fn judge_passcode(&mut self, right: bool, now: DateTime<Utc>, policy: &Policy) -> PhoneStage {
        if right && !self.ended {
            self.passcode_tries = 0;
            self.unlocked_at = Some(now);
        } else if self.tries_left(policy) == 0 {
            self.ended = true;
        }
        self.stage(now, policy)
    }

    /// *Đóng*: the app is signed out of, and the phone stays known.
    pub fn lock(&mut self) {
        self.unlocked_at = None;
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{PasscodeTry, PhoneApp, PhoneStage};
    use crate::policy::Policy;
    use crate::proof::SignIn;

    const POLICY: Policy = Policy::standard();

    fn after(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn registered() -> PhoneApp {
        let mut sign_in = SignIn::begun(after(0));
        sign_in.completed = true;
        PhoneApp {
            sign_in,
            has_passcode: false,
            passcode_tries: 0,
            unlocked_at: Some(after(0)),
            ended: false,
        }
    }

    #[test]
    fn a_passcode_is_due_once_and_then_opens_the_app() {
        let mut app = registered();
        assert_eq!(app.stage(after(1), &POLICY), PhoneStage::Passcode);
        assert_eq!(app.choose_passcode(after(1), &POLICY), Ok(()));
        assert_eq!(app.stage(after(1), &POLICY), PhoneStage::Unlocked);
        assert_eq!(app.stage(after(12), &POLICY), PhoneStage::Locked, "by itself");
        app.lock();
        assert_eq!(app.choose_passcode(after(12), &POLICY), Err(PhoneStage::Locked));
        assert_eq!(app.count_passcode_try(after(12), &POLICY), PasscodeTry::Check);
        assert_eq!(app.judge_passcode(true, after(12), &POLICY), PhoneStage::Unlocked);
    }

    #[test]
    fn five_wrong_passcodes_end_it_and_a_right_one_begins_the_count_anew() {
        let mut app = registered();
        app.choose_passcode(after(0), &POLICY).unwrap();
        app.lock();
        for right in [false, false, false, false, true] {
            assert_eq!(app.count_passcode_try(after(1), &POLICY), PasscodeTry::Check);
            app.judge_passcode(right, after(1), &POLICY);
        }
        app.lock();
        for left in (0..5).rev() {
            assert_eq!(app.count_passcode_try(after(2), &POLICY), PasscodeTry::Check);
            assert_eq!(app.tries_left(&POLICY), left);
            app.judge_passcode(false, after(2), &POLICY);
        }
        assert_eq!(app.stage(after(2), &POLICY), PhoneStage::Over);
    }

    #[test]
    fn who_leaves_without_a_passcode_begins_anew() {
        assert_eq!(registered().stage(after(11), &POLICY), PhoneStage::Over);
    }
}
