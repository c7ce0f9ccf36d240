//! What is too large, not readable, not for this address, or not there.

use http::Method;

use crate::actors::{Answer, Browser, Portal};

on_each_database!(
    a_body_that_cannot_be_read_is_refused,
    strange_text_is_told_apart_from_numbers,
    addresses_that_do_not_exist_say_so,
    a_long_write_does_not_make_the_server_look_ill,
    a_lost_database_says_when_to_come_back,
);

async fn post(browser: &mut Browser<'_>, content_type: &str, body: &[u8]) -> Answer {
    let headers = [
        ("content-type", content_type),
        ("origin", "http://localhost:8080"),
    ];
    browser
        .send(
            Method::POST,
            "/vneid/api/sign-in/password",
            &headers,
            body.to_vec(),
        )
        .await
}

async fn a_body_that_cannot_be_read_is_refused(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let json = "application/json";
    let large = vec![b' '; 65 * 1024];
    let cases: &[(&str, &[u8], u16, &str)] = &[
        (json, b"", 400, "malformed"),
        (json, b"{", 400, "malformed"),
        (json, b"[]", 400, "malformed"),
        (json, b"null", 400, "malformed"),
        (json, b"{\"personal_id\":\"\xff\"}", 400, "malformed"),
        (json, &large, 413, "too_large"),
        ("text/plain", b"{}", 415, "unsupported_media_type"),
        (
            "application/x-www-form-urlencoded",
            b"personal_id=1",
            415,
            "unsupported_media_type",
        ),
        (json, b"{}", 422, "invalid_fields"),
    ];
    for (content_type, body, status, name) in cases {
        let answer = post(&mut citizen, content_type, body).await;
        assert_eq!(
            answer.problem(),
            (*status, (*name).to_owned()),
            "{content_type} {:?}",
            &body[..body.len().min(30)]
        );
    }
    let deep = [b"[".repeat(20_000), b"]".repeat(20_000)].concat();
    assert_eq!(
        post(&mut citizen, json, &deep).await.problem(),
        (400, "malformed".into())
    );
    let headers = [
        ("content-type", json),
        ("content-encoding", "gzip"),
        ("origin", "http://localhost:8080"),
    ];
    let answer = citizen
        .send(
            Method::POST,
            "/vneid/api/sign-in/password",
            &headers,
            vec![31, 139],
        )
        .await;
    assert_eq!(answer.problem(), (415, "unsupported_media_type".into()));
}

async fn strange_text_is_told_apart_from_numbers(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let long = "1".repeat(5000);
    for number in [
        "",
        "\u{0}",
        "03308000010\u{0}1",
        "０３３",
        "abc",
        "\u{202e}",
        &long,
        "٠٣٣٠٨٠٠٠٠١٠١",
    ] {
        let answer = citizen.gives(number, "x").await;
        assert_eq!(answer.problem(), (422, "invalid_fields".into()), "{number:?}");
    }
    let password = "\u{0}\u{202e}".repeat(64);
    assert_eq!(
        citizen.gives("033080000101", &password).await.problem(),
        (403, "wrong_credentials".into())
    );
    assert_eq!(
        citizen.gives_code("\u{0}").await.problem(),
        (422, "invalid_fields".into())
    );
    for path in [
        "/sandbox/sms?to=%00",
        "/sandbox/sms?to=%ff",
        "/api/citizen/sign-in?return_to=%00",
    ] {
        assert!(citizen.get(path).await.status.as_u16() < 400, "{path}");
    }
    assert_eq!(
        citizen.delete("/sandbox/clients/%00").await.problem(),
        (404, "not_found".into())
    );
}

async fn addresses_that_do_not_exist_say_so(portal: Portal) {
    let mut citizen = portal.browser();
    for path in [
        "/api",
        "/api/",
        "/api/nothing",
        "/sandbox/nothing",
        "/vneid/api/nothing",
        "/api/%2e%2e/session",
    ] {
        assert_eq!(
            citizen.get(path).await.problem(),
            (404, "not_found".into()),
            "{path}"
        );
    }
    let refused = citizen.put("/api/session", &serde_json::json!({})).await;
    assert_eq!(
        (refused.problem(), refused.header("allow")),
        ((405, "method_not_allowed".into()), "GET, HEAD")
    );
    let page = citizen.get("/no/such/page").await;
    assert!(
        matches!(page.status.as_u16(), 404 | 503),
        "503 only while the pages are not built: {page:?}"
    );
}

async fn a_long_write_does_not_make_the_server_look_ill(portal: Portal) {
    let _writing = portal.app.db.begin().await.unwrap();
    assert_eq!(portal.browser().get("/readyz").await.status, 200);
}

async fn a_lost_database_says_when_to_come_back(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.app.db.close().await.unwrap();
    for path in [
        "/api/session",
        "/api/citizen/profile",
        "/readyz",
        "/vneid/api/sign-in",
    ] {
        let answer = citizen.get(path).await;
        assert_eq!(
            (answer.problem(), answer.header("retry-after")),
            ((503, "unavailable".into()), "5"),
            "{path}"
        );
    }
    assert_eq!(citizen.get("/healthz").await.status, 200);
    assert_eq!(citizen.get("/vneid/authorize?client_id=a").await.status, 503);
}
