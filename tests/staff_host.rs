//! The staff's side may have a host of its own: then it answers there alone.

use http::Method;
use serde_json::json;

use crate::actors::officer::STAFF_PASSWORD;
use crate::actors::{Answer, Browser, Portal};

on_each_database!(
    with_a_host_of_its_own_the_staff_s_side_answers_there_alone,
    without_one_it_answers_where_everything_does,
);

const PUBLIC: &str = "localhost:8080";
const STAFF: &str = "canbo.localhost:8080";

async fn sign_in(browser: &mut Browser<'_>, host: &str, origin: &str) -> Answer {
    let body = json!({"username": "can.bo", "password": STAFF_PASSWORD}).to_string();
    let headers = [
        ("content-type", "application/json"),
        ("host", host),
        ("origin", origin),
    ];
    browser
        .send(Method::POST, "/api/staff/session", &headers, body.into_bytes())
        .await
}

async fn get(browser: &mut Browser<'_>, host: &str, path: &str) -> Answer {
    browser.send(Method::GET, path, &[("host", host)], vec![]).await
}

async fn with_a_host_of_its_own_the_staff_s_side_answers_there_alone(portal: Portal) {
    let own = [("STAFF_PUBLIC_URL", "http://canbo.localhost:8080")];
    let portal = portal.with(&own).await;
    let mut member = portal.browser();
    let elsewhere = sign_in(&mut member, PUBLIC, "http://localhost:8080").await;
    assert_eq!(elsewhere.problem(), (404, "not_found".into()));
    let foreign = sign_in(&mut member, STAFF, "http://localhost:8080").await;
    assert_eq!(foreign.problem(), (403, "forbidden".into()));
    let begun = sign_in(&mut member, STAFF, "http://canbo.localhost:8080").await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    for path in ["/hethong", "/hethong/login?return_to=/hethong"] {
        let page = get(&mut member, PUBLIC, path).await;
        let there = format!("http://canbo.localhost:8080{path}");
        assert_eq!((page.status.as_u16(), page.location()), (308, there.as_str()));
    }
    let page = get(&mut member, STAFF, "/dich-vu-cong/cong-dan/dang-nhap").await;
    assert_eq!(
        page.location(),
        "http://localhost:8080/dich-vu-cong/cong-dan/dang-nhap"
    );
    // The sandbox's own way in finds it.
    let walked = member.post("/sandbox/sign-in", &json!({"key": "can.bo"})).await;
    assert_eq!(walked.status, 200, "{}", walked.text());
    // Who is signed in is asked at either.
    assert_eq!(get(&mut member, STAFF, "/api/session").await.status, 200);
    let begun = get(&mut member, STAFF, "/api/staff/sign-in").await;
    let redirect = "redirect_uri=http%3A%2F%2Fcanbo.localhost%3A8080%2Fapi%2Fstaff%2Fsign-in%2Fcallback";
    assert!(begun.location().contains(redirect), "{begun:?}");
}

async fn without_one_it_answers_where_everything_does(portal: Portal) {
    let mut member = portal.browser();
    let begun = sign_in(&mut member, PUBLIC, "http://localhost:8080").await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    let foreign = sign_in(&mut member, PUBLIC, "http://canbo.localhost:8080").await;
    assert_eq!(foreign.problem(), (403, "forbidden".into()));
}
