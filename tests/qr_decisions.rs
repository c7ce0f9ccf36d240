//! One scan, one phone, one decision, one outcome; whoever comes late or twice is told.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::{Browser, Phone, Portal};

on_each_database!(
    of_two_phones_at_the_same_instant_one_wins,
    the_second_phone_is_refused_and_both_sides_are_told,
    a_wrong_number_kills_the_sign_in,
    approved_twice_counts_once,
    approved_then_declined_stays_approved,
    declined_stays_declined,
    an_approval_after_the_end_comes_too_late,
    of_many_decisions_at_the_same_instant_one_counts,
    the_browser_refuses_the_phone_and_goes_on,
    a_renewed_window_leaves_the_old_scan_behind,
    a_sign_in_that_is_over_can_not_be_scanned,
    another_phones_scan_is_nobody_elses_business,
    a_phone_that_is_closed_decides_nothing,
);

/// An open app and a code that it has scanned.
async fn scanned<'a>(portal: &'a Portal) -> (Browser<'a>, Phone<'a>, String, i64) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    phone.opens_the_app().await;
    browser.shows_a_code().await;
    let scan = phone.scans_what_is_shown(&mut browser).await;
    let number = browser.shown_number().await;
    (browser, phone, scan, number)
}

fn another_number(number: i64) -> i64 {
    if number == 99 { 10 } else { number + 1 }
}

async fn of_two_phones_at_the_same_instant_one_wins(portal: Portal) {
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let mut phones = [portal.phone("level2"), portal.phone("level1")];
    for phone in &mut phones {
        phone.opens_the_app().await;
    }
    let payload = browser.shown_payload().await;
    let scans = phones.iter_mut().map(|phone| phone.scans(&payload));
    let mut statuses: Vec<_> = join_all(scans)
        .await
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}

async fn the_second_phone_is_refused_and_both_sides_are_told(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    let mut second = portal.phone("level1");
    second.opens_the_app().await;
    let short_code = browser.stands().await["qr"]["short_code"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        second.types(&short_code).await.problem(),
        (409, "scanned_by_another".into())
    );
    let seen = browser.stands().await["qr"]["scanned"].clone();
    assert_eq!(
        (&seen["another_phone_tried"], &seen["device"]),
        (&json!(true), &json!("SM-A155F"))
    );
    // The first one is not disturbed; scanning again with it answers the same.
    let again = phone.types(&short_code).await.json();
    assert_eq!(again["scan_id"], scan.as_str());
    assert_eq!(phone.approves(&scan, number).await.status, 200);
}

async fn a_wrong_number_kills_the_sign_in(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    let wrong = phone.approves(&scan, another_number(number)).await;
    assert_eq!(wrong.problem(), (403, "wrong_number".into()));
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (409, "sign_in_over".into())
    );
    let stands = browser.stands().await;
    assert_eq!(
        (&stands["stage"], &stands["ended_because"]),
        (&json!("ended"), &json!("wrong_number"))
    );
    let back = stands["redirect_to"].as_str().unwrap();
    assert!(back.contains("error=access_denied"), "{back}");
    assert_eq!(
        browser.gives_password("level2").await.problem(),
        (409, "wrong_stage".into())
    );
}

async fn approved_twice_counts_once(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    assert_eq!(phone.approves(&scan, number).await.status, 200);
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (409, "already_approved".into())
    );
    let callback = browser.stands().await["redirect_to"].as_str().unwrap().to_owned();
    browser.get(&callback).await;
    assert!(browser.is_signed_in().await);
}

async fn approved_then_declined_stays_approved(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    phone.approves(&scan, number).await;
    assert_eq!(
        phone.declines(&scan).await.problem(),
        (409, "already_approved".into())
    );
    let wrong = phone.approves(&scan, another_number(number)).await;
    assert_eq!(wrong.problem(), (409, "already_approved".into()));
    assert_eq!(browser.stands().await["stage"], "done");
    let refuse = browser.post("/vneid/api/sign-in/qr/refuse", &json!({})).await;
    assert_eq!(refuse.problem(), (409, "wrong_stage".into()));
}

async fn declined_stays_declined(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    assert_eq!(phone.declines(&scan).await.json()["outcome"], "declined");
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (409, "sign_in_over".into())
    );
    assert_eq!(
        phone.declines(&scan).await.problem(),
        (409, "sign_in_over".into())
    );
    let stands = browser.stands().await;
    assert_eq!(
        (&stands["stage"], &stands["ended_because"]),
        (&json!("ended"), &json!("declined"))
    );
}

async fn an_approval_after_the_end_comes_too_late(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (410, "window_over".into())
    );
    assert_eq!(phone.declines(&scan).await.problem(), (410, "window_over".into()));
    portal.later(TimeDelta::minutes(15));
    phone.unlocks(crate::actors::PASSCODE).await;
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (409, "sign_in_over".into())
    );
    assert_eq!(browser.stands().await["stage"], "expired");
}

async fn of_many_decisions_at_the_same_instant_one_counts(portal: Portal) {
    let (mut browser, phone, scan, number) = scanned(&portal).await;
    let decisions = (0..9).map(|n| {
        let (mut hand, scan) = (phone.clone(), scan.clone());
        async move {
            let answer = match n % 3 {
                0 => hand.approves(&scan, number).await,
                1 => hand.declines(&scan).await,
                _ => hand.approves(&scan, another_number(number)).await,
            };
            (answer.status.as_u16(), answer.text())
        }
    });
    let answers = join_all(decisions).await;
    let decided = answers.iter().filter(|(status, _)| *status == 200).count();
    let killed = answers
        .iter()
        .filter(|(_, text)| text.contains("\"wrong_number\""))
        .count();
    assert_eq!(decided + killed, 1, "{answers:?}");
    let stands = browser.stands().await;
    let approved = answers.iter().any(|(_, text)| text.contains("\"approved\""));
    assert_eq!(stands["stage"] == "done", approved, "{stands}");
}

async fn the_browser_refuses_the_phone_and_goes_on(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    let refused = browser.post("/vneid/api/sign-in/qr/refuse", &json!({})).await;
    assert_eq!(refused.json()["stage"], "password");
    assert!(refused.json().get("qr").is_none());
    let twice = browser.post("/vneid/api/sign-in/qr/refuse", &json!({})).await;
    assert_eq!(twice.problem(), (409, "nothing_scanned".into()));
    let late = phone.approves(&scan, number).await;
    assert_eq!(late.problem(), (409, "refused_by_browser".into()));
    // The owner goes on with a new code, and their own phone.
    let next = browser.asks_for_a_code().await;
    assert_eq!(next["renewals_left"], 2);
    let mut own = portal.phone("level1");
    own.opens_the_app().await;
    let scan = own.scans_what_is_shown(&mut browser).await;
    let number = browser.shown_number().await;
    assert_eq!(own.approves(&scan, number).await.status, 200);
}

async fn a_renewed_window_leaves_the_old_scan_behind(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    portal.later(TimeDelta::seconds(61));
    browser.asks_for_a_code().await;
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (410, "window_over".into())
    );
    let next = phone.scans_what_is_shown(&mut browser).await;
    assert_ne!(next, scan);
    let number = browser.shown_number().await;
    assert_eq!(phone.approves(&next, number).await.status, 200);
}

async fn a_sign_in_that_is_over_can_not_be_scanned(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    browser.delete("/vneid/api/sign-in").await;
    assert_eq!(
        phone.scans(&payload).await.problem(),
        (409, "sign_in_over".into())
    );
    // A newer request takes the place of the older one.
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    browser.begins_to_sign_in("/").await;
    assert_eq!(
        phone.scans(&payload).await.problem(),
        (409, "sign_in_over".into())
    );
    let started = browser.post("/vneid/api/sign-in/qr/refuse", &json!({})).await;
    assert_eq!(started.problem(), (409, "nothing_scanned".into()));
}

async fn another_phones_scan_is_nobody_elses_business(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    let mut other = portal.phone("level1");
    other.opens_the_app().await;
    assert_eq!(
        other.approves(&scan, number).await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(other.declines(&scan).await.problem(), (404, "not_found".into()));
    let nobody = uuid::Uuid::nil().to_string();
    assert_eq!(
        phone.approves(&nobody, number).await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(browser.stands().await["stage"], "password");
    assert_eq!(phone.approves(&scan, number).await.status, 200);
}

async fn a_phone_that_is_closed_decides_nothing(portal: Portal) {
    let (mut browser, mut phone, scan, number) = scanned(&portal).await;
    phone.closes().await;
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (403, "app_locked".into())
    );
    assert_eq!(browser.stands().await["stage"], "password");
    phone.unlocks(crate::actors::PASSCODE).await;
    assert_eq!(phone.approves(&scan, number).await.status, 200);
}
