//! The first step: who is told what, and who has to wait.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::{PASSWORD, Portal};

on_each_database!(
    an_unknown_number_and_a_wrong_password_look_alike,
    ten_wrong_ones_earn_a_delay_that_no_other_address_feels,
    a_right_one_ends_the_row,
    of_eight_right_ones_at_once_one_sends_a_code,
    wrong_ones_at_once_are_all_counted,
    a_locked_account_is_told_only_to_its_owner,
    everything_that_is_wrong_is_named_at_once,
    a_sign_in_belongs_to_its_browser,
    the_newest_request_wins,
    giving_up_leads_back_to_the_service,
);

async fn an_unknown_number_and_a_wrong_password_look_alike(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let unknown = citizen.gives("099999999999", PASSWORD).await;
    let wrong = citizen.gives("033080000101", "not the password").await;
    assert_eq!(unknown.problem(), (403, "wrong_credentials".into()));
    assert_eq!(unknown.body, wrong.body);
    assert!(citizen.messages("level2").await.is_empty());
    assert_eq!(
        citizen.get("/vneid/api/sign-in").await.json()["stage"],
        "password"
    );
}

async fn ten_wrong_ones_earn_a_delay_that_no_other_address_feels(portal: Portal) {
    let mut attacker = portal.browser().at_address("198.51.100.1");
    attacker.begins_to_sign_in("/").await;
    let wrong = attacker.gives("033080000101", "wrong").await;
    for _ in 1..10 {
        attacker.gives("033080000101", "wrong").await;
    }
    let delayed = attacker.gives("033080000101", PASSWORD).await;
    assert_eq!(
        delayed.body, wrong.body,
        "the right password during a delay looks like a wrong one"
    );
    let mut owner = portal.browser().at_address("203.0.113.9");
    owner.begins_to_sign_in("/").await;
    assert_eq!(owner.gives_password("level2").await.status, 200);
    portal.later(TimeDelta::seconds(30));
    assert_eq!(attacker.gives("033080000101", PASSWORD).await.status, 200);
}

async fn a_right_one_ends_the_row(portal: Portal) {
    for _ in 0..3 {
        let mut citizen = portal.browser();
        citizen.begins_to_sign_in("/").await;
        for _ in 0..9 {
            citizen.gives("033080000101", "wrong").await;
        }
        assert_eq!(citizen.gives_password("level2").await.status, 200);
    }
}

/// As a double click does, and worse.
async fn of_eight_right_ones_at_once_one_sends_a_code(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let tabs = (0..8).map(|_| {
        let mut tab = citizen.clone();
        async move { tab.gives_password("level2").await.status.as_u16() }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
    assert_eq!(citizen.messages("level2").await.len(), 1);
    let code = citizen.reads_code("level2").await;
    assert_eq!(citizen.gives_code(&code).await.status, 200);
}

/// From browsers of their own, so that nothing but the account holds them together.
async fn wrong_ones_at_once_are_all_counted(portal: Portal) {
    let mut attackers = Vec::new();
    for n in 0..12 {
        let mut attacker = portal.browser().at_address(&format!("198.51.100.{}", n % 2));
        attacker.begins_to_sign_in("/").await;
        attackers.push(attacker);
    }
    for _ in 0..2 {
        let tries = attackers
            .iter_mut()
            .map(|attacker| attacker.gives("033080000101", "wrong"));
        for answer in join_all(tries).await {
            assert_eq!(answer.problem(), (403, "wrong_credentials".into()));
        }
    }
    for attacker in attackers.iter_mut().take(2) {
        let delayed = attacker.gives("033080000101", PASSWORD).await;
        assert_eq!(delayed.problem(), (403, "wrong_credentials".into()));
    }
}

async fn a_locked_account_is_told_only_to_its_owner(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    assert_eq!(
        citizen.gives("033085000108", "wrong").await.problem(),
        (403, "wrong_credentials".into())
    );
    assert_eq!(
        citizen.gives_password("locked").await.problem(),
        (403, "account_locked".into())
    );
    assert!(citizen.messages("locked").await.is_empty());
}

async fn everything_that_is_wrong_is_named_at_once(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let answer = citizen.gives("12", "").await;
    assert_eq!(answer.problem(), (422, "invalid_fields".into()));
    let named = |answer: &crate::actors::Answer| {
        let mut names: Vec<_> = answer.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["field"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(named(&answer), ["password", "personal_id"]);
    let answer = citizen
        .post("/vneid/api/sign-in/password", &json!({"personal_id": 5}))
        .await;
    assert_eq!(named(&answer), ["password", "personal_id"]);
    let mut english = citizen.clone().in_english();
    assert_eq!(
        english.gives("12", "x").await.json()["errors"][0]["message"],
        "A personal number has 12 digits."
    );
    for number in ["033 080 000 101", "033.080.000.101", "\u{200f}033080000101"] {
        let mut citizen = portal.browser();
        citizen.begins_to_sign_in("/").await;
        assert_eq!(citizen.gives(number, PASSWORD).await.status, 200, "{number}");
    }
}

async fn a_sign_in_belongs_to_its_browser(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let mut stranger = portal.browser();
    assert_eq!(
        stranger.gives_code(&code).await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(
        stranger.get("/vneid/api/sign-in").await.problem(),
        (404, "not_found".into())
    );
}

async fn the_newest_request_wins(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.comes_to_the_code("level2").await;
    let code = citizen.comes_to_the_code("level1").await;
    assert_eq!(
        citizen.get("/vneid/api/sign-in").await.json()["otp"]["sent_to"],
        "•••• ••• 102"
    );
    assert_eq!(citizen.gives_code(&code).await.status, 200);
}

async fn giving_up_leads_back_to_the_service(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/a?b=c").await;
    let cancelled = citizen.delete("/vneid/api/sign-in").await;
    let back = citizen
        .get(cancelled.json()["redirect_to"].as_str().unwrap())
        .await;
    assert_eq!(
        back.location(),
        "/dich-vu-cong/cong-dan/dang-nhap?problem=cancelled&return_to=%2Fa%3Fb%3Dc"
    );
    assert_eq!(
        citizen.gives_password("level2").await.problem(),
        (409, "wrong_stage".into())
    );
}
