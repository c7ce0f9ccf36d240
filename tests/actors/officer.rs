//! A member of the sandbox's staff at a browser, who signs in as people do.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use motcua::proof::totp;
use serde_json::{Value, json};

use super::{Answer, Browser, Portal};

pub const STAFF_PASSWORD: &str = motcua::sandbox::staff::STAFF_PASSWORD;
pub const STAFF_CALLBACK: &str = "/api/staff/sign-in/callback";

impl Portal {
    /// The code that an authenticator shows, so many steps from now.
    pub fn code_of_seed(&self, seed: &[u8], steps: i32) -> String {
        totp::current_code(seed, self.app.now() + TimeDelta::seconds(30) * steps)
    }

    /// Authenticators begin anew: every code counts again.
    pub async fn forgets_used_codes(&self) {
        self.execute("UPDATE staff_credential SET totp_last_step = NULL")
            .await;
    }
}

impl Browser<'_> {
    pub async fn gives_staff_password(&mut self, key: &str) -> Answer {
        self.begins_as_staff(key, STAFF_PASSWORD).await
    }

    pub async fn begins_as_staff(&mut self, username: &str, password: &str) -> Answer {
        let credentials = json!({"username": username, "password": password});
        self.post("/api/staff/session", &credentials).await
    }

    pub async fn gives_reset_code(&mut self, username: &str, code: &str) -> Answer {
        let given = json!({"username": username, "code": code});
        self.post("/api/staff/session/reset-code", &given).await
    }

    pub async fn gives_totp(&mut self, code: &str) -> Answer {
        self.post("/api/staff/session/totp", &json!({ "code": code }))
            .await
    }

    pub async fn gives_recovery_code(&mut self, code: &str) -> Answer {
        self.post("/api/staff/session/recovery", &json!({ "code": code }))
            .await
    }

    pub async fn chooses_password(&mut self, password: &str) -> Answer {
        self.put(
            "/api/staff/session/password",
            &json!({ "new_password": password }),
        )
        .await
    }

    pub async fn enrols(&mut self) -> Answer {
        self.post("/api/staff/session/totp/enrol", &json!({})).await
    }

    /// As the sandbox lists it.
    pub async fn seed_of(&mut self, key: &str) -> Vec<u8> {
        let all = self.get("/sandbox/staff").await.json();
        let all = all.as_array().unwrap();
        let found = all.iter().find(|member| member["username"] == key).unwrap();
        BASE32_NOPAD
            .decode(found["totp_seed"].as_str().unwrap().as_bytes())
            .unwrap()
    }

    /// All the way, with password and authenticator.
    pub async fn signs_in_as_staff(&mut self, portal: &Portal, key: &str) {
        portal.forgets_used_codes().await;
        let begun = self.gives_staff_password(key).await;
        assert_eq!(stage(&begun), "totp");
        let seed = self.seed_of(key).await;
        let done = self.gives_totp(&portal.code_of_seed(&seed, 0)).await;
        assert_eq!(stage(&done), "done");
        self.jar.remove("motcua-staff-sign-in");
    }

    /// Through VNeID to the address of the staff's callback, without going there.
    pub async fn comes_back_as_staff(&mut self, persona: &str) -> String {
        let begun = self.get("/api/staff/sign-in?return_to=/hethong").await;
        assert_eq!(begun.status, 303, "{begun:?}");
        let page = self.get(begun.location()).await;
        assert_eq!(page.location(), "/vneid/dang-nhap", "{page:?}");
        assert_eq!(self.gives_password(persona).await.status, 200);
        let code = self.reads_code(persona).await;
        let done = self.gives_code(&code).await;
        let address = done.json()["redirect_to"].as_str().unwrap().to_owned();
        assert!(address.contains(STAFF_CALLBACK), "{address}");
        address
    }

    pub async fn confirms_as_staff(&mut self, password: &str) -> Answer {
        self.post("/api/staff/sign-in/confirm", &json!({ "password": password }))
            .await
    }

    /// Who is signed in as staff; null if nobody is.
    pub async fn staff(&mut self) -> Value {
        self.session().await["staff"].clone()
    }
}

/// What is due next, of a right answer.
pub fn stage(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["stage"].as_str().unwrap().to_owned()
}
