//! Does what a walk says and holds what comes of it against the model.

use chrono::TimeDelta;
use serde_json::json;

use super::model::{Model, Stage};
use super::{LetIn, Move, One};
use crate::actors::{Browser, PASSCODE, Phone, Portal, persona};

/// Whose password and codes the browsers use, and whose phones there are.
const KEY: &str = "level2";
const OWNERS: [&str; 2] = ["level2", "level1"];

pub struct Walker<'a> {
    portal: &'a Portal,
    browsers: [Browser<'a>; 2],
    phones: [Phone<'a>; 2],
    model: Model,
    codes: [Vec<String>; 2],
    /// What each browser showed last, and when.
    shown: [Option<String>; 2],
    /// What each phone scanned last.
    scans: [Option<String>; 2],
    pub let_in: LetIn,
}

impl<'a> Walker<'a> {
    pub async fn new(portal: &'a Portal) -> Self {
        let mut phones = OWNERS.map(|owner| portal.phone(owner));
        for phone in &mut phones {
            phone.opens_the_app().await;
        }
        Self {
            portal,
            browsers: [portal.browser(), portal.browser()],
            phones,
            model: Model::new(portal.app.now()),
            codes: [Vec::new(), Vec::new()],
            shown: [None, None],
            scans: [None, None],
            let_in: LetIn::default(),
        }
    }

    pub async fn go(&mut self, step: Move) {
        match step {
            Move::Begin(it) => {
                self.browsers[it].begins_to_sign_in("/").await;
                self.model.begin(it);
                self.shown[it] = None;
            }
            Move::RightPassword(it) => self.give_password(it).await,
            Move::WrongPassword(it) => {
                let number = persona(KEY).personal_id;
                let answer = self.browsers[it].gives(number, "wrong").await;
                assert!(answer.status.is_client_error(), "{}", answer.text());
                self.model.wrong_tries += 1;
            }
            Move::RightCode(it) => self.give_code(it).await,
            Move::OldCode(it) | Move::WrongCode(it) => self.give_wrong_code(step, it).await,
            Move::Resend(it) => self.resend(it).await,
            Move::Cancel(it) => {
                let answer = self.browsers[it].delete("/vneid/api/sign-in").await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                if matches!(self.model.stage(it), Stage::Password | Stage::Code) {
                    self.model.browsers[it].stage = Stage::Over;
                }
            }
            Move::AskForQr(it) => self.ask_for_qr(it).await,
            Move::RefusePhone(it) => self.refuse_phone(it).await,
            Move::Scan { phone, browser } => self.scan(phone, browser).await,
            Move::ScanOld { phone, browser } => self.scan_old(phone, browser).await,
            Move::Approve(phone) => self.approve(phone, true).await,
            Move::ApproveWrongly(phone) => self.approve(phone, false).await,
            Move::Decline(phone) => self.decline(phone).await,
            Move::Close(phone) => {
                self.phones[phone].closes().await;
                self.model.phones[phone].unlocked_at = None;
            }
            Move::Unlock(phone) => {
                let expected = !self.model.is_unlocked(phone);
                let answer = self.phones[phone].unlocks(PASSCODE).await;
                assert_eq!(answer.status == 200, expected, "{}", answer.text());
                if expected {
                    self.model.phones[phone].unlocked_at = Some(self.model.now);
                }
            }
            Move::GoBack(it) => self.go_back(it).await,
            Move::Look(it) => self.look(it).await,
            Move::SignOut(it) => {
                let answer = self.browsers[it].delete("/api/citizen/session").await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                self.model.browsers[it].session = None;
            }
            Move::Wait(seconds) => {
                self.portal.later(TimeDelta::seconds(seconds));
                self.model.now += TimeDelta::seconds(seconds);
            }
        }
        self.compare().await;
    }

    /// After every step, what both browsers see is what the model says.
    async fn compare(&mut self) {
        for it in [0, 1] {
            let session = self.browsers[it].session().await;
            let name = session["citizen"]["full_name"].as_str();
            let expected = self.model.browsers[it]
                .session
                .filter(|_| self.model.is_signed_in(it));
            assert_eq!(name, expected.map(|(_, _, who)| persona(who).full_name));
            let stands = self.browsers[it].get("/vneid/api/sign-in").await;
            if stands.status != 200 {
                continue;
            }
            let stands = stands.json();
            let window = self.model.window(it);
            assert_eq!(stands.get("qr").is_some(), window.is_some(), "{stands}");
            let scanned = window.is_some_and(|window| window.scanned_by.is_some());
            assert_eq!(stands["qr"].get("scanned").is_some(), scanned, "{stands}");
            let done = self.model.stage(it) == Stage::Done;
            assert_eq!(stands["stage"] == "done", done, "{stands}");
        }
    }

    async fn give_password(&mut self, it: One) {
        let expected = self.model.stage(it) == Stage::Password;
        let answer = self.browsers[it].gives_password(KEY).await;
        assert_eq!(answer.status == 200, expected, "{}", answer.text());
        if expected {
            self.is_sent_a_code(it).await;
            self.model.browsers[it].stage = Stage::Code;
        }
    }

    async fn give_code(&mut self, it: One) {
        let Some(code) = self.codes[it].last().cloned() else {
            return;
        };
        let expected = self.model.takes_code(it);
        let answer = self.browsers[it].gives_code(&code).await;
        assert_eq!(answer.status == 200, expected, "{}", answer.text());
        if expected {
            self.model.done(it, KEY);
            self.let_in.by_code += 1;
        } else {
            self.count_wrong_try(it);
        }
    }

    async fn give_wrong_code(&mut self, step: Move, it: One) {
        let codes = &self.codes[it];
        let newest = codes.last().cloned().unwrap_or_default();
        let old = codes.iter().rev().nth(1).cloned();
        let wrong = if newest == "000000" { "000001" } else { "000000" }.to_owned();
        let code = old.filter(|old| matches!(step, Move::OldCode(_)) && *old != newest);
        let answer = self.browsers[it].gives_code(&code.unwrap_or(wrong)).await;
        assert!(answer.status.is_client_error(), "{}", answer.text());
        self.count_wrong_try(it);
    }

    async fn resend(&mut self, it: One) {
        let expected = self.model.may_resend(it);
        let before = self.browsers[it].messages(KEY).await.len();
        let answer = self.browsers[it]
            .post("/vneid/api/sign-in/otp/resend", &json!({}))
            .await;
        assert!(!answer.status.is_server_error(), "{}", answer.text());
        let sent = self.browsers[it].messages(KEY).await.len() > before;
        assert_eq!(sent, expected, "{}", answer.text());
        if sent {
            self.is_sent_a_code(it).await;
            self.model.browsers[it].resends += 1;
            self.model.resends_in_all += 1;
        }
    }

    async fn ask_for_qr(&mut self, it: One) {
        let expected = self.model.ask_for_qr(it);
        let answer = self.browsers[it].post("/vneid/api/sign-in/qr", &json!({})).await;
        assert_eq!(answer.status == 200, expected.is_some(), "{}", answer.text());
        if let Some(left) = expected {
            assert_eq!(answer.json()["renewals_left"], left);
        }
    }

    async fn refuse_phone(&mut self, it: One) {
        let scanned = |window: super::model::Window| window.scanned_by.is_some();
        let expected = self.model.window(it).is_some_and(scanned);
        let answer = self.browsers[it]
            .post("/vneid/api/sign-in/qr/refuse", &json!({}))
            .await;
        assert_eq!(answer.status == 200, expected, "{}", answer.text());
        if expected {
            self.model.browsers[it].window = None;
        }
    }

    async fn scan(&mut self, phone: One, browser: One) {
        let shows = self
            .model
            .window(browser)
            .is_some_and(|window| window.scanned_by.is_none());
        let shown = self.browsers[browser].get("/vneid/api/sign-in/qr/payload").await;
        assert_eq!(shown.status == 200, shows, "{}", shown.text());
        if !shows {
            return;
        }
        let payload = shown.json()["payload"].as_str().unwrap().to_owned();
        self.shown[browser] = Some(payload.clone());
        let expected = self.model.may_scan(phone, browser);
        let answer = self.phones[phone].scans(&payload).await;
        assert_eq!(answer.status == 200, expected, "{}", answer.text());
        if expected {
            self.model.scan(phone, browser);
            self.scans[phone] = answer.json()["scan_id"].as_str().map(ToOwned::to_owned);
        }
    }

    /// Only the phone that scanned it gets an answer, while the code is fresh.
    async fn scan_old(&mut self, phone: One, browser: One) {
        let Some(payload) = self.shown[browser].clone() else {
            return;
        };
        let window = self.model.window(browser);
        let answer = self.phones[phone].scans(&payload).await;
        if answer.status == 200 {
            let window = window.unwrap_or_else(|| panic!("no window runs: {}", answer.text()));
            assert!(
                window.scanned_by.is_none_or(|by| by == phone),
                "{}",
                answer.text()
            );
            assert!(self.model.is_unlocked(phone));
            self.model.scan(phone, browser);
            self.scans[phone] = answer.json()["scan_id"].as_str().map(ToOwned::to_owned);
        }
        assert!(!answer.status.is_server_error(), "{}", answer.text());
    }

    async fn approve(&mut self, phone: One, right: bool) {
        let Some(scan) = self.scans[phone].clone() else {
            return;
        };
        let decides = self.model.decides(phone);
        let shown = match decides {
            Some(browser) => self.browsers[browser].shown_number().await,
            None => 42,
        };
        let other = if shown == 99 { 10 } else { shown + 1 };
        let number = if right { shown } else { other };
        let answer = self.phones[phone].approves(&scan, number).await;
        assert_eq!(
            answer.status == 200,
            decides.is_some() && right,
            "{}",
            answer.text()
        );
        match decides {
            Some(browser) if right => {
                self.model.done(browser, OWNERS[phone]);
                self.let_in.by_phone += 1;
            }
            Some(browser) => self.model.browsers[browser].stage = Stage::Over,
            None => {}
        }
    }

    async fn decline(&mut self, phone: One) {
        let Some(scan) = self.scans[phone].clone() else {
            return;
        };
        let decides = self.model.decides(phone);
        let answer = self.phones[phone].declines(&scan).await;
        assert_eq!(answer.status == 200, decides.is_some(), "{}", answer.text());
        if let Some(browser) = decides {
            self.model.browsers[browser].stage = Stage::Over;
        }
    }

    async fn go_back(&mut self, it: One) {
        if self.model.browsers[it].stage != Stage::Done {
            return;
        }
        let stands = self.browsers[it].stands().await;
        let way_back = stands["redirect_to"].as_str().unwrap().to_owned();
        let expected = self.model.lets_in(it);
        let answer = self.browsers[it].get(&way_back).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let model = &mut self.model.browsers[it];
        if expected {
            assert_eq!(answer.location(), "/");
            model.session = Some((self.model.now, self.model.now, model.who));
        }
        model.went_back = true;
    }

    async fn look(&mut self, it: One) {
        let answer = self.browsers[it].get("/api/citizen/profile").await;
        assert_eq!(
            answer.status == 200,
            self.model.is_signed_in(it),
            "{}",
            answer.text()
        );
        let now = self.model.now;
        let session = &mut self.model.browsers[it].session;
        if let Some((_, used, _)) = session.as_mut().filter(|_| answer.status == 200)
            && now - *used >= TimeDelta::minutes(1)
        {
            *used = now;
        }
    }

    fn count_wrong_try(&mut self, it: One) {
        self.model.wrong_tries += 1;
        if self.model.stage(it) == Stage::Code
            && let Some((_, tries)) = &mut self.model.browsers[it].code
        {
            *tries += 1;
        }
    }

    async fn is_sent_a_code(&mut self, it: One) {
        let code = self.browsers[it].reads_code(KEY).await;
        self.codes[it].push(code);
        self.model.browsers[it].code = Some((self.model.now, 0));
    }

    /// Moves whose further rules (growing delays, limits per day and minute) have tests of their own are left out in
    /// time.
    pub fn is_simple(&self, step: Move) -> bool {
        let tries = matches!(
            step,
            Move::WrongPassword(_) | Move::WrongCode(_) | Move::OldCode(_) | Move::RightCode(_)
        );
        let much = self.model.wrong_tries >= 8 && tries;
        let often = self.model.resends_in_all >= 8 && matches!(step, Move::Resend(_));
        let asked = self.model.has_asked_much() && matches!(step, Move::AskForQr(_));
        !much && !often && !asked
    }
}
