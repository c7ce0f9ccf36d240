//! Ways in, as a person walks them: through the national portal, and from there through VNeID.

use serde_json::{Value, json};

use super::{Answer, Browser};

impl Browser<'_> {
    /// From an address of a provider to the address of the portal's callback, without going there.
    pub async fn walks(&mut self, to_provider: &str, key: &str) -> String {
        let mut address = to_provider.to_owned();
        while address != "/vneid/dang-nhap" {
            let answer = self.get(&address).await;
            assert_eq!(answer.status, 303, "{address}: {answer:?}");
            address = answer.location().to_owned();
        }
        let answer = self.gives_password(key).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let code = self.reads_code(key).await;
        let done = self.gives_code(&code).await;
        assert_eq!(done.status, 200, "{}", done.text());
        let mut address = done.json()["redirect_to"].as_str().unwrap().to_owned();
        while !address.contains("/api/citizen/sign-in/callback") {
            address = self.get(&address).await.location().to_owned();
        }
        address
    }

    pub async fn comes_through_dvcqg(&mut self, key: &str) -> Answer {
        let begun = self.get("/api/citizen/sign-in?provider=dvcqg&return_to=/").await;
        assert_eq!(begun.status, 303, "{begun:?}");
        let callback = self.walks(begun.location(), key).await;
        self.get(&callback).await
    }

    /// Begins to link and comes back; where the portal then leads.
    pub async fn proves_for_link(&mut self, provider: &str, key: &str) -> String {
        let begun = self
            .post(&format!("/api/citizen/links/{provider}"), &json!({}))
            .await;
        assert_eq!(begun.status, 200, "{}", begun.text());
        let to = begun.json()["redirect_to"].as_str().unwrap().to_owned();
        let callback = self.walks(&to, key).await;
        self.get(&callback).await.location().to_owned()
    }

    pub async fn links_dvcqg(&mut self, key: &str) {
        let back = self.proves_for_link("dvcqg", key).await;
        assert_eq!(back, "/dich-vu-cong/cong-dan/tai-khoan?link=dvcqg");
        let confirmed = self.post("/api/citizen/links/dvcqg/confirm", &json!({})).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.text());
    }

    pub async fn ways_in(&mut self) -> Vec<Value> {
        let answer = self.get("/api/citizen/links").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json().as_array().unwrap().clone()
    }

    /// The id of a way in of this kind, be it active or removed.
    pub async fn way_in(&mut self, kind: &str) -> String {
        let ways = self.ways_in().await;
        let found = ways.iter().find(|way| way["kind"] == kind);
        found.unwrap_or_else(|| panic!("no {kind} in {ways:?}"))["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Changes what the national portal says of a person.
    pub async fn lets_dvcqg_say(&mut self, key: &str, claims: &Value) {
        let said = self
            .put(
                &format!("/sandbox/personas/{key}/dvcqg"),
                &json!({ "claims": claims }),
            )
            .await;
        assert_eq!(said.status, 204, "{}", said.text());
    }

    pub async fn citizen_id(&mut self) -> String {
        self.session().await["citizen"]["id"].as_str().unwrap().to_owned()
    }
}
