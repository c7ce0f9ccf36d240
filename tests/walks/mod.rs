//! Random walks through signing in and out, by both ways, with two browsers and two phones, over HTTP, against a model
//! that knows only the rules. `MOTCUA_WALK=seed` walks one again.

mod model;
mod walker;

use motcua::outside::Random;

use crate::actors::Portal;
use walker::Walker;

const WALKS: u64 = 40;
const STEPS: usize = 60;

/// Which browser, which phone: 0 or 1.
type One = usize;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Move {
    Begin(One),
    RightPassword(One),
    WrongPassword(One),
    RightCode(One),
    OldCode(One),
    WrongCode(One),
    Resend(One),
    Cancel(One),
    AskForQr(One),
    RefusePhone(One),
    GoBack(One),
    Look(One),
    SignOut(One),
    /// The phone scans what the browser shows now.
    Scan {
        phone: One,
        browser: One,
    },
    /// The phone scans what the browser showed last.
    ScanOld {
        phone: One,
        browser: One,
    },
    /// Each phone decides about what it scanned last.
    Approve(One),
    ApproveWrongly(One),
    Decline(One),
    Close(One),
    Unlock(One),
    Wait(i64),
}

/// How often each is chosen: the ways in are long, and must be walked to their ends often enough.
fn moves() -> Vec<(Move, u8)> {
    let mut all = vec![
        (Move::Wait(1), 2),
        (Move::Wait(7), 2),
        (Move::Wait(31), 2),
        (Move::Wait(61), 2),
        (Move::Wait(183), 1),
        (Move::Wait(617), 1),
        (Move::Wait(1861), 1),
    ];
    for one in [0, 1] {
        all.extend([
            (Move::Begin(one), 2),
            (Move::RightPassword(one), 3),
            (Move::WrongPassword(one), 1),
            (Move::RightCode(one), 6),
            (Move::OldCode(one), 1),
            (Move::WrongCode(one), 1),
            (Move::Resend(one), 2),
            (Move::Cancel(one), 1),
            (Move::AskForQr(one), 6),
            (Move::RefusePhone(one), 1),
            (Move::GoBack(one), 6),
            (Move::Look(one), 2),
            (Move::SignOut(one), 1),
            (Move::Approve(one), 10),
            (Move::ApproveWrongly(one), 1),
            (Move::Decline(one), 1),
            (Move::Close(one), 1),
            (Move::Unlock(one), 4),
        ]);
        for browser in [0, 1] {
            all.push((Move::Scan { phone: one, browser }, 5));
            all.push((Move::ScanOld { phone: one, browser }, 1));
        }
    }
    all
}

fn choose(random: &Random) -> Move {
    let moves = moves();
    let all: u16 = moves.iter().map(|(_, weight)| u16::from(*weight)).sum();
    let mut at = u16::from_be_bytes(random.bytes()) % all;
    for (step, weight) in moves {
        match at.checked_sub(u16::from(weight)) {
            Some(beyond) => at = beyond,
            None => return step,
        }
    }
    unreachable!("the weights add up")
}

/// How often someone was let in by each way.
#[derive(Default)]
struct LetIn {
    by_code: u32,
    by_phone: u32,
}

async fn walk(portal: &Portal, seed: u64, let_in: &mut LetIn) {
    let random = Random::seeded(seed);
    let mut walker = Walker::new(portal).await;
    walker.go(Move::Begin(0)).await;
    walker.go(Move::Begin(1)).await;
    for _ in 0..STEPS {
        let step = choose(&random);
        if walker.is_simple(step) {
            println!("{step:?}");
            walker.go(step).await;
        }
    }
    let_in.by_code += walker.let_in.by_code;
    let_in.by_phone += walker.let_in.by_phone;
}

fn seeds() -> Vec<u64> {
    match std::env::var("MOTCUA_WALK") {
        Ok(seed) => vec![seed.parse().unwrap()],
        Err(_) => (0..WALKS).collect(),
    }
}

/// Walks that never come to an end would prove nothing.
fn came_far(let_in: &LetIn) {
    let LetIn { by_code, by_phone } = *let_in;
    println!("let in {by_code} times by code, {by_phone} times by phone");
    let one_walk = std::env::var("MOTCUA_WALK").is_ok();
    assert!(
        one_walk || (by_code >= 10 && by_phone >= 10),
        "{by_code} {by_phone}"
    );
}

#[tokio::test]
async fn forty_walks_on_sqlite() {
    let mut let_in = LetIn::default();
    for seed in seeds() {
        println!("seed {seed}");
        walk(&Portal::on_sqlite().await, seed, &mut let_in).await;
    }
    came_far(&let_in);
}

#[tokio::test]
async fn forty_walks_on_postgres() {
    let mut let_in = LetIn::default();
    for seed in seeds() {
        println!("seed {seed}");
        match Portal::on_postgres().await {
            Some(portal) => walk(&portal, seed, &mut let_in).await,
            None => return eprintln!("not run: MOTCUA_TEST_POSTGRES names no server"),
        }
    }
    came_far(&let_in);
}
