//! The authorization endpoint, as a client meets it.

use chrono::TimeDelta;
use http::Method;
use serde_json::json;

use crate::actors::client::{code, parameter, posts};
use crate::actors::{Client, Portal};

on_each_database!(
    without_interaction_only_who_is_signed_in_passes,
    nobody_is_sent_to_an_address_that_is_not_registered,
    a_posted_request_is_fetched_by_its_browser,
    a_posted_name_with_nul_breaks_nothing,
    a_hint_admits_nobody_else,
);

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
