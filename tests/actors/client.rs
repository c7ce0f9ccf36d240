use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::Method;
use serde_json::{Value, json};
use url::Url;

use super::{Answer, Browser};

const CALLBACK: &str = "https://c.example/cb";

/// A service that is registered at the provider.
pub struct Client {
    pub id: String,
    pub secret: Option<String>,
}

impl Client {
    pub async fn register(browser: &mut Browser<'_>, method: &str) -> Self {
        let new = json!({"auth_method": method, "redirect_uris": [CALLBACK], "post_logout_redirect_uris": ["https://c.example/bye"], "id_token_alg": "ES256"});
        let made = browser.post("/sandbox/clients", &new).await.json();
        Self {
            id: made["client_id"].as_str().unwrap().into(),
            secret: made.get("client_secret").map(|it| it.as_str().unwrap().into()),
        }
    }

    pub fn asks(&self, more: &str) -> String {
        format!(
            "/vneid/authorize?response_type=code&client_id={}&redirect_uri=https%3A%2F%2Fc.example%2Fcb&scope=openid+profile&state=s&nonce=n{more}",
            self.id
        )
    }

    pub async fn redeems(&self, browser: &mut Browser<'_>, code: &str, more: &[(&str, &str)]) -> Answer {
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", CALLBACK),
        ];
        form.extend_from_slice(more);
        let basic = self
            .secret
            .as_ref()
            .map(|secret| format!("Basic {}", STANDARD.encode(format!("{}:{secret}", self.id))));
        let header = basic.as_deref().map(|basic| ("authorization", basic));
        posts(browser, "/vneid/token", &form, header).await
    }
}

pub async fn posts(
    browser: &mut Browser<'_>,
    path: &str,
    form: &[(&str, &str)],
    header: Option<(&str, &str)>,
) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let headers: Vec<_> = [("content-type", "application/x-www-form-urlencoded")]
        .into_iter()
        .chain(header)
        .collect();
    browser
        .send(Method::POST, path, &headers, body.into_bytes())
        .await
}

pub fn parameter(address: &str, name: &str) -> Option<String> {
    Url::parse(address)
        .unwrap()
        .query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// Signs in for a client, up to the code.
pub async fn code(browser: &mut Browser<'_>, client: &Client, more: &str) -> String {
    let page = browser.get(&client.asks(more)).await;
    assert_eq!(page.location(), "/vneid/dang-nhap", "{page:?}");
    browser.gives_password("level2").await;
    let otp = browser.reads_code("level2").await;
    let back = browser.gives_code(&otp).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(parameter(&back, "state").as_deref(), Some("s"));
    assert_eq!(
        parameter(&back, "iss").as_deref(),
        Some("http://localhost:8080/vneid")
    );
    parameter(&back, "code").unwrap()
}

pub async fn user_info(browser: &mut Browser<'_>, token: &str) -> Answer {
    browser
        .send(
            Method::GET,
            "/vneid/userinfo",
            &[("authorization", &format!("Bearer {token}"))],
            vec![],
        )
        .await
}

pub fn claims(id_token: &str) -> Value {
    serde_json::from_slice(
        &URL_SAFE_NO_PAD
            .decode(id_token.split('.').nth(1).unwrap())
            .unwrap(),
    )
    .unwrap()
}
