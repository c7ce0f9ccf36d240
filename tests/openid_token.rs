//! The token endpoint, as a client meets it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use http::Method;
use serde_json::json;

use crate::actors::client::{claims, code, parameter, user_info};
use crate::actors::{Client, Portal};

on_each_database!(
    a_code_is_redeemed_once_and_its_replay_revokes,
    a_client_proves_itself_by_its_own_method_alone,
    a_public_client_needs_its_verifier,
    a_wrong_signature_is_still_base64url,
    a_media_type_is_read_without_case,
);

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

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
