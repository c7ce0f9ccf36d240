//! The other way to the same gate: a code is scanned with a phone, whose owner approves.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Ending, SignIn, Stage};
use crate::policy::Policy;
use crate::proof::QrWindow;

/// The browser asks for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrStart {
    /// Someone asked for it: it counts as a start.
    Begin,
    /// The last window ran out and is followed by another.
    Renew,
    /// One is running: a reload and a second tab show the same.
    Running,
    NotNow(Stage),
}

/// A phone has read a genuine, fresh code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanVerdict {
    Bound,
    /// The same phone once more: the same answer.
    Again,
    TakenByAnother,
    WindowOver,
    NotNow(Stage),
}

/// The phone's owner has decided, or the browser's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Approved,
    /// The number was not the browser's: nobody is let in by this sign-in any more.
    WrongNumber,
    Declined,
    /// The browser's owner does not know the phone.
    PhoneRefused,
    /// This phone has not scanned this window.
    NotYours,
    /// The browser's owner did not know this phone, or went on without it.
    Closed,
    WindowOver,
    /// It was decided before.
    Over(Stage),
}

impl Decision {
    /// Whether it must be written down, and others told.
    pub fn changes_something(self) -> bool {
        matches!(
            self,
            Self::Approved | Self::WrongNumber | Self::Declined | Self::PhoneRefused
        )
    }
}

impl SignIn {
    pub fn start_qr(&mut self, now: DateTime<Utc>, policy: &Policy) -> QrStart {
        let stage = self.stage(now, policy);
        if stage != Stage::Password {
            return QrStart::NotNow(stage);
        }
        let ran_out = self.qr.as_ref().filter(|window| !window.closed);
        let (start, renewals) = match ran_out {
            Some(window) if window.is_live(now) => return QrStart::Running,
            Some(window) if window.renewals_left(policy) > 0 => (QrStart::Renew, window.renewals + 1),
            _ => (QrStart::Begin, 0),
        };
        self.qr = Some(QrWindow::begun(now, renewals, policy).within(self.expires_at(policy)));
        start
    }

    /// The window that runs now, if the sign-in still waits for someone.
    pub fn live_qr(&self, now: DateTime<Utc>, policy: &Policy) -> Option<&QrWindow> {
        let waits = self.stage(now, policy) == Stage::Password;
        self.qr.as_ref().filter(|window| waits && window.is_live(now))
    }

    pub fn scan(&mut self, phone: Uuid, now: DateTime<Utc>, policy: &Policy) -> ScanVerdict {
        let stage = self.stage(now, policy);
        if stage != Stage::Password {
            return ScanVerdict::NotNow(stage);
        }
        let end = self.expires_at(policy);
        let Some(window) = self.qr.as_mut().filter(|window| window.is_live(now)) else {
            return ScanVerdict::WindowOver;
        };
        match window.scan {
            Some(scan) if scan.phone == phone => ScanVerdict::Again,
            Some(_) => ScanVerdict::TakenByAnother,
            None => {
                *window = window.clone().scanned_by(phone, now, policy).within(end);
                ScanVerdict::Bound
            }
        }
    }

    /// `right`: the phone's owner picked the number that the browser shows.
    pub fn approve(&mut self, phone: Uuid, right: bool, now: DateTime<Utc>, policy: &Policy) -> Decision {
        if let Err(refusal) = self.may_decide(phone, now, policy) {
            return refusal;
        }
        if right {
            self.completed = true;
            Decision::Approved
        } else {
            self.ending = Some(Ending::WrongNumber);
            Decision::WrongNumber
        }
    }

    pub fn decline(&mut self, phone: Uuid, now: DateTime<Utc>, policy: &Policy) -> Decision {
        if let Err(refusal) = self.may_decide(phone, now, policy) {
            return refusal;
        }
        self.ending = Some(Ending::Declined);
        Decision::Declined
    }

    /// The browser's owner says that the phone is not theirs. They may go on with a new code, or without one.
    pub fn refuse_phone(&mut self, now: DateTime<Utc>, policy: &Policy) -> Decision {
        let stage = self.stage(now, policy);
        if stage != Stage::Password {
            return Decision::Over(stage);
        }
        match self.qr.as_mut().filter(|window| window.is_live(now)) {
            Some(window) if window.scan.is_some() => {
                window.closed = true;
                Decision::PhoneRefused
            }
            Some(_) => Decision::NotYours,
            None => Decision::WindowOver,
        }
    }

    fn may_decide(&self, phone: Uuid, now: DateTime<Utc>, policy: &Policy) -> Result<(), Decision> {
        match (self.stage(now, policy), &self.qr) {
            (Stage::Otp, _) => Err(Decision::Closed),
            (Stage::Password, Some(window)) if !window.is_scanned_by(phone) => Err(Decision::NotYours),
            (Stage::Password, Some(window)) if window.closed => Err(Decision::Closed),
            (Stage::Password, Some(window)) if window.is_live(now) => Ok(()),
            (Stage::Password, Some(_)) => Err(Decision::WindowOver),
            (Stage::Password, None) => Err(Decision::NotYours),
            (stage, _) => Err(Decision::Over(stage)),
        }
    }
}
