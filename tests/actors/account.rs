//! What someone who is signed in does with their account.

use http::Method;
use serde_json::{Value, json};

use super::browser::ORIGIN;
use super::{Answer, Browser};

/// The page from which people change their information.
pub const FORM: &str = "/dich-vu-cong/cong-dan/tai-khoan?sua=thong-tin#lien-he";

impl Browser<'_> {
    /// The version of the profile, for `If-Match`.
    pub async fn version(&mut self) -> String {
        self.get("/api/citizen/profile").await.header("etag").to_owned()
    }

    /// Saves over the version as it is now.
    pub async fn saves(&mut self, changes: &Value) -> Answer {
        let version = self.version().await;
        self.saves_over(&version, changes).await
    }

    pub async fn saves_over(&mut self, version: &str, changes: &Value) -> Answer {
        let headers = [
            ("content-type", "application/json"),
            ("origin", ORIGIN),
            ("if-match", version),
        ];
        let body = changes.to_string().into_bytes();
        self.send(Method::PATCH, "/api/citizen/profile", &headers, body)
            .await
    }

    /// One field of the profile.
    pub async fn field(&mut self, name: &str) -> Value {
        self.profile().await["fields"][name].clone()
    }

    /// The latest code sent to a number, from the outbox.
    pub async fn code_sent_to(&mut self, e164: &str) -> String {
        self.sms_to(e164).await[0]["code"].as_str().unwrap().to_owned()
    }

    pub async fn sms_to(&mut self, e164: &str) -> Vec<Value> {
        let answer = self
            .get(&format!("/sandbox/sms?to={}", e164.replace('+', "%2B")))
            .await;
        answer.json().as_array().unwrap().clone()
    }

    pub async fn confirms_phone(&mut self, code: &str) -> Answer {
        let body = json!({ "code": code });
        self.post("/api/citizen/profile/contact-phone/confirm", &body)
            .await
    }

    /// To the provider's callback, where someone else than the session's owner may arrive.
    pub async fn begins_to_reauthenticate(&mut self, key: &str, return_to: &str) -> String {
        let begun = self
            .post("/api/citizen/re-authenticate", &json!({ "return_to": return_to }))
            .await;
        assert_eq!(begun.status, 200, "{}", begun.text());
        let page = self.get(begun.json()["redirect_to"].as_str().unwrap()).await;
        assert_eq!(page.location(), "/vneid/dang-nhap", "{page:?}");
        assert_eq!(self.gives_password(key).await.status, 200);
        let code = self.reads_code(key).await;
        let finished = self.gives_code(&code).await;
        finished.json()["redirect_to"].as_str().unwrap().to_owned()
    }

    /// All the way; says where the browser is sent in the end.
    pub async fn reauthenticates(&mut self, key: &str) -> String {
        let callback = self.begins_to_reauthenticate(key, FORM).await;
        let back = self.get(&callback).await;
        assert_eq!(back.status, 303, "{back:?}");
        back.location().to_owned()
    }

    pub async fn puts_picture(&mut self, query: &str, media_type: &str, file: Vec<u8>) -> Answer {
        let headers = [("content-type", media_type), ("origin", ORIGIN)];
        let path = format!("/api/citizen/profile/avatar{query}");
        self.send(Method::PUT, &path, &headers, file).await
    }

    /// The events of the activity log, the newest first.
    pub async fn events(&mut self) -> Vec<String> {
        let page = self.get("/api/citizen/activity?limit=100").await.json();
        let entries = page["entries"].as_array().unwrap();
        entries
            .iter()
            .map(|entry| entry["event"].as_str().unwrap().to_owned())
            .collect()
    }

    pub async fn activity(&mut self) -> Vec<Value> {
        let page = self.get("/api/citizen/activity?limit=100").await.json();
        page["entries"].as_array().unwrap().clone()
    }

    pub async fn sessions(&mut self) -> Vec<Value> {
        let page = self.get("/api/citizen/sessions?limit=100").await.json();
        page["sessions"].as_array().unwrap().clone()
    }
}

/// `field: code` of every wrong field, in the order of their names.
pub fn wrong_fields(answer: &Answer) -> Vec<String> {
    assert_eq!(
        answer.problem(),
        (422, "invalid_fields".into()),
        "{}",
        answer.text()
    );
    let body = answer.json();
    let mut fields: Vec<_> = body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            assert!(!error["message"].as_str().unwrap().is_empty());
            format!(
                "{}: {}",
                error["field"].as_str().unwrap(),
                error["code"].as_str().unwrap()
            )
        })
        .collect();
    fields.sort();
    fields
}
