//! Random walks through signing in and out, over HTTP, against a model that knows only the rules. `MOTCUA_WALK=seed`
//! walks one again.

use chrono::{DateTime, TimeDelta, Utc};
use motcua::outside::Random;
use motcua::policy::Policy;

use crate::actors::{Browser, Portal};

const WALKS: u64 = 40;
const STEPS: usize = 40;
const KEY: &str = "level2";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Begin,
    RightPassword,
    WrongPassword,
    RightCode,
    OldCode,
    WrongCode,
    Resend,
    Cancel,
    GoBack,
    Look,
    SignOut,
    Wait(i64),
}

/// How often each is chosen: the way in is long, and must be walked to its end often enough.
const MOVES: &[(Move, u8)] = &[
    (Move::Begin, 3),
    (Move::RightPassword, 6),
    (Move::WrongPassword, 1),
    (Move::RightCode, 6),
    (Move::OldCode, 1),
    (Move::WrongCode, 2),
    (Move::Resend, 2),
    (Move::Cancel, 1),
    (Move::GoBack, 6),
    (Move::Look, 2),
    (Move::SignOut, 1),
    (Move::Wait(7), 2),
    (Move::Wait(31), 2),
    (Move::Wait(61), 2),
    (Move::Wait(183), 1),
    (Move::Wait(617), 1),
    (Move::Wait(1861), 1),
];

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Password,
    Code,
    Done,
    Over,
}

/// What must be true, by the rules alone.
struct Model {
    policy: Policy,
    now: DateTime<Utc>,
    sign_in: Option<(Stage, DateTime<Utc>)>,
    code: Option<(DateTime<Utc>, i16)>,
    resends: i16,
    resends_in_all: i16,
    wrong_tries: i32,
    done_at: Option<DateTime<Utc>>,
    went_back: bool,
    session: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl Model {
    fn stage(&self) -> Option<Stage> {
        let (stage, since) = self.sign_in?;
        let late = self.now - since > self.policy.sign_in_lifetime;
        Some(if late && stage != Stage::Done {
            Stage::Over
        } else {
            stage
        })
    }

    fn is_signed_in(&self) -> bool {
        self.session.is_some_and(|(since, used)| {
            self.now - since < self.policy.citizen_absolute && self.now - used < self.policy.citizen_idle
        })
    }

    /// Whether the newest code would be taken.
    fn takes_code(&self) -> bool {
        let good = |(sent, tries): (DateTime<Utc>, i16)| {
            self.now - sent <= self.policy.otp_lifetime && tries < self.policy.otp_tries
        };
        self.stage() == Some(Stage::Code) && self.code.is_some_and(good)
    }

    fn may_resend(&self) -> bool {
        let waited = |(sent, _)| self.now - sent >= self.policy.resend_after;
        self.stage() == Some(Stage::Code)
            && self.code.is_some_and(waited)
            && self.resends < self.policy.resends_per_sign_in
    }

    /// Whether going back to the portal opens a session.
    fn lets_in(&self) -> bool {
        let Some((Stage::Done, since)) = self.sign_in else {
            return false;
        };
        let fresh = |done| self.now - done <= self.policy.authorization_code_lifetime;
        !self.went_back && self.done_at.is_some_and(fresh) && self.now - since <= self.policy.sign_in_lifetime
    }
}

struct Walker<'a> {
    portal: &'a Portal,
    browser: Browser<'a>,
    model: Model,
    codes: Vec<String>,
    way_back: Option<String>,
}

impl Walker<'_> {
    async fn go(&mut self, step: Move) {
        match step {
            Move::Begin => {
                self.browser.begins_to_sign_in("/").await;
                self.model.sign_in = Some((Stage::Password, self.model.now));
                (self.model.code, self.model.resends) = (None, 0);
                (self.way_back, self.model.went_back) = (None, false);
            }
            Move::RightPassword => {
                let expected = self.model.stage() == Some(Stage::Password);
                let answer = self.browser.gives_password(KEY).await;
                assert_eq!(answer.status == 200, expected, "{}", answer.text());
                if expected {
                    self.is_sent_a_code().await;
                    self.advance(Stage::Code);
                }
            }
            Move::WrongPassword => {
                let answer = self.browser.gives("033080000101", "wrong").await;
                assert!(answer.status.is_client_error(), "{}", answer.text());
                self.model.wrong_tries += 1;
            }
            Move::RightCode => {
                let Some(code) = self.codes.last().cloned() else {
                    return;
                };
                let expected = self.model.takes_code();
                let answer = self.browser.gives_code(&code).await;
                assert_eq!(answer.status == 200, expected, "{}", answer.text());
                if expected {
                    self.way_back = answer.json()["redirect_to"].as_str().map(ToOwned::to_owned);
                    self.model.done_at = Some(self.model.now);
                    self.advance(Stage::Done);
                } else {
                    self.count_wrong_try();
                }
            }
            Move::OldCode | Move::WrongCode => {
                let newest = self.codes.last().cloned().unwrap_or_default();
                let old = self.codes.iter().rev().nth(1).cloned();
                let wrong = if newest == "000000" { "000001" } else { "000000" }.to_owned();
                let code = old.filter(|old| step == Move::OldCode && *old != newest);
                let answer = self.browser.gives_code(&code.unwrap_or(wrong)).await;
                assert!(answer.status.is_client_error(), "{}", answer.text());
                self.count_wrong_try();
            }
            Move::Resend => {
                let expected = self.model.may_resend();
                let before = self.browser.messages(KEY).await.len();
                let answer = self
                    .browser
                    .post("/vneid/api/sign-in/otp/resend", &serde_json::json!({}))
                    .await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                let sent = self.browser.messages(KEY).await.len() > before;
                assert_eq!(sent, expected, "{}", answer.text());
                if sent {
                    self.is_sent_a_code().await;
                    self.model.resends += 1;
                    self.model.resends_in_all += 1;
                }
            }
            Move::Cancel => {
                let expected = matches!(self.model.stage(), Some(Stage::Password | Stage::Code));
                let answer = self.browser.delete("/vneid/api/sign-in").await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                if expected {
                    self.advance(Stage::Over);
                }
            }
            Move::GoBack => {
                let Some(way_back) = self.way_back.clone() else {
                    return;
                };
                let expected = self.model.lets_in();
                let answer = self.browser.get(&way_back).await;
                assert_eq!(answer.status, 303, "{}", answer.text());
                if expected {
                    assert_eq!(answer.location(), "/");
                    self.model.session = Some((self.model.now, self.model.now));
                }
                self.model.went_back = true;
            }
            Move::Look => {
                let answer = self.browser.get("/api/citizen/profile").await;
                assert_eq!(
                    answer.status == 200,
                    self.model.is_signed_in(),
                    "{}",
                    answer.text()
                );
                if let Some((_, used)) = self.model.session.as_mut().filter(|_| answer.status == 200)
                    && self.model.now - *used >= TimeDelta::minutes(1)
                {
                    *used = self.model.now;
                }
            }
            Move::SignOut => {
                let answer = self.browser.delete("/api/citizen/session").await;
                assert!(!answer.status.is_server_error(), "{}", answer.text());
                self.model.session = None;
            }
            Move::Wait(seconds) => {
                self.portal.later(TimeDelta::seconds(seconds));
                self.model.now += TimeDelta::seconds(seconds);
            }
        }
        assert_eq!(self.browser.is_signed_in().await, self.model.is_signed_in());
    }

    fn advance(&mut self, stage: Stage) {
        if let Some((now, _)) = &mut self.model.sign_in {
            *now = stage;
        }
    }

    fn count_wrong_try(&mut self) {
        self.model.wrong_tries += 1;
        if self.model.stage() == Some(Stage::Code)
            && let Some((_, tries)) = &mut self.model.code
        {
            *tries += 1;
        }
    }

    async fn is_sent_a_code(&mut self) {
        self.codes.push(self.browser.reads_code(KEY).await);
        self.model.code = Some((self.model.now, 0));
    }

    /// Moves whose further rules (growing delays, the limit a day) have tests of their own are left out in time.
    fn is_simple(&self, step: Move) -> bool {
        let tries = matches!(
            step,
            Move::WrongPassword | Move::WrongCode | Move::OldCode | Move::RightCode
        );
        let much = self.model.wrong_tries >= 8 && tries;
        let often = self.model.resends_in_all >= 8 && step == Move::Resend;
        !much && !often
    }
}

fn choose(random: &Random) -> Move {
    let all: u8 = MOVES.iter().map(|(_, weight)| weight).sum();
    let mut at = random.bytes::<1>()[0] % all;
    for (step, weight) in MOVES {
        match at.checked_sub(*weight) {
            Some(beyond) => at = beyond,
            None => return *step,
        }
    }
    unreachable!("the weights add up")
}

async fn walk(portal: Portal, seed: u64) {
    let random = Random::seeded(seed);
    let now = portal.app.now();
    let mut walker = Walker {
        portal: &portal,
        browser: portal.browser(),
        model: Model {
            policy: Policy::standard(),
            now,
            sign_in: None,
            code: None,
            resends: 0,
            resends_in_all: 0,
            wrong_tries: 0,
            done_at: None,
            went_back: false,
            session: None,
        },
        codes: Vec::new(),
        way_back: None,
    };
    walker.go(Move::Begin).await;
    for _ in 0..STEPS {
        let step = choose(&random);
        if walker.is_simple(step) {
            println!("{step:?}");
            walker.go(step).await;
        }
    }
}

fn seeds() -> Vec<u64> {
    match std::env::var("MOTCUA_WALK") {
        Ok(seed) => vec![seed.parse().unwrap()],
        Err(_) => (0..WALKS).collect(),
    }
}

#[tokio::test]
async fn forty_walks_on_sqlite() {
    for seed in seeds() {
        println!("seed {seed}");
        walk(Portal::on_sqlite().await, seed).await;
    }
}

#[tokio::test]
async fn forty_walks_on_postgres() {
    for seed in seeds() {
        println!("seed {seed}");
        match Portal::on_postgres().await {
            Some(portal) => walk(portal, seed).await,
            None => return eprintln!("not run: MOTCUA_TEST_POSTGRES names no server"),
        }
    }
}
