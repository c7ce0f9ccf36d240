//! What must be true, by the rules alone.

use chrono::{DateTime, TimeDelta, Utc};
use motcua::policy::Policy;

use super::One;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stage {
    Password,
    Code,
    Done,
    Over,
}

/// A window of QR codes.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub ends: DateTime<Utc>,
    pub renewals: i16,
    pub scanned_by: Option<One>,
}

/// A browser's sign-in and session.
#[derive(Clone, Debug)]
pub struct Browser {
    pub stage: Stage,
    pub since: DateTime<Utc>,
    /// Tells one sign-in's windows from those before.
    pub generation: u32,
    pub code: Option<(DateTime<Utc>, i16)>,
    pub resends: i16,
    pub window: Option<Window>,
    pub done_at: Option<DateTime<Utc>>,
    /// Whose account it is done with.
    pub who: &'static str,
    pub went_back: bool,
    /// Since when, used when, whose.
    pub session: Option<(DateTime<Utc>, DateTime<Utc>, &'static str)>,
}

/// The app on a phone.
#[derive(Clone, Debug)]
pub struct Phone {
    pub unlocked_at: Option<DateTime<Utc>>,
    /// The browser and generation of what it scanned last.
    pub scan: Option<(One, u32)>,
}

pub struct Model {
    pub policy: Policy,
    pub now: DateTime<Utc>,
    pub browsers: [Browser; 2],
    pub phones: [Phone; 2],
    pub resends_in_all: i16,
    pub wrong_tries: i32,
    pub qr_starts: Vec<DateTime<Utc>>,
}

impl Model {
    pub fn new(now: DateTime<Utc>) -> Self {
        let browser = Browser {
            stage: Stage::Over,
            since: now,
            generation: 0,
            code: None,
            resends: 0,
            window: None,
            done_at: None,
            who: "",
            went_back: false,
            session: None,
        };
        let phone = Phone {
            unlocked_at: Some(now),
            scan: None,
        };
        Self {
            policy: Policy::standard(),
            now,
            browsers: [browser.clone(), browser],
            phones: [phone.clone(), phone],
            resends_in_all: 0,
            wrong_tries: 0,
            qr_starts: Vec::new(),
        }
    }

    pub fn begin(&mut self, browser: One) {
        let now = self.now;
        let it = &mut self.browsers[browser];
        *it = Browser {
            stage: Stage::Password,
            since: now,
            generation: it.generation + 1,
            session: it.session,
            code: None,
            resends: 0,
            window: None,
            done_at: None,
            who: "",
            went_back: false,
        };
    }

    pub fn stage(&self, browser: One) -> Stage {
        let it = &self.browsers[browser];
        let late = self.now - it.since >= self.policy.sign_in_lifetime;
        if late && it.stage != Stage::Done {
            Stage::Over
        } else {
            it.stage
        }
    }

    pub fn is_signed_in(&self, browser: One) -> bool {
        self.browsers[browser].session.is_some_and(|(since, used, _)| {
            self.now - since < self.policy.citizen_absolute && self.now - used < self.policy.citizen_idle
        })
    }

    /// Whether the newest code would be taken.
    pub fn takes_code(&self, browser: One) -> bool {
        let good = |(sent, tries): (DateTime<Utc>, i16)| {
            self.now - sent <= self.policy.otp_lifetime && tries < self.policy.otp_tries
        };
        self.stage(browser) == Stage::Code && self.browsers[browser].code.is_some_and(good)
    }

    pub fn may_resend(&self, browser: One) -> bool {
        let it = &self.browsers[browser];
        let waited = |(sent, _)| self.now - sent >= self.policy.resend_after;
        self.stage(browser) == Stage::Code
            && it.code.is_some_and(waited)
            && it.resends < self.policy.resends_per_sign_in
    }

    /// The window that runs.
    pub fn window(&self, browser: One) -> Option<Window> {
        let window = self.browsers[browser].window?;
        let runs = self.stage(browser) == Stage::Password && self.now < window.ends;
        runs.then_some(window)
    }

    /// Asks for a code: the renewals left afterwards, or nothing if there can be none.
    pub fn ask_for_qr(&mut self, browser: One) -> Option<i16> {
        if self.stage(browser) != Stage::Password {
            return None;
        }
        if let Some(window) = self.window(browser) {
            return Some(self.policy.qr_renewals - window.renewals);
        }
        let (now, length, most) = (self.now, self.policy.qr_window, self.policy.qr_renewals);
        let it = &mut self.browsers[browser];
        let renewals = match it.window {
            Some(window) if window.renewals < most => window.renewals + 1,
            _ => 0,
        };
        if renewals == 0 {
            self.qr_starts.push(now);
        }
        it.generation += 1;
        it.window = Some(Window {
            ends: (now + length).min(it.since + self.policy.sign_in_lifetime),
            renewals,
            scanned_by: None,
        });
        Some(most - renewals)
    }

    pub fn is_unlocked(&self, phone: One) -> bool {
        self.phones[phone]
            .unlocked_at
            .is_some_and(|since| self.now - since < self.policy.phone_unlocked)
    }

    /// A fresh code of this browser is read with this phone.
    pub fn may_scan(&self, phone: One, browser: One) -> bool {
        let free = |window: Window| window.scanned_by.is_none_or(|by| by == phone);
        self.is_unlocked(phone) && self.window(browser).is_some_and(free)
    }

    pub fn scan(&mut self, phone: One, browser: One) {
        let end = self.browsers[browser].since + self.policy.sign_in_lifetime;
        let (now, length) = (self.now, self.policy.qr_window);
        let it = &mut self.browsers[browser];
        if let Some(window) = it.window.as_mut().filter(|window| window.scanned_by.is_none()) {
            window.scanned_by = Some(phone);
            window.ends = (now + length).min(end);
        }
        self.phones[phone].scan = Some((browser, it.generation));
    }

    /// The browser whose sign-in this phone may decide now.
    pub fn decides(&self, phone: One) -> Option<One> {
        let (browser, generation) = self.phones[phone].scan?;
        let window = self.window(browser)?;
        let own = window.scanned_by == Some(phone) && self.browsers[browser].generation == generation;
        (own && self.is_unlocked(phone)).then_some(browser)
    }

    /// Whether going back to the portal opens a session.
    pub fn lets_in(&self, browser: One) -> bool {
        let it = &self.browsers[browser];
        let fresh = |done| self.now - done <= self.policy.authorization_code_lifetime;
        it.stage == Stage::Done
            && !it.went_back
            && it.done_at.is_some_and(fresh)
            && self.now - it.since <= self.policy.sign_in_lifetime
    }

    pub fn done(&mut self, browser: One, who: &'static str) {
        let it = &mut self.browsers[browser];
        (it.stage, it.done_at, it.who) = (Stage::Done, Some(self.now), who);
    }

    /// Whether another start would be one of too many.
    pub fn has_asked_much(&self) -> bool {
        let minute = TimeDelta::seconds(60);
        let recent = self.qr_starts.iter().filter(|at| self.now - **at <= minute);
        recent.count() >= 50
    }
}
