//! A province's SMS gateway: a real server that may be down, slow, or answer twice.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::actors::{Browser, Portal};

on_each_database!(
    a_message_is_posted_as_the_gateway_wants_it,
    a_gateway_that_is_down_loses_nothing,
    a_gateway_that_refuses_is_asked_once,
    a_gateway_that_answers_late_sends_one_message,
    a_slow_gateway_holds_nothing_up,
    a_code_that_arrives_late_counts,
    without_a_gateway_nothing_is_half_written,
);

const NUMBER: &str = "+84912345678";

/// What the gateway does with the next request, and with all after the last of these.
#[derive(Clone, Copy)]
enum Does {
    Answers(u16),
    /// Takes the message and closes without an answer.
    TakesAndHangsUp,
    /// Takes the message and never answers.
    TakesAndSleeps,
}

struct Gateway {
    url: String,
    asked: Arc<Mutex<Vec<Request>>>,
}

#[derive(Clone)]
struct Request {
    head: String,
    body: String,
}

impl Request {
    fn header(&self, name: &str) -> &str {
        let line = self
            .head
            .lines()
            .find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        line.and_then(|line| line.split_once(':'))
            .map_or("", |(_, value)| value.trim())
    }

    fn code(&self) -> String {
        let text = serde_json::from_str::<Value>(&self.body).unwrap()["text"].clone();
        text.as_str().unwrap().chars().take(6).collect()
    }
}

impl Gateway {
    async fn that(does: &[Does]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/send?x=1", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (does, heard) = (does.to_vec(), asked.clone());
        tokio::spawn(async move {
            for n in 0.. {
                let Ok((stream, _)) = listener.accept().await else {
                    return;
                };
                let does = *does.get(n).or(does.last()).unwrap();
                tokio::spawn(serve(stream, does, heard.clone()));
            }
        });
        Self { url, asked }
    }

    fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }

    fn keys(&self) -> HashSet<String> {
        let asked = self.asked();
        asked
            .iter()
            .map(|request| request.header("idempotency-key").to_owned())
            .collect()
    }
}

async fn serve(mut stream: TcpStream, does: Does, heard: Arc<Mutex<Vec<Request>>>) {
    let mut bytes = Vec::new();
    let request = loop {
        let mut more = [0; 4096];
        let read = stream.read(&mut more).await.unwrap();
        bytes.extend_from_slice(&more[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let request = Request {
                head: head.into(),
                body: body.into(),
            };
            let length: usize = request.header("content-length").parse().unwrap_or(0);
            if body.len() >= length || read == 0 {
                break request;
            }
        }
    };
    heard.lock().unwrap().push(request);
    match does {
        Does::Answers(status) => {
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
        Does::TakesAndHangsUp => {}
        Does::TakesAndSleeps => tokio::time::sleep(Duration::from_secs(60)).await,
    }
}

async fn beside(portal: &Portal, gateway: &Gateway, more: &[(&str, &str)]) -> Portal {
    let mut settings = vec![("SMS_URL", gateway.url.as_str()), ("SMS_TIMEOUT_SECONDS", "1")];
    settings.extend_from_slice(more);
    portal.with(&settings).await
}

async fn signed_in(portal: &Portal) -> Browser<'_> {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
}

async fn gives_number(citizen: &mut Browser<'_>) -> Value {
    let saved = citizen
        .saves(&json!({"contact_phone": NUMBER, "fax": "02213863456"}))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    saved.json()
}

async fn resends(citizen: &mut Browser<'_>) -> crate::actors::Answer {
    citizen
        .post("/api/citizen/profile/contact-phone/resend", &json!({}))
        .await
}

async fn a_message_is_posted_as_the_gateway_wants_it(portal: Portal) {
    let gateway = Gateway::that(&[Does::Answers(202)]).await;
    let wants = [
        ("SMS_HEADERS", "Authorization: Bearer abc | X-Sender: motcua"),
        (
            "SMS_BODY",
            r#"{"messages":[{"to":"{to}","id":"{key}"}],"text":"{text}"}"#,
        ),
    ];
    let portal = beside(&portal, &gateway, &wants).await;
    let mut citizen = signed_in(&portal).await;
    let profile = gives_number(&mut citizen).await;
    assert_eq!(profile["pending_contact_phone"]["sms"], "sent");
    let asked = gateway.asked();
    assert_eq!(asked.len(), 1);
    let request = &asked[0];
    assert!(
        request.head.starts_with("POST /send?x=1 HTTP/1.1"),
        "{}",
        request.head
    );
    assert_eq!(request.header("content-type"), "application/json");
    assert_eq!(
        (request.header("authorization"), request.header("x-sender")),
        ("Bearer abc", "motcua")
    );
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["messages"][0]["to"], NUMBER);
    assert_eq!(body["messages"][0]["id"], request.header("idempotency-key"));
    assert!(body["text"].as_str().unwrap().contains("\n\n@localhost #"));
    assert_eq!(citizen.confirms_phone(&request.code()).await.status, 200);
    assert_eq!(
        citizen.sms_to(NUMBER).await.len(),
        0,
        "the outbox has no part in it"
    );
}

async fn a_gateway_that_is_down_loses_nothing(portal: Portal) {
    let gateway = Gateway::that(&[
        Does::Answers(503),
        Does::Answers(500),
        Does::TakesAndHangsUp,
        Does::Answers(200),
    ])
    .await;
    let portal = beside(&portal, &gateway, &[]).await;
    let mut citizen = signed_in(&portal).await;
    let profile = gives_number(&mut citizen).await;
    let pending = &profile["pending_contact_phone"];
    assert_eq!(
        (&pending["phone"], &pending["sms"], &pending["resends_left"]),
        (&json!(NUMBER), &json!("failed"), &json!(3))
    );
    assert_eq!(
        profile["fields"]["fax"]["value"], "+842213863456",
        "the rest was saved"
    );
    assert_eq!(
        (gateway.asked().len(), gateway.keys().len()),
        (3, 1),
        "three tries of one message"
    );
    // Now it is up: another code may be asked for at once, and is no resend.
    let resent = resends(&mut citizen).await;
    assert_eq!(resent.status, 200, "{}", resent.text());
    let pending = &resent.json()["pending_contact_phone"];
    assert_eq!(
        (&pending["sms"], &pending["resends_left"]),
        (&json!("sent"), &json!(3))
    );
    assert_eq!(gateway.keys().len(), 2, "another message");
    let code = gateway.asked()[3].code();
    assert_eq!(citizen.confirms_phone(&code).await.status, 200);
}

async fn a_gateway_that_refuses_is_asked_once(portal: Portal) {
    let gateway = Gateway::that(&[Does::Answers(401)]).await;
    let portal = beside(&portal, &gateway, &[]).await;
    let mut citizen = signed_in(&portal).await;
    assert_eq!(
        gives_number(&mut citizen).await["pending_contact_phone"]["sms"],
        "failed"
    );
    assert_eq!(gateway.asked().len(), 1);
    assert_eq!(resends(&mut citizen).await.problem(), (503, "unavailable".into()));
    // It is bounded all the same.
    for _ in 0..8 {
        assert_eq!(resends(&mut citizen).await.problem().0, 503);
    }
    assert_eq!(resends(&mut citizen).await.problem(), (429, "too_many".into()));
    assert_eq!(citizen.profile().await["pending_contact_phone"]["phone"], NUMBER);
}

async fn a_gateway_that_answers_late_sends_one_message(portal: Portal) {
    // It takes the first try and says nothing, is busy with it at the second, and has done it at the third.
    let gateway = Gateway::that(&[Does::TakesAndHangsUp, Does::Answers(409), Does::Answers(200)]).await;
    let portal = beside(&portal, &gateway, &[]).await;
    let mut citizen = signed_in(&portal).await;
    assert_eq!(
        gives_number(&mut citizen).await["pending_contact_phone"]["sms"],
        "sent"
    );
    let asked = gateway.asked();
    assert_eq!((asked.len(), gateway.keys().len()), (3, 1));
    assert!(
        asked.iter().all(|request| request.body == asked[0].body),
        "each try is the same message"
    );
    assert_eq!(citizen.confirms_phone(&asked[0].code()).await.status, 200);
}

async fn a_slow_gateway_holds_nothing_up(portal: Portal) {
    let gateway = Gateway::that(&[Does::TakesAndSleeps]).await;
    let portal = beside(&portal, &gateway, &[("SMS_TRIES", "2")]).await;
    let (mut citizen, mut other) = (signed_in(&portal).await, portal.browser());
    other.signs_in("level1").await;
    let changes = json!({"contact_phone": NUMBER});
    let slow = citizen.saves(&changes);
    let meanwhile = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        // While the message is on its way, everyone writes.
        let began = std::time::Instant::now();
        assert_eq!(other.saves(&json!({"fax": "02213863456"})).await.status, 200);
        assert!(began.elapsed() < Duration::from_secs(1));
        let mut tab = signed_in(&portal).await;
        tab.profile().await["pending_contact_phone"]["sms"].clone()
    };
    let (saved, progress) = tokio::join!(slow, meanwhile);
    assert_eq!(progress, "sending");
    assert_eq!(saved.status, 200);
    assert_eq!(saved.json()["pending_contact_phone"]["sms"], "failed");
}

async fn a_code_that_arrives_late_counts(portal: Portal) {
    let gateway = Gateway::that(&[Does::TakesAndSleeps]).await;
    let portal = beside(&portal, &gateway, &[("SMS_TRIES", "1")]).await;
    let mut citizen = signed_in(&portal).await;
    assert_eq!(
        gives_number(&mut citizen).await["pending_contact_phone"]["sms"],
        "failed"
    );
    // The message comes to the phone after all.
    let code = gateway.asked()[0].code();
    let confirmed = citizen.confirms_phone(&code).await;
    assert_eq!(confirmed.json()["fields"]["contact_phone"]["value"], NUMBER);
}

async fn without_a_gateway_nothing_is_half_written(portal: Portal) {
    // A province without the sandbox and without a gateway, on the same data.
    let citizen = signed_in(&portal).await;
    let bare = portal
        .with(&[
            ("SANDBOX", "false"),
            (
                "SEALING_KEYS",
                "first:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            ),
            ("VNEID_ISSUER", "http://localhost:8080/vneid"),
            ("VNEID_CLIENT_ID", "motcua-portal"),
            ("VNEID_CLIENT_AUTH", "none"),
        ])
        .await;
    let mut there = citizen.at(&bare);
    let before = there.profile().await;
    let refused = there
        .saves(&json!({"contact_phone": NUMBER, "fax": "02213863456"}))
        .await;
    assert_eq!(refused.problem(), (503, "unavailable".into()));
    assert_eq!(there.profile().await, before);
    assert_eq!(there.saves(&json!({"fax": "02213863456"})).await.status, 200);
}
