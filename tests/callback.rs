//! The way back from the provider: what is replayed, forged, swapped, missing or late.

use chrono::TimeDelta;
use serde_json::json;

use crate::actors::{Browser, Portal};

on_each_database!(
    a_lost_answer_is_given_again_while_the_session_lives,
    a_callback_in_another_browser_is_unknown,
    state_and_code_belong_together,
    what_is_missing_or_forged_is_unknown,
    an_answer_of_another_issuer_is_rejected,
    a_late_callback_keeps_where_the_person_wanted_to_go,
    faults_of_the_provider_are_told_apart,
    only_pages_of_ours_are_come_back_to,
    a_disabled_citizen_stays_out,
    two_tabs_are_two_ways,
);

fn problem(location: &str) -> &str {
    let query = location.strip_prefix("/dich-vu-cong/cong-dan/dang-nhap?problem=");
    query.unwrap_or(location).split('&').next().unwrap()
}

async fn comes_back(browser: &mut Browser<'_>, address: &str) -> String {
    let answer = browser.get(address).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    problem(answer.location()).to_owned()
}

fn with(address: &str, name: &str, value: Option<&str>) -> String {
    let url = url::Url::parse(address).unwrap();
    let others = url
        .query_pairs()
        .filter(|(key, _)| key != name)
        .map(|(key, value)| (key.into_owned(), value.into_owned()));
    let pairs: Vec<_> = others
        .chain(value.map(|value| (name.to_owned(), value.to_owned())))
        .collect();
    let mut changed = url.clone();
    changed.query_pairs_mut().clear().extend_pairs(pairs);
    changed.into()
}

async fn a_lost_answer_is_given_again_while_the_session_lives(portal: Portal) {
    let mut citizen = portal.browser();
    let callback = citizen.comes_to_the_callback("level2").await;
    // The answer, with its cookie, never reaches the browser.
    let mut lost = citizen.clone();
    assert_eq!(comes_back(&mut lost, &callback).await, "/");
    assert_eq!(comes_back(&mut citizen, &callback).await, "/");
    assert!(citizen.is_signed_in().await);
    assert!(
        !lost.is_signed_in().await,
        "the token that was lost opens nothing"
    );
    assert_eq!(comes_back(&mut citizen, &callback).await, "/");
    citizen.delete("/api/citizen/session").await;
    assert_eq!(comes_back(&mut citizen, &callback).await, "expired");
    assert!(!citizen.is_signed_in().await);
}

async fn a_callback_in_another_browser_is_unknown(portal: Portal) {
    let mut citizen = portal.browser();
    let callback = citizen.comes_to_the_callback("level2").await;
    let mut stranger = portal.browser();
    assert_eq!(comes_back(&mut stranger, &callback).await, "unknown");
    stranger.begins_to_sign_in("/").await;
    assert_eq!(comes_back(&mut stranger, &callback).await, "unknown");
    assert_eq!(comes_back(&mut citizen, &callback).await, "/");
}

async fn state_and_code_belong_together(portal: Portal) {
    let (mut one, mut other) = (portal.browser(), portal.browser());
    let (mine, theirs) = (
        one.comes_to_the_callback("level1").await,
        other.comes_to_the_callback("level2").await,
    );
    let code = url::Url::parse(&theirs)
        .unwrap()
        .query_pairs()
        .find(|(key, _)| key == "code")
        .unwrap()
        .1
        .into_owned();
    // Someone else's code under my own state: the provider refuses it, for its PKCE challenge is another.
    assert_eq!(
        comes_back(&mut one, &with(&mine, "code", Some(&code))).await,
        "provider_refused"
    );
    assert!(!one.is_signed_in().await);
}

async fn what_is_missing_or_forged_is_unknown(portal: Portal) {
    let mut citizen = portal.browser();
    let callback = citizen.comes_to_the_callback("level2").await;
    for changed in [
        with(&callback, "state", None),
        with(&callback, "state", Some("forged")),
        format!("{callback}&state=x"),
        format!("{callback}&code=x"),
    ] {
        assert_eq!(comes_back(&mut citizen, &changed).await, "unknown", "{changed}");
    }
    assert_eq!(
        comes_back(&mut citizen, &with(&callback, "code", None)).await,
        "unknown"
    );
    for query in ["", "?", "?state", "?state=%00&code=%ff", "?%"] {
        assert_eq!(
            comes_back(&mut citizen, &format!("/api/citizen/sign-in/callback{query}")).await,
            "unknown",
            "{query}"
        );
    }
}

async fn an_answer_of_another_issuer_is_rejected(portal: Portal) {
    for issuer in [
        None,
        Some("https://evil.example"),
        Some("http://localhost:8080/vneid/"),
    ] {
        let mut citizen = portal.browser();
        let callback = citizen.comes_to_the_callback("level2").await;
        assert_eq!(
            comes_back(&mut citizen, &with(&callback, "iss", issuer)).await,
            "identity_rejected"
        );
    }
}

async fn a_late_callback_keeps_where_the_person_wanted_to_go(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/nop-ho-so?ma=1").await;
    citizen.gives_password("level2").await;
    let code = citizen.reads_code("level2").await;
    let callback = citizen.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    portal.later(TimeDelta::minutes(15));
    let answer = citizen.get(&callback).await;
    assert_eq!(
        answer.location(),
        "/dich-vu-cong/cong-dan/dang-nhap?problem=expired&return_to=%2Fnop-ho-so%3Fma%3D1"
    );
}

async fn faults_of_the_provider_are_told_apart(portal: Portal) {
    let all_off = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": false});
    let mut operator = portal.browser();
    for (fault, told) in [
        ("provider_down", "provider_unavailable"),
        ("wrong_signature", "identity_rejected"),
    ] {
        let mut citizen = portal.browser();
        let callback = citizen.comes_to_the_callback("level2").await;
        let mut faults = all_off.clone();
        faults[fault] = json!(true);
        operator.put("/sandbox/faults", &faults).await;
        assert_eq!(comes_back(&mut citizen, &callback).await, told);
        assert!(!citizen.is_signed_in().await);
        if fault == "provider_down" {
            assert_eq!(
                comes_back(&mut citizen, "/api/citizen/sign-in?return_to=/a").await,
                "provider_unavailable"
            );
        }
        operator.put("/sandbox/faults", &all_off).await;
    }
    // The code expired before it was redeemed.
    let mut citizen = portal.browser();
    let callback = citizen.comes_to_the_callback("level2").await;
    portal.later(TimeDelta::seconds(60));
    assert_eq!(comes_back(&mut citizen, &callback).await, "provider_refused");
}

async fn only_pages_of_ours_are_come_back_to(portal: Portal) {
    for elsewhere in [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "/.//evil.example",
        "/api/citizen/session",
    ] {
        let mut citizen = portal.browser();
        citizen.begins_to_sign_in(elsewhere).await;
        citizen.gives_password("level2").await;
        let code = citizen.reads_code("level2").await;
        let callback = citizen.gives_code(&code).await.json()["redirect_to"]
            .as_str()
            .unwrap()
            .to_owned();
        let location = citizen.get(&callback).await.location().to_owned();
        let ours = location == "/dich-vu-cong/cong-dan/tai-khoan" || location == "/%09/evil.example";
        assert!(ours, "{elsewhere} led to {location}");
    }
}

async fn a_disabled_citizen_stays_out(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal
        .execute("UPDATE citizen SET disabled_at = created_at")
        .await;
    assert!(!citizen.is_signed_in().await, "the session ends with the account");
    assert_eq!(
        citizen.get("/api/citizen/profile").await.problem(),
        (401, "not_signed_in".into())
    );
    let mut again = portal.browser();
    let callback = again.comes_to_the_callback("level2").await;
    assert_eq!(comes_back(&mut again, &callback).await, "account_disabled");
}

async fn two_tabs_are_two_ways(portal: Portal) {
    let mut citizen = portal.browser();
    let first = citizen.get("/api/citizen/sign-in?return_to=/one").await;
    let second = citizen.get("/api/citizen/sign-in?return_to=/two").await;
    // The first tab goes on last, so its request is the newest at the provider.
    citizen.get(second.location()).await;
    citizen.get(first.location()).await;
    citizen.gives_password("level2").await;
    let code = citizen.reads_code("level2").await;
    let callback = citizen.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(citizen.get(&callback).await.location(), "/one");
}
