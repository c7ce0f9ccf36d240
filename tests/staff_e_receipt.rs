//! *Tài khoản liên kết biên lai/hóa đơn*: linked, tried, taken away; and the service behind it, which may be down or slow.

use std::time::Duration;

use chrono::TimeDelta;
use entity::staff_member::Role;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::actors::Portal;
use crate::actors::account::wrong_fields;

on_each_database!(
    an_account_is_linked_tried_and_taken_away,
    the_service_says_whether_the_account_opens,
    a_service_that_is_down_or_slow_says_nothing_of_the_account,
    a_configured_service_is_asked_as_agreed,
    nothing_is_tried_where_nothing_is_linked_or_connected,
    a_member_tries_a_few_times_a_minute,
    what_is_no_account_is_refused_field_by_field,
);

const PASSWORD: &str = motcua::sandbox::e_receipt::PASSWORD;

async fn an_account_is_linked_tried_and_taken_away(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    assert_eq!(member.record().await.get("e_receipt"), None);
    let linked = member.links_e_receipt(" bienlai.thu ", PASSWORD).await;
    assert_eq!(linked.status, 200, "{}", linked.text());
    let view = linked.json();
    assert_eq!(view["username"], "bienlai.thu");
    assert_eq!(
        view.as_object().unwrap().len(),
        2,
        "user name and changed at: {view}"
    );
    let changed_at = view["changed_at"].clone();
    portal.later(TimeDelta::minutes(1));
    assert_eq!(
        member.tries_e_receipt().await.json(),
        json!({"outcome": "accepted"})
    );
    let view = member.record().await["e_receipt"].clone();
    assert_eq!(view["changed_at"], changed_at);
    assert!(view["last_used_at"].as_str() > changed_at.as_str());
    // Another one takes its place, and was never used.
    member.links_e_receipt("bienlai.khac", "khác").await;
    let view = member.record().await["e_receipt"].clone();
    assert_eq!(
        (&view["username"], view.get("last_used_at")),
        (&json!("bienlai.khac"), None)
    );
    for _ in 0..2 {
        assert_eq!(member.delete("/api/staff/profile/e-receipt").await.status, 204);
    }
    assert_eq!(member.record().await.get("e_receipt"), None);
    let events: Vec<_> = portal.activity_of(&member).await;
    let names: Vec<_> = events.iter().map(|(event, _)| event.as_str()).collect();
    let expected = [
        "e_receipt_linked",
        "e_receipt_tested",
        "e_receipt_linked",
        "e_receipt_unlinked",
    ];
    assert_eq!(names, expected);
}

async fn the_service_says_whether_the_account_opens(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    for (username, password, outcome) in [
        ("bienlai.thu", PASSWORD, "accepted"),
        ("bienlai.thu", " BienLai@2026", "refused"),
        ("khongco", PASSWORD, "refused"),
    ] {
        member.links_e_receipt(username, password).await;
        let tried = member.tries_e_receipt().await;
        assert_eq!(tried.json(), json!({ "outcome": outcome }), "{username}");
    }
}

async fn a_service_that_is_down_or_slow_says_nothing_of_the_account(portal: Portal) {
    let portal = portal.with(&[("E_RECEIPT_TIMEOUT_SECONDS", "1")]).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    member.links_e_receipt("bienlai.thu", PASSWORD).await;
    let usual = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": false});
    for (fault, value) in [
        ("e_receipt_down", json!(true)),
        ("slow_milliseconds", json!(1500)),
    ] {
        let mut faults = usual.clone();
        faults[fault] = value;
        let mut operator = portal.browser();
        assert_eq!(operator.put("/sandbox/faults", &faults).await.status, 200);
        let tried = member.tries_e_receipt().await;
        assert_eq!(tried.json(), json!({"outcome": "unavailable"}), "{fault}");
        operator.put("/sandbox/faults", &usual).await;
    }
    assert_eq!(
        member.tries_e_receipt().await.json(),
        json!({"outcome": "accepted"})
    );
}

/// What the service is asked, and what it answers each time.
async fn service(answers: &'static [u16]) -> (String, tokio::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/dang-nhap", listener.local_addr().unwrap());
    let (said, heard) = tokio::sync::mpsc::channel(9);
    tokio::spawn(async move {
        for status in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let (mut request, mut bytes) = (String::new(), [0; 4096]);
            while !request.contains('}') {
                let read = stream.read(&mut bytes).await.unwrap();
                request.push_str(&String::from_utf8_lossy(&bytes[..read]));
            }
            let answer = format!(
                "HTTP/1.1 {status} x\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            );
            stream.write_all(answer.as_bytes()).await.unwrap();
            said.send(request).await.unwrap();
        }
    });
    (url, heard)
}

async fn a_configured_service_is_asked_as_agreed(portal: Portal) {
    let (url, mut heard) = service(&[200, 403, 302, 500, 404]).await;
    let settings = [
        ("E_RECEIPT_URL", url.as_str()),
        ("E_RECEIPT_HEADERS", "Authorization: Bearer province"),
    ];
    let portal = portal.with(&settings).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let odd = "mật \"khẩu\" ' } \\ ";
    member.links_e_receipt("biên lai", odd).await;
    for outcome in ["accepted", "refused", "unavailable", "unavailable", "unavailable"] {
        assert_eq!(
            member.tries_e_receipt().await.json(),
            json!({ "outcome": outcome })
        );
    }
    let request = heard.recv().await.unwrap();
    assert!(request.starts_with("POST /dang-nhap HTTP/1.1\r\n"), "{request}");
    assert!(
        request.contains("authorization: Bearer province\r\n"),
        "{request}"
    );
    let (_, body) = request.split_once("\r\n\r\n").unwrap();
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body, json!({"username": "biên lai", "password": odd}));
    // Nobody listens any more.
    drop(heard);
    tokio::time::sleep(Duration::from_millis(10)).await;
    portal.later(TimeDelta::minutes(2));
    assert_eq!(
        member.tries_e_receipt().await.json(),
        json!({"outcome": "unavailable"})
    );
}

async fn nothing_is_tried_where_nothing_is_linked_or_connected(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    assert_eq!(
        member.tries_e_receipt().await.problem(),
        (409, "not_linked".into())
    );
    member.links_e_receipt("bienlai.thu", PASSWORD).await;
    // A server without the sandbox and without the setting.
    let key = "first:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    let settings = [
        ("SANDBOX", "false"),
        ("SEALING_KEYS", key),
        ("VNEID_ISSUER", "https://vneid.example.vn"),
        ("VNEID_CLIENT_ID", "portal"),
        ("VNEID_CLIENT_AUTH", "none"),
    ];
    let real = portal.with(&settings).await;
    let refused = member.at(&real).tries_e_receipt().await;
    assert_eq!(refused.problem(), (409, "no_service".into()));
    assert_eq!(
        portal.activity_of(&member).await.len(),
        1,
        "no try is written down"
    );
}

async fn a_member_tries_a_few_times_a_minute(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    member.links_e_receipt("bienlai.thu", PASSWORD).await;
    for _ in 0..5 {
        assert_eq!(member.tries_e_receipt().await.status, 200);
    }
    let refused = member.tries_e_receipt().await;
    assert_eq!(refused.problem(), (429, "too_many".into()));
    assert_eq!(refused.header("retry-after"), "61");
    let mut other = portal.member("CB002", Role::Staff).await;
    other.links_e_receipt("bienlai.khac", PASSWORD).await;
    assert_eq!(other.tries_e_receipt().await.status, 200);
    portal.later(TimeDelta::seconds(61));
    assert_eq!(member.tries_e_receipt().await.status, 200);
}

async fn what_is_no_account_is_refused_field_by_field(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    for (account, wrong) in [
        (json!({}), &["password: required", "username: required"][..]),
        (
            json!({"username": "", "password": ""}),
            &["password: length", "username: length"],
        ),
        (json!({"username": " ", "password": "x"}), &["username: text"]),
        (
            json!({"username": "x", "password": 1, "more": 1}),
            &["more: unknown", "password: type"],
        ),
        (
            json!({"username": "x".repeat(129), "password": "y".repeat(129)}),
            &["password: length", "username: length"],
        ),
    ] {
        let refused = member.puts("/api/staff/profile/e-receipt", &account).await;
        assert_eq!(wrong_fields(&refused), wrong, "{account}");
        assert!(!refused.text().contains("yyy"));
    }
}
