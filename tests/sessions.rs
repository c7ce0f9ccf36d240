//! How long a session lasts, and what keeps it alive.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::actors::Portal;

on_each_database!(
    looking_at_the_session_keeps_nothing_alive,
    using_it_does_and_is_written_at_most_once_a_minute,
    one_click_extends_it_up_to_twelve_hours,
    a_bearer_token_is_the_same_session,
    a_new_sign_in_ends_the_old_session_of_the_browser,
    a_clock_that_goes_back_ends_nothing,
    wrong_tokens_open_nothing,
);

fn time(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap().parse().unwrap()
}

async fn looking_at_the_session_keeps_nothing_alive(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let session = citizen.session().await;
    assert_eq!(
        time(&session["idle_expires_at"]) - time(&session["now"]),
        TimeDelta::minutes(30)
    );
    assert_eq!(
        time(&session["expires_at"]) - time(&session["now"]),
        TimeDelta::hours(12)
    );
    for _ in 0..29 {
        portal.later(TimeDelta::minutes(1));
        assert!(citizen.is_signed_in().await);
    }
    portal.later(TimeDelta::minutes(1));
    assert!(!citizen.is_signed_in().await);
    assert_eq!(
        citizen.post("/api/session/extend", &json!({})).await.problem(),
        (401, "not_signed_in".into())
    );
}

async fn using_it_does_and_is_written_at_most_once_a_minute(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let first = citizen.session().await["idle_expires_at"].clone();
    portal.later(TimeDelta::seconds(59));
    citizen.profile().await;
    assert_eq!(citizen.session().await["idle_expires_at"], first);
    portal.later(TimeDelta::seconds(1));
    citizen.profile().await;
    assert_eq!(
        time(&citizen.session().await["idle_expires_at"]) - time(&first),
        TimeDelta::minutes(1)
    );
}

async fn one_click_extends_it_up_to_twelve_hours(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    for _ in 0..(12 * 60 / 29) {
        portal.later(TimeDelta::minutes(29));
        let extended = citizen.post("/api/session/extend", &json!({})).await;
        assert_eq!(extended.status, 200);
        assert!(time(&extended.json()["idle_expires_at"]) <= time(&extended.json()["expires_at"]));
    }
    portal.later(TimeDelta::minutes(29));
    assert!(!citizen.is_signed_in().await);
}

async fn a_bearer_token_is_the_same_session(portal: Portal) {
    let mut operator = portal.browser();
    let answer = operator.post("/sandbox/sign-in", &json!({"key": "level2"})).await;
    let token = format!("Bearer {}", answer.json()["token"].as_str().unwrap());
    let mut program = portal.browser();
    let get = http::Method::GET;
    let profile = program
        .send(
            get.clone(),
            "/api/citizen/profile",
            &[("authorization", &token)],
            vec![],
        )
        .await;
    assert_eq!(profile.json()["fields"]["full_name"]["value"], "Nguyễn Thị Mẫu");
    // Programs are not in a browser: nothing asks them where they come from.
    let ended = program
        .send(
            http::Method::DELETE,
            "/api/citizen/session",
            &[("authorization", &token)],
            vec![],
        )
        .await;
    assert_eq!(ended.status, 200);
    assert!(!operator.is_signed_in().await, "it was the cookie's session too");
    // A wrong token is not rescued by a good cookie.
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let answer = citizen
        .send(
            get,
            "/api/citizen/profile",
            &[("authorization", "Bearer nonsense")],
            vec![],
        )
        .await;
    assert_eq!(answer.problem(), (401, "not_signed_in".into()));
}

async fn a_new_sign_in_ends_the_old_session_of_the_browser(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level1").await;
    let mut before = citizen.clone();
    citizen.signs_in("level2").await;
    assert!(!before.is_signed_in().await);
    assert_eq!(citizen.session().await["citizen"]["full_name"], "Nguyễn Thị Mẫu");
}

async fn a_clock_that_goes_back_ends_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::hours(-5));
    assert!(citizen.is_signed_in().await);
    assert_eq!(citizen.get("/api/citizen/profile").await.status, 200);
}

async fn wrong_tokens_open_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let good = citizen.jar["motcua-session"].clone();
    for token in [
        "",
        "x",
        &good[1..],
        &format!("{good}x"),
        &good.to_lowercase(),
        "' OR 1=1 --",
    ] {
        let mut thief = portal.browser();
        thief.jar.insert("motcua-session".into(), token.into());
        assert!(!thief.is_signed_in().await, "{token}");
    }
}
