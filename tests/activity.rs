//! *Nhật ký hoạt động*: everything that is done in someone's name, and what follows if it was not them.

use chrono::TimeDelta;
use serde_json::json;

use crate::actors::account::wrong_fields;
use crate::actors::{Browser, Portal};

on_each_database!(
    everything_that_is_done_is_written_down,
    an_entry_says_when_where_and_by_what,
    nothing_secret_is_written_down,
    pages_follow_one_another_while_more_is_done,
    a_failed_try_is_written_down_for_whom_it_was_meant,
    what_did_not_happen_is_not_written_down,
    that_was_not_me_ends_every_session_and_says_what_to_do,
    saying_it_again_changes_nothing,
    entries_of_others_are_not_found,
);

async fn everything_that_is_done_is_written_down(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"fax": "02213863456", "contact_phone": "0912345678"}))
        .await;
    let code = citizen.code_sent_to("+84912345678").await;
    citizen.confirms_phone("000000").await;
    citizen.confirms_phone(&code).await;
    citizen.saves(&json!({"contact_phone": "0987654321"})).await;
    portal.later(TimeDelta::minutes(1));
    citizen
        .post("/api/citizen/profile/contact-phone/resend", &json!({}))
        .await;
    citizen.delete("/api/citizen/profile/contact-phone/pending").await;
    let picture = crate::avatar::png(40, 40);
    citizen.puts_picture("", "image/png", picture).await;
    citizen.delete("/api/citizen/profile/avatar").await;
    citizen.get("/api/citizen/export").await;
    citizen.reauthenticates("level2").await;
    citizen.delete("/api/citizen/sessions?others=true").await;
    citizen.delete("/api/citizen/session").await;
    citizen.signs_in("level2").await;
    let mut events = citizen.events().await;
    events.reverse();
    let expected = [
        "signed_in",
        "profile_changed",
        "contact_phone_requested",
        "contact_phone_wrong_code",
        "contact_phone_confirmed",
        "contact_phone_requested",
        "contact_phone_code_resent",
        "contact_phone_cancelled",
        "avatar_changed",
        "avatar_removed",
        "data_exported",
        "reauthenticated",
        "other_sessions_ended",
        "signed_out",
        "signed_in",
    ];
    assert_eq!(events, expected);
}

async fn an_entry_says_when_where_and_by_what(portal: Portal) {
    let mut citizen = portal.browser().at_address("198.51.100.9");
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(1));
    let saved = citizen
        .saves(&json!({"fax": "02213863456", "organisation": "Tổ 1"}))
        .await;
    let entries = citizen.activity().await;
    let entry = &entries[0];
    assert_eq!(entry["at"], saved.json()["fields"]["fax"]["since"]);
    assert_eq!(
        (&entry["address"], &entry["this_session"]),
        (&json!("198.51.100.9"), &json!(true))
    );
    assert_eq!(entry["details"], json!({"fields": ["fax", "organisation"]}));
    assert_eq!(entry["session_id"], citizen.sessions().await[0]["id"]);
    assert_eq!(entries[1].get("details"), None);
    let mut elsewhere = portal.browser();
    elsewhere.signs_in("level2").await;
    assert_eq!(elsewhere.activity().await[1]["this_session"], false);
}

async fn nothing_secret_is_written_down(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"contact_phone": "0912345678", "email": "bi.mat@example.vn"}))
        .await;
    let code = citizen.code_sent_to("+84912345678").await;
    citizen.confirms_phone(&code).await;
    let log = citizen.get("/api/citizen/activity").await.text();
    for secret in [
        "0912345678",
        "+84912345678",
        code.as_str(),
        "bi.mat",
        "token",
        citizen.jar["motcua-session"].as_str(),
    ] {
        assert!(!log.contains(secret), "{secret} is in {log}");
    }
    assert!(log.contains("•••• ••• 678"));
}

async fn pages_follow_one_another_while_more_is_done(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    for n in 0..9 {
        citizen.saves(&json!({"organisation": format!("Tổ {n}")})).await;
    }
    let all = citizen.activity().await;
    let (mut found, mut next) = (Vec::new(), String::new());
    loop {
        let page = citizen
            .get(&format!("/api/citizen/activity?limit=4&cursor={next}"))
            .await
            .json();
        found.extend(page["entries"].as_array().unwrap().clone());
        citizen
            .saves(&json!({"organisation": format!("Tổ {}", found.len())}))
            .await;
        match page.get("next") {
            Some(more) => next = more.as_str().unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(found, all);
    assert_eq!(
        citizen.get("/api/citizen/activity").await.json()["entries"]
            .as_array()
            .unwrap()
            .len(),
        13
    );
    let wrong = citizen.get("/api/citizen/activity?cursor=%27&limit=1000").await;
    assert_eq!(wrong_fields(&wrong), ["cursor: cursor", "limit: range"]);
}

async fn a_failed_try_is_written_down_for_whom_it_was_meant(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    // Someone else's account stays out of it.
    let mut other = portal.browser();
    other.signs_in("level1").await;
    let before = other.events().await;
    assert!(
        citizen
            .reauthenticates("level1")
            .await
            .contains("reauthentication=other_person")
    );
    let entry = citizen.activity().await[0].clone();
    assert_eq!(
        (&entry["event"], &entry["details"]),
        (
            &json!("reauthentication_failed"),
            &json!({"problem": "other_person"})
        )
    );
    assert_eq!(other.events().await, before);
    // A disabled citizen who tries to sign in finds it once they are let in again.
    let disable =
        |to: &str| format!("UPDATE citizen SET disabled_at = {to} WHERE full_name = 'Nguyễn Thị Mẫu'");
    portal.execute(&disable("'2026-01-01T00:00:00+00:00'")).await;
    let callback = citizen.comes_to_the_callback("level2").await;
    assert!(
        citizen
            .get(&callback)
            .await
            .location()
            .contains("problem=account_disabled")
    );
    portal.execute(&disable("NULL")).await;
    citizen.signs_in("level2").await;
    let entries = citizen.activity().await;
    let refused = entries
        .iter()
        .find(|entry| entry["event"] == "sign_in_refused")
        .unwrap();
    assert_eq!(refused["details"], json!({"problem": "account_disabled"}));
}

async fn what_did_not_happen_is_not_written_down(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.events().await;
    let seen = citizen.version().await;
    citizen.saves(&json!({"email": "wrong"})).await;
    citizen.saves_over("\"99\"", &json!({"fax": "02213863456"})).await;
    citizen.saves_over(&seen, &json!({})).await;
    citizen
        .puts_picture("", "image/png", b"no picture".to_vec())
        .await;
    citizen.delete("/api/citizen/profile/avatar").await;
    citizen.delete("/api/citizen/profile/contact-phone/pending").await;
    portal.later(TimeDelta::minutes(11));
    citizen.saves(&json!({"email": "a@example.vn"})).await;
    assert_eq!(citizen.events().await, before);
}

async fn reports(citizen: &mut Browser<'_>, id: &str) -> crate::actors::Answer {
    citizen
        .post(&format!("/api/citizen/activity/{id}/not-me"), &json!({}))
        .await
}

async fn that_was_not_me_ends_every_session_and_says_what_to_do(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let mut thief = portal.browser().at_address("198.51.100.66");
    thief.signs_in("level2").await;
    let entries = citizen.activity().await;
    let strange = entries
        .iter()
        .find(|entry| entry["address"] == "198.51.100.66")
        .unwrap();
    let id = strange["id"].as_str().unwrap().to_owned();
    let answer = reports(&mut citizen, &id).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["ended"], 2);
    let steps: Vec<_> = answer.json()["guidance"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["step"].clone())
        .collect();
    assert_eq!(
        steps,
        [
            "change_password",
            "check_devices",
            "keep_codes_secret",
            "check_contacts",
            "tell_police"
        ]
    );
    assert!(
        answer.json()["guidance"][0]["text"]
            .as_str()
            .unwrap()
            .contains("VNeID")
    );
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(answer.header("clear-site-data"), "\"storage\"");
    assert!(!citizen.is_signed_in().await && !thief.is_signed_in().await);
    citizen.signs_in("level2").await;
    let entries = citizen.activity().await;
    let report = entries
        .iter()
        .find(|entry| entry["event"] == "reported_not_me")
        .unwrap();
    assert_eq!(report["details"], json!({"sessions": 2, "entry": id}));
    let reported = entries.iter().find(|entry| entry["id"] == id.as_str()).unwrap();
    assert_eq!(reported["reported_at"], report["at"]);
}

async fn saying_it_again_changes_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.activity().await[0]["id"].as_str().unwrap().to_owned();
    // A double click: both were let in before the first one ended the session.
    let (mut one, mut other) = (citizen.clone(), citizen.clone());
    let (first, second) = tokio::join!(reports(&mut one, &id), reports(&mut other, &id));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert!(matches!(statuses, [200, 200 | 401]), "{statuses:?}");
    citizen.jar.clear();
    citizen.signs_in("level2").await;
    let reported = citizen
        .activity()
        .await
        .iter()
        .find(|entry| entry["id"] == id.as_str())
        .unwrap()["reported_at"]
        .clone();
    portal.later(TimeDelta::minutes(1));
    let again = reports(&mut citizen, &id).await;
    assert_eq!(again.json()["guidance"].as_array().unwrap().len(), 5);
    citizen.signs_in("level2").await;
    let entries = citizen.activity().await;
    assert_eq!(
        entries
            .iter()
            .filter(|entry| entry["event"] == "reported_not_me")
            .count(),
        1
    );
    assert_eq!(
        entries.iter().find(|entry| entry["id"] == id.as_str()).unwrap()["reported_at"],
        reported
    );
}

async fn entries_of_others_are_not_found(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.activity().await[0]["id"].as_str().unwrap().to_owned();
    let mut thief = portal.browser();
    thief.signs_in("level1").await;
    for id in [id.as_str(), "00000000-0000-7000-8000-000000000000", "x"] {
        assert_eq!(reports(&mut thief, id).await.problem(), (404, "not_found".into()));
    }
    assert!(
        citizen.is_signed_in().await && thief.is_signed_in().await,
        "nothing was ended"
    );
}
