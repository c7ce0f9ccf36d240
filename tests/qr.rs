//! Codes that change every second: who sees them, how long they count, what they can't be made from.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use futures_util::future::join_all;
use http::Method;
use motcua::config::Settings;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    a_phone_lets_the_browser_in,
    a_code_counts_for_three_seconds,
    nobody_else_sees_a_code_or_what_becomes_of_it,
    a_code_can_not_be_made_without_the_servers_secret,
    the_short_code_is_an_equal_way,
    guessing_short_codes_earns_a_delay,
    a_reload_shows_the_same_window_and_its_end_another,
    starts_are_limited_per_address_and_renewals_do_not_count,
    a_locked_password_does_not_block_the_phone,
    the_right_password_shuts_the_window,
    a_tester_approves_without_a_phone,
    a_phone_is_not_let_in_itself,
);

async fn a_phone_lets_the_browser_in(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    let start = browser.shows_a_code().await;
    assert_eq!(start["renewals_left"], 2);
    assert_eq!(
        start["payload_url"],
        "http://localhost:8080/vneid/api/sign-in/qr/payload"
    );
    phone.opens_the_app().await;
    let payload = browser.shown_payload().await;
    let scanned = phone.scans(&payload).await.json();
    assert!(scanned["service"].as_str().unwrap().contains("Hưng Yên"));
    assert_eq!(scanned["browser"], "Chrome 156 trên Windows");
    assert_eq!(scanned["address"], "203.0.113.7");
    let choices: BTreeSet<_> = scanned["choices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|number| number.as_i64().unwrap())
        .collect();
    let number = browser.shown_number().await;
    assert!(choices.len() == 3 && choices.contains(&number), "{choices:?}");
    assert!(
        choices.iter().all(|number| (10..=99).contains(number)),
        "{choices:?}"
    );
    let seen = browser.stands().await["qr"]["scanned"].clone();
    assert_eq!(
        (&seen["device"], &seen["name"], &seen["another_phone_tried"]),
        (&json!("SM-A155F"), &json!("N••••• T•• M••"), &json!(false))
    );
    let id = scanned["scan_id"].as_str().unwrap();
    let answer = phone.approves(id, number).await;
    assert_eq!(answer.json()["outcome"], "approved", "{}", answer.text());
    phone.closes().await;
    let done = browser.get("/vneid/api/sign-in").await;
    assert_eq!(done.json()["stage"], "done");
    let cookie = done.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("vneid-session=") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    let again = browser.get("/vneid/api/sign-in").await;
    assert_eq!(again.header("set-cookie"), "", "it has it now");
    let back = browser.get(done.json()["redirect_to"].as_str().unwrap()).await;
    assert_eq!((back.status.as_u16(), back.location()), (303, "/"));
    let session = browser.session().await;
    assert_eq!(
        (&session["citizen"]["full_name"], &session["citizen"]["level"]),
        (&json!("Nguyễn Thị Mẫu"), &json!(2))
    );
}

async fn a_code_counts_for_three_seconds(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    portal.later(TimeDelta::milliseconds(5_400));
    let old = browser.get("/vneid/api/sign-in/qr/payload").await.json();
    let payload = old["payload"].as_str().unwrap();
    portal.later(TimeDelta::milliseconds(2_601));
    assert_ne!(browser.shown_payload().await, payload);
    assert_eq!(phone.scans(payload).await.problem(), (410, "code_expired".into()));
    let fresh = browser.shown_payload().await;
    portal.later(TimeDelta::milliseconds(2_999));
    assert_eq!(phone.scans(&fresh).await.status, 200);
    // Old codes are no guesses: they earn no delay.
    for _ in 0..15 {
        assert_eq!(phone.scans(payload).await.problem(), (410, "code_expired".into()));
    }
}

async fn nobody_else_sees_a_code_or_what_becomes_of_it(portal: Portal) {
    let (mut owner, mut thief, mut phone) = (portal.browser(), portal.browser(), portal.phone("level2"));
    phone.opens_the_app().await;
    owner.shows_a_code().await;
    thief.begins_to_sign_in("/").await;
    for path in ["payload", "svg"] {
        let path = format!("/vneid/api/sign-in/qr/{path}");
        let mut stranger = portal.browser();
        assert_eq!(stranger.get(&path).await.problem(), (404, "not_found".into()));
        assert_eq!(thief.get(&path).await.problem(), (410, "no_window".into()));
    }
    assert_eq!(
        portal.browser().get("/vneid/api/sign-in/events").await.status,
        404
    );
    let payload = owner.shown_payload().await;
    let scan = phone.scans(&payload).await.json()["scan_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let number = owner.shown_number().await;
    phone.approves(&scan, number).await;
    assert_eq!(thief.stands().await["stage"], "password");
    assert_eq!(owner.stands().await["stage"], "done");
    let svg = thief.post("/vneid/api/sign-in/qr", &json!({})).await;
    assert_ne!(svg.json()["short_code"], json!(null));
}

async fn a_code_can_not_be_made_without_the_servers_secret(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    phone.opens_the_app().await;
    browser.shows_a_code().await;
    portal.later(TimeDelta::seconds(2));
    let genuine = browser.shown_payload().await;
    let parts: Vec<_> = genuine.split(':').collect();
    let [scheme, version, id, second, mac] = parts[..] else {
        panic!("{genuine}")
    };
    let turned: String = mac.chars().rev().collect();
    for forged in [
        format!("{scheme}:{version}:{id}:{second}:{turned}"),
        format!("{scheme}:{version}:{id}:3:{mac}"),
        format!("{scheme}:{version}:{id}:{second}:"),
        format!("{scheme}:{version}:{id}:{second}"),
        format!("{genuine}:more"),
        format!("{scheme}:2:{id}:{second}:{mac}"),
    ] {
        assert_eq!(
            phone.scans(&forged).await.problem(),
            (404, "unknown_code".into()),
            "{forged}"
        );
    }
    for strange in ["https://example.com", "\u{0}", "VNEID:1:::", "ảnh"] {
        assert_eq!(
            phone.scans(strange).await.problem(),
            (404, "unknown_code".into()),
            "{strange}"
        );
    }
    // Ten such tries are enough, even for who has the right one.
    assert_eq!(phone.scans(&genuine).await.problem(), (429, "too_many".into()));
    portal.later(TimeDelta::seconds(31));
    let payload = browser.shown_payload().await;
    assert_eq!(phone.scans(&payload).await.status, 200);
}

async fn the_short_code_is_an_equal_way(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level1"));
    phone.opens_the_app().await;
    let short_code = browser.shows_a_code().await["short_code"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(short_code.len() == 9 && short_code.bytes().all(|it| it.is_ascii_digit()));
    portal.later(TimeDelta::seconds(59));
    let (first, rest) = short_code.split_at(3);
    let answer = phone.types(&format!(" {first} {rest}")).await;
    let scan = answer.json()["scan_id"].as_str().unwrap().to_owned();
    // Who types at the last moment still gets time to decide.
    portal.later(TimeDelta::seconds(59));
    let number = browser.shown_number().await;
    assert_eq!(phone.approves(&scan, number).await.status, 200);
    let mut late = portal.browser();
    let short_code = late.shows_a_code().await["short_code"]
        .as_str()
        .unwrap()
        .to_owned();
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        phone.types(&short_code).await.problem(),
        (404, "unknown_code".into())
    );
}

async fn guessing_short_codes_earns_a_delay(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    let mut own = portal.browser();
    own.shows_a_code().await;
    for guess in 0..10 {
        // A code of one's own in between does not wash the guesses away.
        let payload = own.shown_payload().await;
        if guess == 5 {
            assert_eq!(phone.scans(&payload).await.status, 200);
            own.shows_a_code().await;
        }
        let answer = phone.types(&format!("{:09}", 123_456_780 + guess)).await;
        assert_eq!(answer.problem(), (404, "unknown_code".into()));
    }
    let delayed = phone.types("123456789").await;
    assert_eq!(delayed.problem(), (429, "too_many".into()));
    assert_eq!(delayed.header("retry-after"), "31");
    // Neither password nor passcode are touched by it.
    phone.closes().await;
    assert_eq!(phone.unlocks(crate::actors::PASSCODE).await.status, 200);
}

async fn a_reload_shows_the_same_window_and_its_end_another(portal: Portal) {
    let mut browser = portal.browser();
    let first = browser.shows_a_code().await;
    portal.later(TimeDelta::seconds(59));
    let same = browser.asks_for_a_code().await;
    for name in ["short_code", "number", "window_ends_at", "renewals_left"] {
        assert_eq!(same[name], first[name], "{name}");
    }
    let mut seen = BTreeSet::from([first["short_code"].to_string()]);
    for left in [1, 0, 2] {
        portal.later(TimeDelta::seconds(60));
        assert!(browser.stands().await.get("qr").is_none());
        let next = browser.asks_for_a_code().await;
        assert_eq!(next["renewals_left"], left);
        assert!(seen.insert(next["short_code"].to_string()), "{seen:?}");
    }
    portal.later(TimeDelta::minutes(15));
    let over = browser.post("/vneid/api/sign-in/qr", &json!({})).await;
    assert_eq!(over.problem(), (410, "sign_in_expired".into()));
}

async fn starts_are_limited_per_address_and_renewals_do_not_count(portal: Portal) {
    let starts = (0..70).map(|_| {
        let mut browser = portal.browser();
        async move {
            browser.begins_to_sign_in("/").await;
            let answer = browser.post("/vneid/api/sign-in/qr", &json!({})).await;
            (answer.status.as_u16(), browser)
        }
    });
    let mut all = join_all(starts).await;
    let begun = all.iter().filter(|(status, _)| *status == 200).count();
    assert_eq!(begun, 60, "all at the same instant");
    let (_, refused) = all.iter_mut().find(|(status, _)| *status == 429).unwrap();
    let answer = refused.post("/vneid/api/sign-in/qr", &json!({})).await;
    assert_eq!(answer.problem(), (429, "too_many".into()));
    assert_eq!(answer.header("retry-after"), "61");
    let mut elsewhere = portal.browser().at_address("203.0.113.8");
    elsewhere.shows_a_code().await;
    portal.later(TimeDelta::seconds(61));
    for (_, browser) in all.iter_mut().filter(|(status, _)| *status == 200) {
        browser.asks_for_a_code().await;
    }
    portal.browser().shows_a_code().await;
}

async fn a_locked_password_does_not_block_the_phone(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    let mut browser = portal.browser();
    let start = browser.shows_a_code().await;
    let number = crate::actors::persona("level2").personal_id;
    for _ in 0..11 {
        browser.gives(number, "wrong").await;
    }
    assert_eq!(
        browser.gives_password("level2").await.problem().1,
        "wrong_credentials"
    );
    let scan = phone.scans_what_is_shown(&mut browser).await;
    assert_eq!(
        phone
            .approves(&scan, start["number"].as_i64().unwrap())
            .await
            .status,
        200
    );
    assert_eq!(browser.stands().await["stage"], "done");
}

async fn the_right_password_shuts_the_window(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    phone.opens_the_app().await;
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    let scan = phone.scans(&payload).await.json()["scan_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let number = browser.shown_number().await;
    assert_eq!(browser.gives_password("level1").await.json()["stage"], "otp");
    let answer = phone.approves(&scan, number).await;
    assert_eq!(answer.problem(), (409, "refused_by_browser".into()));
    assert_eq!(
        phone.scans(&payload).await.problem(),
        (409, "sign_in_over".into())
    );
    let again = browser.post("/vneid/api/sign-in/qr", &json!({})).await;
    assert_eq!(again.problem(), (409, "wrong_stage".into()));
    let code = browser.reads_code("level1").await;
    assert_eq!(browser.gives_code(&code).await.status, 200);
}

/// Reads what comes within a moment; streams of a clock that stands tell each thing once.
/// On SQLite both are one process's; there a second node shares nothing but the file, and the browser looks again.
async fn a_tester_approves_without_a_phone(portal: Portal) {
    let (mut browser, mut tester) = (portal.browser(), portal.browser());
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    let approve = |persona: &str, payload: &str| json!({"persona": persona, "payload": payload});
    for (body, problem) in [
        (approve("nobody", &payload), (404, "unknown_persona".to_owned())),
        (
            approve("level2", "VNEID:1:A:0:B"),
            (404, "unknown_code".to_owned()),
        ),
        (approve("locked", &payload), (409, "not_approved".to_owned())),
    ] {
        assert_eq!(
            tester.post("/sandbox/phone/approve", &body).await.problem(),
            problem
        );
    }
    let answer = tester
        .post("/sandbox/phone/approve", &approve("level2", &payload))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let done = browser.stands().await;
    browser.get(done["redirect_to"].as_str().unwrap()).await;
    assert!(browser.is_signed_in().await);
    let again = tester
        .post("/sandbox/phone/approve", &approve("level2", &payload))
        .await;
    assert_eq!(again.problem(), (409, "not_approved".into()));
}

async fn a_phone_is_not_let_in_itself(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    phone.opens_the_app().await;
    browser.shows_a_code().await;
    let scan = phone.scans_what_is_shown(&mut browser).await;
    let number = browser.shown_number().await;
    phone.approves(&scan, number).await;
    let callback = browser.stands().await["redirect_to"].as_str().unwrap().to_owned();
    // The address of the callback alone opens nothing in another browser.
    let answer = phone.browser.get(&callback).await;
    assert!(answer.location().contains("problem="), "{answer:?}");
    assert!(!phone.browser.is_signed_in().await);
    // Nor does a request that another site's page sends.
    let headers = [
        ("sec-fetch-site", "cross-site"),
        ("content-type", "application/json"),
    ];
    let crossed = phone
        .browser
        .send(Method::POST, "/vneid/phone/scans", &headers, b"{}".to_vec())
        .await;
    assert_eq!(crossed.problem(), (403, "forbidden".into()));
}

#[test]
fn the_limit_of_starts_is_a_setting() {
    let source = motcua::config::Source::from_pairs([("SANDBOX", "true"), ("QR_STARTS_PER_MINUTE", "6000")]);
    assert_eq!(Settings::read(&source).unwrap().qr_starts_per_minute, 6000);
}
