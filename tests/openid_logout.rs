//! RP-initiated logout, as a client meets it.

use chrono::TimeDelta;

use crate::actors::client::{code, parameter, posts, user_info};
use crate::actors::{Client, Portal};

on_each_database!(
    logout_ends_the_session_that_the_hint_names,
    a_logout_without_a_good_hint_asks,
    a_long_nonce_leaves_a_hint_that_works,
);

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
