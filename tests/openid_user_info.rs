//! The user info endpoint, as a client meets it.

use chrono::TimeDelta;
use http::Method;

use crate::actors::client::{code, posts, user_info};
use crate::actors::{Client, Portal};

on_each_database!(
    user_info_is_told_to_bearers_alone,
    a_token_comes_in_one_place_alone,
    a_removed_client_learns_nothing_more,
);

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
