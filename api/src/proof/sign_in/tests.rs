//! Walks the machine at random and holds it against rules that must hold after every step.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::{PasswordVerdict, ResendVerdict, SignIn, Stage, Submitted};
use crate::policy::Policy;
use crate::proof::OtpVerdict;

const POLICY: Policy = Policy::standard();

#[derive(Clone, Debug)]
enum Move {
    Password { right: bool },
    Code { right: bool },
    Resend,
    Cancel,
    Wait { seconds: i64 },
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        3 => any::<bool>().prop_map(|right| Move::Password { right }),
        5 => prop::bool::weighted(0.2).prop_map(|right| Move::Code { right }),
        3 => Just(Move::Resend),
        1 => Just(Move::Cancel),
        4 => prop_oneof![0i64..5, 55i64..65, 175i64..185, 880i64..920].prop_map(|seconds| Move::Wait { seconds }),
    ];
    prop::collection::vec(one, 1..30)
}

/// What an observer at the side counts.
#[derive(Default)]
struct Tally {
    codes: i16,
    tries_of_code: i16,
    code_sent_at: Option<DateTime<Utc>>,
    let_in: u32,
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
                        tally = Tally { codes: 1, code_sent_at: Some(now), ..tally };
                    }
                }
                Move::Resend => {
                    if sign_in.resend(now, &POLICY) == ResendVerdict::Send {
                        prop_assert!(tally.code_sent_at.is_some_and(|sent| now - sent >= POLICY.resend_after));
                        tally = Tally { codes: tally.codes + 1, tries_of_code: 0, code_sent_at: Some(now), ..tally };
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
            }
            prop_assert!(tally.let_in <= 1, "let in twice");
            prop_assert!(tally.codes <= 1 + POLICY.resends_per_sign_in, "too many codes");
            prop_assert_eq!(sign_in.completed, tally.let_in == 1);
            prop_assert!(!(sign_in.completed && sign_in.ending.is_some()));
            let over = now - sign_in.started_at >= POLICY.sign_in_lifetime;
            let stage = sign_in.stage(now, &POLICY);
            prop_assert!(!over || !matches!(stage, Stage::Password | Stage::Otp), "still open after its time");
            prop_assert_eq!(sign_in.allowed(now, &POLICY).is_empty(), stage == Stage::Done);
        }
    }
}
