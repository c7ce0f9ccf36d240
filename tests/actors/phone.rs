//! Someone with the VNeID app on a phone.

use serde_json::{Value, json};

use super::{Answer, Browser, Portal};

pub const ANDROID: &str = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";
pub const PASSCODE: &str = "482913";

#[derive(Clone)]
pub struct Phone<'a> {
    pub browser: Browser<'a>,
    pub owner: &'static str,
}

impl Portal {
    /// The phone of a persona, with nothing on it yet.
    pub fn phone(&self, owner: &'static str) -> Phone<'_> {
        Phone {
            browser: self.browser().at_address("198.51.100.20").saying(ANDROID),
            owner,
        }
    }
}

impl Phone<'_> {
    /// The same phone, whose requests reach another server.
    pub fn at<'b>(&self, portal: &'b Portal) -> Phone<'b> {
        Phone {
            browser: self.browser.at(portal),
            owner: self.owner,
        }
    }

    pub async fn gives_password(&mut self) -> Answer {
        let credentials = json!({
            "personal_id": super::browser::persona(self.owner).personal_id,
            "password": super::PASSWORD,
        });
        self.browser.post("/vneid/phone/session", &credentials).await
    }

    pub async fn gives_code(&mut self, code: &str) -> Answer {
        self.browser
            .post("/vneid/phone/session/otp", &json!({ "code": code }))
            .await
    }

    pub async fn chooses(&mut self, passcode: &str) -> Answer {
        self.browser
            .put("/vneid/phone/session/passcode", &json!({ "passcode": passcode }))
            .await
    }

    pub async fn unlocks(&mut self, passcode: &str) -> Answer {
        self.browser
            .post("/vneid/phone/session/unlock", &json!({ "passcode": passcode }))
            .await
    }

    /// *Đóng*.
    pub async fn closes(&mut self) {
        let answer = self.browser.delete("/vneid/phone/session").await;
        assert_eq!(answer.status, 204, "{}", answer.text());
    }

    pub async fn stage(&mut self) -> String {
        let answer = self.browser.get("/vneid/phone/session").await;
        let stage = if answer.status == 200 {
            answer.json()["stage"].clone()
        } else {
            json!("none")
        };
        stage.as_str().unwrap().to_owned()
    }

    /// From nothing to an open app.
    pub async fn opens_the_app(&mut self) {
        let answer = self.gives_password().await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let code = self.browser.reads_code(self.owner).await;
        let answer = self.gives_code(&code).await;
        assert_eq!(answer.json()["stage"], "passcode", "{}", answer.text());
        let answer = self.chooses(PASSCODE).await;
        assert_eq!(answer.json()["stage"], "unlocked", "{}", answer.text());
    }

    pub async fn scans(&mut self, payload: &str) -> Answer {
        self.browser
            .post("/vneid/phone/scans", &json!({ "payload": payload }))
            .await
    }

    pub async fn types(&mut self, short_code: &str) -> Answer {
        self.browser
            .post("/vneid/phone/scans", &json!({ "short_code": short_code }))
            .await
    }

    pub async fn approves(&mut self, scan: &str, number: i64) -> Answer {
        self.browser
            .post(
                &format!("/vneid/phone/scans/{scan}/approve"),
                &json!({ "number": number }),
            )
            .await
    }

    pub async fn declines(&mut self, scan: &str) -> Answer {
        self.browser
            .post(&format!("/vneid/phone/scans/{scan}/decline"), &json!({}))
            .await
    }

    /// Scans what a browser shows now, which must be possible. The scan's id.
    pub async fn scans_what_is_shown(&mut self, browser: &mut Browser<'_>) -> String {
        let payload = browser.shown_payload().await;
        let answer = self.scans(&payload).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()["scan_id"].as_str().unwrap().to_owned()
    }
}

impl Browser<'_> {
    pub async fn asks_for_a_code(&mut self) -> Value {
        let answer = self.post("/vneid/api/sign-in/qr", &json!({})).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    /// To a page that shows a code to scan.
    pub async fn shows_a_code(&mut self) -> Value {
        self.begins_to_sign_in("/").await;
        self.asks_for_a_code().await
    }

    pub async fn shown_payload(&mut self) -> String {
        let answer = self.get("/vneid/api/sign-in/qr/payload").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()["payload"].as_str().unwrap().to_owned()
    }

    pub async fn shown_number(&mut self) -> i64 {
        self.stands().await["qr"]["number"].as_i64().unwrap()
    }

    /// Where the sign-in stands at VNeID.
    pub async fn stands(&mut self) -> Value {
        self.get("/vneid/api/sign-in").await.json()
    }
}
