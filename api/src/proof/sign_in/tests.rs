//! Walks the machine at random, by both ways, and holds it against rules that must hold after every step.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};
use uuid::Uuid;

use super::{Decision, PasswordVerdict, QrStart, ResendVerdict, ScanVerdict, SignIn, Stage, Step, Submitted};
use crate::policy::Policy;
use crate::proof::OtpVerdict;

const POLICY: Policy = Policy::standard();

#[derive(Clone, Debug)]
enum Move {
    Password { right: bool },
    Code { right: bool },
    Resend,
    Cancel,
    StartQr,
    Scan { phone: u128 },
    Approve { phone: u128, right: bool },
    Decline { phone: u128 },
    RefusePhone,
    Wait { seconds: i64 },
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let phone = || 1u128..3;
    let one = prop_oneof![
        3 => any::<bool>().prop_map(|right| Move::Password { right }),
        5 => prop::bool::weighted(0.2).prop_map(|right| Move::Code { right }),
        3 => Just(Move::Resend),
        1 => Just(Move::Cancel),
        4 => Just(Move::StartQr),
        5 => phone().prop_map(|phone| Move::Scan { phone }),
        4 => (phone(), prop::bool::weighted(0.6)).prop_map(|(phone, right)| Move::Approve { phone, right }),
        1 => phone().prop_map(|phone| Move::Decline { phone }),
        1 => Just(Move::RefusePhone),
        5 => prop_oneof![0i64..5, 55i64..65, 175i64..185, 880i64..920].prop_map(|seconds| Move::Wait { seconds }),
    ];
    prop::collection::vec(one, 1..40)
}

/// What an observer at the side counts.
#[derive(Default)]
struct Tally {
    codes: i16,
    tries_of_code: i16,
    code_sent_at: Option<DateTime<Utc>>,
    /// When a window was asked for, and how many followed it by themselves.
    window: Option<(DateTime<Utc>, i16)>,
    scanned: Option<(u128, DateTime<Utc>)>,
    let_in: u32,
    died: u32,
}

impl Tally {
    fn sent(self, now: DateTime<Utc>) -> Self {
        Self {
            codes: self.codes + 1,
            tries_of_code: 0,
            code_sent_at: Some(now),
            ..self
        }
    }

    /// Whether this phone may decide now: it scanned, less than a minute ago, in the window that runs.
    fn may_decide(&self, phone: u128, now: DateTime<Utc>) -> bool {
        self.scanned
            .is_some_and(|(by, at)| by == phone && now - at < POLICY.qr_window)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn every_walk_keeps_the_rules(moves in moves()) {
        let mut now = DateTime::UNIX_EPOCH;
        let mut sign_in = SignIn::begun(now);
        let mut tally = Tally::default();
        for step in moves {
            let before = sign_in.stage(now, &POLICY);
            match step {
                Move::Wait { seconds } => now += TimeDelta::seconds(seconds),
                Move::Cancel => sign_in.cancel(),
                Move::Password { right } => {
                    let verdict = sign_in.give_password(right, now, &POLICY);
                    prop_assert_eq!(verdict == PasswordVerdict::Send, right && before == Stage::Password);
                    if verdict == PasswordVerdict::Send {
                        tally = Tally { scanned: None, window: None, ..tally.sent(now) };
                    }
                }
                Move::Resend => {
                    if sign_in.resend(now, &POLICY) == ResendVerdict::Send {
                        prop_assert!(tally.code_sent_at.is_some_and(|sent| now - sent >= POLICY.resend_after));
                        tally = tally.sent(now);
                    }
                }
                Move::Code { right } => match sign_in.submit_code(right, now, &POLICY) {
                    Submitted::Judged(OtpVerdict::Right) => {
                        prop_assert!(right && before == Stage::Otp);
                        prop_assert!(tally.code_sent_at.is_some_and(|sent| now - sent <= POLICY.otp_lifetime));
                        prop_assert!(tally.tries_of_code < POLICY.otp_tries);
                        tally.let_in += 1;
                    }
                    Submitted::Judged(OtpVerdict::Wrong { tries_left }) => {
                        tally.tries_of_code += 1;
                        prop_assert!(!right);
                        prop_assert_eq!(tries_left, POLICY.otp_tries - tally.tries_of_code);
                    }
                    Submitted::Judged(_) | Submitted::NotNow(_) => {}
                },
                Move::StartQr => match sign_in.start_qr(now, &POLICY) {
                    QrStart::Begin => tally = Tally { window: Some((now, 0)), scanned: None, ..tally },
                    QrStart::Renew => {
                        let (since, renewals) = tally.window.unwrap();
                        prop_assert!(now - since >= POLICY.qr_window && renewals < POLICY.qr_renewals);
                        tally = Tally { window: Some((now, renewals + 1)), scanned: None, ..tally };
                    }
                    QrStart::Running => prop_assert!(sign_in.live_qr(now, &POLICY).is_some()),
                    QrStart::NotNow(stage) => prop_assert!(stage != Stage::Password),
                },
                Move::Scan { phone } => match sign_in.scan(Uuid::from_u128(phone), now, &POLICY) {
                    ScanVerdict::Bound => {
                        prop_assert_eq!(before, Stage::Password);
                        prop_assert!(tally.scanned.is_none(), "one scan binds one phone");
                        prop_assert!(tally.window.is_some_and(|(since, _)| now - since < POLICY.qr_window));
                        tally.scanned = Some((phone, now));
                    }
                    ScanVerdict::Again => prop_assert_eq!(tally.scanned.map(|(by, _)| by), Some(phone)),
                    ScanVerdict::TakenByAnother => prop_assert!(tally.scanned.is_some_and(|(by, _)| by != phone)),
                    ScanVerdict::WindowOver | ScanVerdict::NotNow(_) => {}
                },
                Move::Approve { phone, right } => {
                    let decision = sign_in.approve(Uuid::from_u128(phone), right, now, &POLICY);
                    let may = before == Stage::Password && tally.may_decide(phone, now);
                    prop_assert_eq!(decision == Decision::Approved, may && right);
                    prop_assert_eq!(decision == Decision::WrongNumber, may && !right);
                    tally.let_in += u32::from(decision == Decision::Approved);
                    tally.died += u32::from(decision == Decision::WrongNumber);
                }
                Move::Decline { phone } => {
                    let decision = sign_in.decline(Uuid::from_u128(phone), now, &POLICY);
                    let may = before == Stage::Password && tally.may_decide(phone, now);
                    prop_assert_eq!(decision == Decision::Declined, may);
                    tally.died += u32::from(decision == Decision::Declined);
                }
                Move::RefusePhone => {
                    let waits = tally.scanned.is_some_and(|(_, at)| now - at < POLICY.qr_window);
                    let decision = sign_in.refuse_phone(now, &POLICY);
                    prop_assert_eq!(decision == Decision::PhoneRefused, before == Stage::Password && waits);
                    if decision == Decision::PhoneRefused {
                        tally = Tally { window: None, scanned: None, ..tally };
                    }
                }
            }
            prop_assert!(tally.let_in + tally.died <= 1, "decided twice");
            prop_assert!(tally.codes <= 1 + POLICY.resends_per_sign_in, "too many codes");
            prop_assert_eq!(sign_in.completed, tally.let_in == 1);
            prop_assert!(!(sign_in.completed && sign_in.ending.is_some()));
            prop_assert!(tally.died == 0 || sign_in.stage(now, &POLICY) == Stage::Ended);
            let over = now - sign_in.started_at >= POLICY.sign_in_lifetime;
            let stage = sign_in.stage(now, &POLICY);
            prop_assert!(!over || !matches!(stage, Stage::Password | Stage::Otp), "still open after its time");
            prop_assert!(!over || sign_in.live_qr(now, &POLICY).is_none(), "a window outlives its sign-in");
            let allowed = sign_in.allowed(now, &POLICY);
            prop_assert_eq!(allowed.is_empty(), stage == Stage::Done);
            let live = sign_in.live_qr(now, &POLICY).is_some();
            prop_assert_eq!(allowed.contains(&Step::Qr), stage == Stage::Password && !live);
        }
    }
}
