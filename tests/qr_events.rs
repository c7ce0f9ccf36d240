//! What a browser that shows a code is told meanwhile.

use std::time::Duration;

use chrono::TimeDelta;

use crate::actors::{Browser, Portal};

on_each_database!(
    events_tell_what_happens,
    events_end_with_the_window_and_with_the_sign_in,
    three_streams_per_browser_are_enough,
    a_scan_reaches_another_server,
);

async fn events(browser: &mut Browser<'_>, meanwhile: impl Future<Output = ()>) -> (Vec<String>, bool) {
    let mut stream = browser.opens("/vneid/api/sign-in/events").await;
    assert_eq!(stream.headers["cache-control"], "no-store");
    let (mut text, mut ended) = (String::new(), false);
    let course = async {
        meanwhile.await;
        tokio::time::sleep(Duration::from_millis(700)).await;
    };
    let mut course = std::pin::pin!(course);
    while !ended {
        tokio::select! {
            () = &mut course => break,
            chunk = stream.next_chunk() => match chunk {
                Some(chunk) => text.push_str(&chunk),
                None => ended = true,
            },
        }
    }
    let names = text.lines().filter_map(|line| line.strip_prefix("event: "));
    (names.map(ToOwned::to_owned).collect(), ended)
}

async fn events_tell_what_happens(portal: Portal) {
    let (mut browser, mut phone) = (portal.browser(), portal.phone("level2"));
    let mut second_phone = portal.phone("level1");
    phone.opens_the_app().await;
    second_phone.opens_the_app().await;
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    let number = browser.shown_number().await;
    let course = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let scan = phone.scans(&payload).await.json()["scan_id"]
            .as_str()
            .unwrap()
            .to_owned();
        tokio::time::sleep(Duration::from_millis(100)).await;
        let answer = second_phone.scans(&payload).await;
        assert_eq!(answer.problem(), (409, "scanned_by_another".into()));
        tokio::time::sleep(Duration::from_millis(100)).await;
        phone.approves(&scan, number).await;
    };
    let (names, ended) = events(&mut browser.clone(), course).await;
    assert_eq!(names, ["code", "scanned", "scanned", "approved"]);
    assert!(ended);
    let (names, ended) = events(&mut browser, async {}).await;
    assert_eq!(
        (names, ended),
        (vec!["approved".to_owned()], true),
        "who comes late is told"
    );
}

async fn events_end_with_the_window_and_with_the_sign_in(portal: Portal) {
    let mut browser = portal.browser();
    browser.begins_to_sign_in("/").await;
    let (names, ended) = events(&mut browser, async {}).await;
    assert_eq!(
        (names, ended),
        (vec!["expired".to_owned()], true),
        "no window yet"
    );
    browser.asks_for_a_code().await;
    let course = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        portal.later(TimeDelta::seconds(1));
        tokio::time::sleep(Duration::from_millis(1_100)).await;
        portal.later(TimeDelta::seconds(60));
        tokio::time::sleep(Duration::from_millis(1_100)).await;
    };
    let (names, ended) = events(&mut browser, course).await;
    assert_eq!((names.join(" ").as_str(), ended), ("code code expired", true));
    browser.asks_for_a_code().await;
    let mut tab = browser.clone();
    let course = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        tab.gives_password("level2").await;
    };
    let (names, ended) = events(&mut browser, course).await;
    assert_eq!((names.join(" ").as_str(), ended), ("code changed", true));
}

async fn three_streams_per_browser_are_enough(portal: Portal) {
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let mut streams = Vec::new();
    for _ in 0..3 {
        streams.push(browser.opens("/vneid/api/sign-in/events").await);
    }
    assert_eq!(
        browser.get("/vneid/api/sign-in/events").await.problem(),
        (429, "too_many".into())
    );
    let mut someone_else = portal.browser();
    someone_else.shows_a_code().await;
    someone_else.opens("/vneid/api/sign-in/events").await;
    streams.pop();
    browser.opens("/vneid/api/sign-in/events").await;
}

async fn a_scan_reaches_another_server(portal: Portal) {
    let other = portal.second_node().await;
    let (mut browser, phone) = (portal.browser(), portal.phone("level2"));
    let mut phone = phone.at(&other);
    phone.opens_the_app().await;
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    let number = browser.shown_number().await;
    let course = async {
        // Long enough for the one who waits to be heard by the other server.
        tokio::time::sleep(Duration::from_millis(500)).await;
        let scan = phone.scans(&payload).await.json()["scan_id"]
            .as_str()
            .unwrap()
            .to_owned();
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(phone.approves(&scan, number).await.status, 200);
    };
    let (names, _) = events(&mut browser.clone(), course).await;
    if portal.app.settings.database_url.starts_with("postgres") {
        assert_eq!(names, ["code", "scanned", "approved"]);
    }
    let done = browser.at(&other).get("/vneid/api/sign-in").await.json();
    assert_eq!(done["stage"], "done");
    let back = browser.get(done["redirect_to"].as_str().unwrap()).await;
    assert_eq!(back.location(), "/");
}
