//! The sandbox's OpenID Provider, as a client meets it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use http::Method;
use serde_json::{Value, json};
use url::Url;

use crate::actors::{Answer, Browser, Portal};

on_each_database!(
    a_code_is_redeemed_once_and_its_replay_revokes,
    a_client_proves_itself_by_its_own_method_alone,
    a_public_client_needs_its_verifier,
    without_interaction_only_who_is_signed_in_passes,
    nobody_is_sent_to_an_address_that_is_not_registered,
    a_posted_request_is_fetched_by_its_browser,
    user_info_is_told_to_bearers_alone,
    logout_ends_the_session_that_the_hint_names,
    a_logout_without_a_good_hint_asks,
    a_posted_name_with_nul_breaks_nothing,
    a_token_comes_in_one_place_alone,
    a_removed_client_learns_nothing_more,
    a_wrong_signature_is_still_base64url,
    a_media_type_is_read_without_case,
    a_hint_admits_nobody_else,
    a_long_nonce_leaves_a_hint_that_works,
);

const CALLBACK: &str = "https://c.example/cb";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

struct Client {
    id: String,
    secret: Option<String>,
}

impl Client {
    async fn register(browser: &mut Browser<'_>, method: &str) -> Self {
        let new = json!({"auth_method": method, "redirect_uris": [CALLBACK], "post_logout_redirect_uris": ["https://c.example/bye"], "id_token_alg": "ES256"});
        let made = browser.post("/sandbox/clients", &new).await.json();
        Self {
            id: made["client_id"].as_str().unwrap().into(),
            secret: made.get("client_secret").map(|it| it.as_str().unwrap().into()),
        }
    }

    fn asks(&self, more: &str) -> String {
        format!(
            "/vneid/authorize?response_type=code&client_id={}&redirect_uri=https%3A%2F%2Fc.example%2Fcb&scope=openid+profile&state=s&nonce=n{more}",
            self.id
        )
    }

    async fn redeems(&self, browser: &mut Browser<'_>, code: &str, more: &[(&str, &str)]) -> Answer {
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

async fn posts(
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

fn parameter(address: &str, name: &str) -> Option<String> {
    Url::parse(address)
        .unwrap()
        .query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

/// Signs in for a client, up to the code.
async fn code(browser: &mut Browser<'_>, client: &Client, more: &str) -> String {
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

async fn user_info(browser: &mut Browser<'_>, token: &str) -> Answer {
    browser
        .send(
            Method::GET,
            "/vneid/userinfo",
            &[("authorization", &format!("Bearer {token}"))],
            vec![],
        )
        .await
}

fn claims(id_token: &str) -> Value {
    serde_json::from_slice(
        &URL_SAFE_NO_PAD
            .decode(id_token.split('.').nth(1).unwrap())
            .unwrap(),
    )
    .unwrap()
}

async fn a_code_is_redeemed_once_and_its_replay_revokes(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let answer = client.redeems(&mut browser, &code, &[]).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("cache-control")),
        (200, "no-store"),
        "{}",
        answer.text()
    );
    let tokens = answer.json();
    let claims = claims(tokens["id_token"].as_str().unwrap());
    assert_eq!(
        (&claims["nonce"], &claims["acr"], &claims["aud"]),
        (&json!("n"), &json!("LoA2"), &json!(client.id))
    );
    assert!(
        claims.get("name").is_none() && claims.get("SoDinhDanh").is_none(),
        "nothing personal: {claims}"
    );
    let token = tokens["access_token"].as_str().unwrap();
    let info = user_info(&mut browser, token).await.json();
    assert_eq!(
        (&info["sub"], &info["SoDinhDanh"]),
        (&claims["sub"], &json!("033080000101"))
    );
    assert!(info.get("email").is_none(), "the scope email was not asked for");
    let replay = client.redeems(&mut browser, &code, &[]).await;
    assert_eq!(
        (replay.status.as_u16(), &replay.json()["error"]),
        (400, &json!("invalid_grant"))
    );
    assert_eq!(user_info(&mut browser, token).await.status, 401);
}

async fn a_client_proves_itself_by_its_own_method_alone(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_post").await;
    let code = code(&mut browser, &client, "").await;
    let by_header = client.redeems(&mut browser, &code, &[]).await;
    assert_eq!(
        (by_header.status.as_u16(), &by_header.json()["error"]),
        (401, &json!("invalid_client"))
    );
    assert!(by_header.header("www-authenticate").starts_with("Basic"));
    let secret = client.secret.clone().unwrap();
    let silent = Client {
        id: client.id.clone(),
        secret: None,
    };
    assert_eq!(
        silent
            .redeems(
                &mut browser,
                &code,
                &[("client_id", &client.id), ("client_secret", "wrong")]
            )
            .await
            .status,
        401
    );
    assert_eq!(
        silent
            .redeems(&mut browser, &code, &[("client_id", &client.id)])
            .await
            .status,
        401
    );
    let other = Client::register(&mut browser, "client_secret_basic").await;
    assert_eq!(
        other.redeems(&mut browser, &code, &[]).await.json()["error"],
        "invalid_grant",
        "another client's code"
    );
    assert_eq!(
        silent
            .redeems(
                &mut browser,
                &code,
                &[("client_id", &client.id), ("client_secret", &secret)]
            )
            .await
            .status,
        200
    );
}

async fn a_public_client_needs_its_verifier(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "none").await;
    let without = browser.get(&client.asks("")).await;
    assert_eq!(
        parameter(without.location(), "error").as_deref(),
        Some("invalid_request")
    );
    let pkce = format!("&code_challenge={CHALLENGE}&code_challenge_method=S256");
    let code = code(&mut browser, &client, &pkce).await;
    let id = ("client_id", client.id.as_str());
    assert_eq!(
        client.redeems(&mut browser, &code, &[id]).await.json()["error"],
        "invalid_grant"
    );
    assert_eq!(
        client
            .redeems(&mut browser, &code, &[id, ("code_verifier", &"x".repeat(43))])
            .await
            .json()["error"],
        "invalid_grant"
    );
    assert_eq!(
        client
            .redeems(&mut browser, &code, &[id, ("code_verifier", VERIFIER)])
            .await
            .status,
        200
    );
}

async fn without_interaction_only_who_is_signed_in_passes(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let none = browser.get(&client.asks("&prompt=none")).await;
    assert_eq!(
        parameter(none.location(), "error").as_deref(),
        Some("login_required")
    );
    code(&mut browser, &client, "").await;
    let none = browser.get(&client.asks("&prompt=none&max_age=60")).await;
    assert!(parameter(none.location(), "code").is_some(), "{none:?}");
    portal.later(TimeDelta::seconds(61));
    let stale = browser.get(&client.asks("&prompt=none&max_age=60")).await;
    assert_eq!(
        parameter(stale.location(), "error").as_deref(),
        Some("login_required")
    );
    assert_eq!(
        browser.get(&client.asks("&prompt=login")).await.location(),
        "/vneid/dang-nhap"
    );
    portal.later(TimeDelta::minutes(30));
    let over = browser.get(&client.asks("&prompt=none")).await;
    assert_eq!(
        parameter(over.location(), "error").as_deref(),
        Some("login_required")
    );
}

async fn nobody_is_sent_to_an_address_that_is_not_registered(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let good = client.asks("");
    let bad = [
        good.replace("c.example", "evil.example"),
        good.replace("%2Fcb", "%2Fcb%2F"),
        good.replace("%2Fcb", "%2Fcb%3Fx"),
        good.replace("https", "http"),
        good.replace(&client.id, "nobody"),
        good.replace(&client.id, "%00"),
        format!("{good}&redirect_uri=https%3A%2F%2Fevil.example"),
        "/vneid/authorize".to_owned(),
    ];
    for request in bad {
        let answer = browser.get(&request).await;
        assert!(
            matches!(answer.status.as_u16(), 400 | 503) && answer.location().is_empty(),
            "{request}: {answer:?}"
        );
    }
    for (more, error) in [
        ("&state=%00", None),
        ("&request=x", Some("request_not_supported")),
        ("&response_mode=form_post", Some("invalid_request")),
    ] {
        let answer = browser.get(&client.asks(more)).await;
        let told = (answer.status == 303)
            .then(|| parameter(answer.location(), "error"))
            .flatten();
        assert!(error.is_none() || told.as_deref() == error, "{more}: {answer:?}");
        assert!(answer.status.as_u16() != 500);
    }
}

async fn a_posted_request_is_fetched_by_its_browser(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let query = client.asks("").split_once('?').unwrap().1.to_owned();
    let form: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    let form: Vec<_> = form
        .iter()
        .map(|(name, value)| (name.as_ref(), value.as_ref()))
        .collect();
    let posted = posts(
        &mut browser,
        "/vneid/authorize",
        &form,
        Some(("sec-fetch-site", "cross-site")),
    )
    .await;
    assert_eq!(posted.status, 303);
    let pending = posted.location().to_owned();
    assert_eq!(browser.get(&pending).await.location(), "/vneid/dang-nhap");
    assert_ne!(browser.get(&pending).await.status, 303, "fetched once");
}

async fn user_info_is_told_to_bearers_alone(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let token = client.redeems(&mut browser, &code, &[]).await.json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    let nothing = browser.get("/vneid/userinfo").await;
    assert_eq!(
        (nothing.status.as_u16(), nothing.header("www-authenticate")),
        (401, "Bearer realm=\"userinfo\"")
    );
    assert!(
        user_info(&mut browser, "wrong")
            .await
            .header("www-authenticate")
            .contains("invalid_token")
    );
    assert_eq!(
        browser
            .get(&format!("/vneid/userinfo?access_token={token}"))
            .await
            .status,
        401
    );
    assert_eq!(
        posts(&mut browser, "/vneid/userinfo", &[("access_token", &token)], None)
            .await
            .status,
        200
    );
    let header = format!("Bearer {token}");
    assert_eq!(
        posts(
            &mut browser,
            "/vneid/userinfo",
            &[],
            Some(("authorization", &header))
        )
        .await
        .status,
        200
    );
    let twice = posts(
        &mut browser,
        "/vneid/userinfo",
        &[("access_token", &token)],
        Some(("authorization", &header)),
    )
    .await;
    assert_eq!(twice.status, 400);
    portal.later(TimeDelta::minutes(10));
    assert_eq!(user_info(&mut browser, &token).await.status, 401);
}

async fn logout_ends_the_session_that_the_hint_names(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let hint = tokens["id_token"].as_str().unwrap();
    // The hint still counts long after the token expired, and without the browser's cookie.
    portal.later(TimeDelta::minutes(20));
    let mut elsewhere = portal.browser();
    let form = [
        ("id_token_hint", hint),
        ("post_logout_redirect_uri", "https://c.example/bye"),
        ("state", "x y"),
    ];
    let answer = posts(
        &mut elsewhere,
        "/vneid/logout",
        &form,
        Some(("sec-fetch-site", "cross-site")),
    )
    .await;
    assert_eq!(answer.location(), "https://c.example/bye?state=x+y");
    let none = browser.get(&client.asks("&prompt=none")).await;
    assert_eq!(
        parameter(none.location(), "error").as_deref(),
        Some("login_required")
    );
    assert_eq!(
        user_info(&mut browser, tokens["access_token"].as_str().unwrap())
            .await
            .status,
        401
    );
}

async fn a_logout_without_a_good_hint_asks(portal: Portal) {
    let mut browser = portal.browser();
    assert_eq!(
        browser.get("/vneid/logout").await.location(),
        "/vneid/da-dang-xuat"
    );
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let hint = tokens["id_token"].as_str().unwrap();
    let (message, signature) = hint.rsplit_once('.').unwrap();
    let forged = format!("{message}.{}", signature.chars().rev().collect::<String>());
    for query in [
        "".to_owned(),
        format!("id_token_hint={forged}"),
        "id_token_hint=x.y.z".to_owned(),
        format!("id_token_hint={hint}&client_id=other"),
    ] {
        assert_eq!(
            browser.get(&format!("/vneid/logout?{query}")).await.location(),
            "/vneid/dang-xuat",
            "{query}"
        );
    }
    let unregistered =
        format!("/vneid/logout?id_token_hint={hint}&post_logout_redirect_uri=https%3A%2F%2Fevil.example");
    assert_eq!(browser.get(&unregistered).await.location(), "/vneid/da-dang-xuat");
}

async fn a_posted_name_with_nul_breaks_nothing(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let query = client.asks("").split_once('?').unwrap().1.to_owned();
    let header = [("content-type", "application/x-www-form-urlencoded")];
    for more in ["&a\0b=1", "&a\0b", "\0", "&a%00b=1"] {
        let body = format!("{query}{more}").into_bytes();
        let posted = browser
            .send(Method::POST, "/vneid/authorize", &header, body)
            .await;
        assert!(
            matches!(posted.status.as_u16(), 303 | 400),
            "{more:?}: {posted:?}"
        );
    }
}

async fn a_token_comes_in_one_place_alone(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let token = tokens["access_token"].as_str().unwrap();
    let header = format!("Bearer {token}");
    let in_address = format!("/vneid/userinfo?access_token={token}");
    let both = browser
        .send(Method::GET, &in_address, &[("authorization", &header)], vec![])
        .await;
    assert_eq!(both.status, 400, "{}", both.text());
    let form_too = posts(&mut browser, &in_address, &[("access_token", token)], None).await;
    assert_eq!(form_too.status, 400);
    let twice = posts(
        &mut browser,
        "/vneid/userinfo",
        &[("access_token", "x"), ("access_token", token)],
        None,
    )
    .await;
    assert_eq!(twice.status, 400);
    assert!(twice.header("www-authenticate").contains("invalid_request"));
}

async fn a_removed_client_learns_nothing_more(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let token = tokens["access_token"].as_str().unwrap();
    assert_eq!(user_info(&mut browser, token).await.status, 200);
    let removed = browser.delete(&format!("/sandbox/clients/{}", client.id)).await;
    assert_eq!(removed.status, 204);
    assert_eq!(user_info(&mut browser, token).await.status, 401);
}

async fn a_wrong_signature_is_still_base64url(portal: Portal) {
    let mut browser = portal.browser();
    let faults = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": true, "user_info_without_claims": false});
    assert!(browser.put("/sandbox/faults", &faults).await.status.is_success());
    let client = Client::register(&mut browser, "client_secret_basic").await;
    for _ in 0..4 {
        let code = code(&mut browser, &client, "&prompt=login").await;
        let tokens = client.redeems(&mut browser, &code, &[]).await.json();
        let signature = tokens["id_token"].as_str().unwrap().rsplit('.').next().unwrap();
        assert_eq!(
            URL_SAFE_NO_PAD.decode(signature).map(|bytes| bytes.len()),
            Ok(64),
            "{signature}"
        );
        portal.later(TimeDelta::minutes(2));
    }
}

async fn a_media_type_is_read_without_case(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "none").await;
    let body = format!("grant_type=authorization_code&code=x&client_id={}", client.id);
    let header = [("content-type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")];
    let answer = browser
        .send(Method::POST, "/vneid/token", &header, body.into_bytes())
        .await;
    assert_eq!(answer.json()["error"], "invalid_grant");
}

async fn a_hint_admits_nobody_else(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let code = code(&mut browser, &client, "").await;
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let hint = tokens["id_token"].as_str().unwrap();
    let page = browser
        .get(&client.asks(&format!("&prompt=login&id_token_hint={hint}")))
        .await;
    assert_eq!(page.location(), "/vneid/dang-nhap");
    browser.gives_password("level1").await;
    portal.later(TimeDelta::seconds(61));
    let otp = browser.reads_code("level1").await;
    let back = browser.gives_code(&otp).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        parameter(&back, "error").as_deref(),
        Some("login_required"),
        "{back}"
    );
    assert_eq!(parameter(&back, "code"), None);
    let again = browser.get("/vneid/api/sign-in").await.json();
    assert_eq!(again["redirect_to"], json!(back), "told the same again");
}

async fn a_long_nonce_leaves_a_hint_that_works(portal: Portal) {
    let mut browser = portal.browser();
    let client = Client::register(&mut browser, "client_secret_basic").await;
    let asks = |length: usize| {
        client
            .asks("")
            .replace("nonce=n", &format!("nonce={}", "%22".repeat(length)))
    };
    let longer = browser.get(&asks(513)).await;
    assert_eq!(
        parameter(longer.location(), "error").as_deref(),
        Some("invalid_request")
    );
    assert_eq!(browser.get(&asks(512)).await.location(), "/vneid/dang-nhap");
    browser.gives_password("level2").await;
    let otp = browser.reads_code("level2").await;
    let back = browser.gives_code(&otp).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    let code = parameter(&back, "code").unwrap();
    let tokens = client.redeems(&mut browser, &code, &[]).await.json();
    let hint = tokens["id_token"].as_str().unwrap();
    let bye = "post_logout_redirect_uri=https%3A%2F%2Fc.example%2Fbye";
    let out = browser
        .get(&format!("/vneid/logout?id_token_hint={hint}&{bye}"))
        .await;
    assert_eq!(out.location(), "https://c.example/bye");
}
