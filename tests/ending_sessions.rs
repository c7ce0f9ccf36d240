//! *Phiên đăng nhập*: a person sees where they are signed in, and ends it.

use chrono::TimeDelta;
use futures_util::future::join_all;
use http::Method;
use serde_json::{Value, json};

use crate::actors::account::wrong_fields;
use crate::actors::{Browser, Portal};

on_each_database!(
    each_session_says_what_it_is,
    those_that_live_come_first,
    pages_follow_one_another,
    one_session_is_ended_and_the_others_stay,
    all_others_are_ended,
    all_are_ended_this_one_too,
    ending_this_one_is_signing_out,
    sessions_of_others_are_not_found,
    two_that_end_each_other_do_not_wait_for_ever,
);

const PHONE: &str = "Mozilla/5.0 (Linux; Android 13; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";

async fn signs_in<'a>(portal: &'a Portal, address: &str) -> Browser<'a> {
    let mut browser = portal.browser().at_address(address);
    browser.signs_in("level2").await;
    browser
}

fn states(sessions: &[Value]) -> Vec<&str> {
    sessions
        .iter()
        .map(|session| session["state"].as_str().unwrap())
        .collect()
}

async fn each_session_says_what_it_is(portal: Portal) {
    let mut citizen = portal.browser().at_address("2001:db8::7");
    let callback = citizen.comes_to_the_callback("level2").await;
    citizen
        .send(Method::GET, &callback, &[("user-agent", PHONE)], vec![])
        .await;
    portal.later(TimeDelta::minutes(2));
    let sessions = citizen.sessions().await;
    let session = &sessions[0];
    assert_eq!(sessions.len(), 1);
    assert_eq!(
        (&session["this_session"], &session["state"], &session["way"]),
        (&json!(true), &json!("live"), &json!("vneid"))
    );
    assert_eq!(session["methods"], json!(["pwd", "otp", "sms", "mfa"]));
    assert_eq!(
        (&session["level"], &session["shared_computer"]),
        (&json!(2), &json!(false))
    );
    assert_eq!(
        session["device"],
        json!({"browser": "Chrome 156", "system": "Android 13", "model": "SM-A155F"})
    );
    assert_eq!(session["address"], "2001:db8::7");
    assert!(session["started_at"].as_str() < session["last_used_at"].as_str());
    assert_eq!(session["over_at"], citizen.session().await["idle_expires_at"]);
    assert!(!session.to_string().contains("token"));
}

async fn those_that_live_come_first(portal: Portal) {
    let mut ended = signs_in(&portal, "203.0.113.1").await;
    ended.delete("/api/citizen/session").await;
    signs_in(&portal, "203.0.113.2").await;
    portal.later(TimeDelta::minutes(31));
    signs_in(&portal, "203.0.113.3").await;
    portal.later(TimeDelta::minutes(1));
    let mut citizen = signs_in(&portal, "203.0.113.4").await;
    let sessions = citizen.sessions().await;
    assert_eq!(states(&sessions), ["live", "live", "expired", "ended"]);
    let addresses: Vec<_> = sessions
        .iter()
        .map(|session| session["address"].as_str().unwrap())
        .collect();
    assert_eq!(
        addresses,
        ["203.0.113.4", "203.0.113.3", "203.0.113.2", "203.0.113.1"]
    );
    let own: Vec<_> = sessions
        .iter()
        .map(|session| session["this_session"] == true)
        .collect();
    assert_eq!(own, [true, false, false, false]);
}

async fn pages_follow_one_another(portal: Portal) {
    let mut citizen = portal.browser();
    for n in 0..7 {
        // Some of them over at the same instant.
        if n % 3 == 0 {
            portal.later(TimeDelta::minutes(1));
        }
        citizen = signs_in(&portal, "203.0.113.1").await;
    }
    let all = citizen.sessions().await;
    let (mut found, mut next) = (Vec::new(), String::new());
    loop {
        let page = citizen
            .get(&format!("/api/citizen/sessions?limit=2&cursor={next}"))
            .await
            .json();
        found.extend(page["sessions"].as_array().unwrap().clone());
        match page.get("next") {
            Some(more) => next = more.as_str().unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!((found.len(), &found), (7, &all));
    for cursor in ["x", "1", "1.2", "9999999999999999999.0", "-"] {
        let wrong = citizen
            .get(&format!("/api/citizen/sessions?cursor={cursor}&limit=-1"))
            .await;
        assert_eq!(
            wrong_fields(&wrong),
            ["cursor: cursor", "limit: type"],
            "{cursor}"
        );
    }
}

async fn one_session_is_ended_and_the_others_stay(portal: Portal) {
    let mut citizen = signs_in(&portal, "203.0.113.1").await;
    let mut lost = signs_in(&portal, "203.0.113.2").await;
    let mut third = signs_in(&portal, "203.0.113.3").await;
    let sessions = citizen.sessions().await;
    let id = sessions
        .iter()
        .find(|session| session["address"] == "203.0.113.2")
        .unwrap()["id"]
        .as_str()
        .unwrap();
    let path = format!("/api/citizen/sessions/{id}");
    let second = portal.second_node().await;
    let ended = citizen.at(&second).delete(&path).await;
    assert_eq!(ended.json(), json!({"ended": 1, "own_session_ended": false}));
    assert!(!lost.is_signed_in().await && third.is_signed_in().await && citizen.is_signed_in().await);
    let again = citizen.delete(&path).await;
    assert_eq!(again.json(), json!({"ended": 0, "own_session_ended": false}));
    let ends: Vec<_> = citizen
        .activity()
        .await
        .into_iter()
        .filter(|entry| entry["event"] == "session_ended")
        .collect();
    assert_eq!(ends.len(), 1);
    assert_eq!(ends[0]["details"], json!({ "session_id": id }));
}

async fn all_others_are_ended(portal: Portal) {
    let mut citizen = signs_in(&portal, "203.0.113.1").await;
    let mut others = Vec::new();
    for n in 2..5 {
        others.push(signs_in(&portal, &format!("203.0.113.{n}")).await);
    }
    let mut stranger = portal.browser();
    stranger.signs_in("level1").await;
    let ended = citizen.delete("/api/citizen/sessions?others=true").await;
    assert_eq!(ended.json(), json!({"ended": 3, "own_session_ended": false}));
    assert_eq!(ended.header("set-cookie"), "");
    for mut other in others {
        assert!(!other.is_signed_in().await);
    }
    assert!(citizen.is_signed_in().await && stranger.is_signed_in().await);
    assert_eq!(citizen.events().await[0], "other_sessions_ended");
}

async fn all_are_ended_this_one_too(portal: Portal) {
    let mut citizen = signs_in(&portal, "203.0.113.1").await;
    let mut other = signs_in(&portal, "203.0.113.2").await;
    let ended = citizen.delete("/api/citizen/sessions").await;
    let answer = ended.json();
    assert_eq!(
        (&answer["ended"], &answer["own_session_ended"]),
        (&json!(2), &json!(true))
    );
    assert!(
        answer["continue_to"]
            .as_str()
            .unwrap()
            .starts_with("http://localhost:8080/vneid/logout?id_token_hint=")
    );
    assert!(ended.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(ended.header("clear-site-data"), "\"storage\"");
    assert!(!citizen.is_signed_in().await && !other.is_signed_in().await);
    citizen.signs_in("level2").await;
    assert_eq!(&citizen.events().await[..2], ["signed_in", "all_sessions_ended"]);
}

async fn ending_this_one_is_signing_out(portal: Portal) {
    let mut citizen = signs_in(&portal, "203.0.113.1").await;
    let mut other = signs_in(&portal, "203.0.113.2").await;
    let id = citizen
        .sessions()
        .await
        .into_iter()
        .find(|session| session["this_session"] == true)
        .unwrap()["id"]
        .clone();
    let ended = citizen
        .delete(&format!("/api/citizen/sessions/{}", id.as_str().unwrap()))
        .await;
    assert_eq!(ended.json()["own_session_ended"], true);
    assert!(ended.json()["continue_to"].is_string() && ended.header("set-cookie").contains("Max-Age=0"));
    assert!(!citizen.is_signed_in().await && other.is_signed_in().await);
    assert_eq!(other.events().await[0], "signed_out");
}

async fn sessions_of_others_are_not_found(portal: Portal) {
    let mut citizen = signs_in(&portal, "203.0.113.1").await;
    let mut thief = portal.browser();
    thief.signs_in("level1").await;
    let id = citizen.sessions().await[0]["id"].as_str().unwrap().to_owned();
    for id in [
        id.as_str(),
        "00000000-0000-7000-8000-000000000000",
        "x",
        "'%20OR%201=1",
    ] {
        let refused = thief.delete(&format!("/api/citizen/sessions/{id}")).await;
        assert_eq!(refused.problem(), (404, "not_found".into()), "{id}");
    }
    assert!(citizen.is_signed_in().await);
    assert_eq!(thief.sessions().await.len(), 1);
    assert!(
        thief
            .delete("/api/citizen/sessions?others=maybe")
            .await
            .problem()
            .0
            == 422
    );
}

async fn two_that_end_each_other_do_not_wait_for_ever(portal: Portal) {
    let second = portal.second_node().await;
    for _ in 0..5 {
        let mut browsers = Vec::new();
        for n in 0..4 {
            browsers.push(signs_in(&portal, &format!("203.0.113.{n}")).await);
        }
        let ends = browsers.iter().enumerate().map(|(n, browser)| {
            let mut browser = if n % 2 == 0 {
                browser.clone()
            } else {
                browser.at(&second)
            };
            async move {
                browser
                    .delete("/api/citizen/sessions?others=true")
                    .await
                    .status
                    .as_u16()
            }
        });
        let mut statuses = join_all(ends).await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401, 401, 401], "the first one stays, alone");
        let mut alive = 0;
        for mut browser in browsers {
            alive += u32::from(browser.is_signed_in().await);
        }
        assert_eq!(alive, 1);
    }
}
