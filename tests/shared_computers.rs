//! *Máy dùng chung*: a session on a computer that others use too ends sooner.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::actors::{Browser, Portal};

on_each_database!(
    it_ends_after_five_minutes_of_rest,
    it_ends_after_half_an_hour_whatever_happens,
    the_box_is_kept_when_a_sign_in_comes_to_nothing,
    proving_it_once_more_keeps_it_shared,
    a_kiosk_is_one_without_asking,
    its_cookie_is_gone_with_the_browser,
);

async fn signs_in(browser: &mut Browser<'_>, query: &str) {
    let to_provider = browser.get(&format!("/api/citizen/sign-in{query}")).await;
    browser.get(to_provider.location()).await;
    browser.gives_password("level2").await;
    let code = browser.reads_code("level2").await;
    let callback = browser.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(browser.get(&callback).await.status, 303);
    assert!(browser.is_signed_in().await);
}

fn between(session: &Value, name: &str) -> TimeDelta {
    let time = |name: &str| -> DateTime<Utc> { session[name].as_str().unwrap().parse().unwrap() };
    time(name) - time("now")
}

async fn it_ends_after_five_minutes_of_rest(portal: Portal) {
    let mut citizen = portal.browser();
    signs_in(&mut citizen, "?shared_computer=true").await;
    let session = citizen.session().await;
    assert_eq!(session["shared_computer"], true);
    assert_eq!(between(&session, "idle_expires_at"), TimeDelta::minutes(5));
    assert_eq!(between(&session, "expires_at"), TimeDelta::minutes(30));
    assert_eq!(citizen.sessions().await[0]["shared_computer"], true);
    portal.later(TimeDelta::milliseconds(299_999));
    assert!(citizen.is_signed_in().await);
    portal.later(TimeDelta::milliseconds(1));
    assert!(!citizen.is_signed_in().await);
    // Every use counts, not only one a minute.
    let mut busy = portal.browser();
    signs_in(&mut busy, "?shared_computer=true").await;
    portal.later(TimeDelta::seconds(30));
    busy.profile().await;
    portal.later(TimeDelta::seconds(299));
    assert!(busy.is_signed_in().await);
    let mut usual = portal.browser();
    signs_in(&mut usual, "?shared_computer=false").await;
    assert_eq!(usual.session().await["shared_computer"], false);
}

async fn it_ends_after_half_an_hour_whatever_happens(portal: Portal) {
    let mut citizen = portal.browser();
    signs_in(&mut citizen, "?shared_computer=on").await;
    for _ in 0..7 {
        portal.later(TimeDelta::minutes(4));
        assert_eq!(citizen.post("/api/session/extend", &json!({})).await.status, 200);
    }
    portal.later(TimeDelta::minutes(2));
    assert!(!citizen.is_signed_in().await);
    // What is over is not counted as ended.
    signs_in(&mut citizen, "").await;
    let ended = citizen.delete("/api/citizen/sessions?others=true").await.json();
    assert_eq!(ended["ended"], 0);
    assert_eq!(citizen.sessions().await[1]["state"], "expired");
}

async fn the_box_is_kept_when_a_sign_in_comes_to_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    let to_provider = citizen
        .get("/api/citizen/sign-in?shared_computer=true&return_to=/x")
        .await;
    citizen.get(to_provider.location()).await;
    let cancelled = citizen.delete("/vneid/api/sign-in").await;
    let back = citizen
        .get(cancelled.json()["redirect_to"].as_str().unwrap())
        .await;
    assert_eq!(
        back.location(),
        "/dich-vu-cong/cong-dan/dang-nhap?problem=cancelled&return_to=%2Fx&shared_computer=true"
    );
}

async fn proving_it_once_more_keeps_it_shared(portal: Portal) {
    let mut citizen = portal.browser();
    signs_in(&mut citizen, "?shared_computer=true").await;
    portal.later(TimeDelta::minutes(4));
    citizen.reauthenticates("level2").await;
    let session = citizen.session().await;
    assert_eq!(session["shared_computer"], true);
    assert_eq!(between(&session, "idle_expires_at"), TimeDelta::minutes(5));
    assert_eq!(between(&session, "expires_at"), TimeDelta::minutes(26));
}

async fn a_kiosk_is_one_without_asking(portal: Portal) {
    let portal = portal.with(&[("KIOSKS", "192.0.2.0/24, 2001:db8:1::/48")]).await;
    for (address, is_kiosk) in [
        ("192.0.2.77", true),
        ("2001:db8:1::5", true),
        ("203.0.113.7", false),
    ] {
        let mut citizen = portal.browser().at_address(address);
        assert_eq!(
            citizen.get("/api/site").await.json()["kiosk"],
            is_kiosk,
            "{address}"
        );
        signs_in(&mut citizen, "?shared_computer=false").await;
        assert_eq!(citizen.session().await["shared_computer"], is_kiosk, "{address}");
    }
}

async fn its_cookie_is_gone_with_the_browser(portal: Portal) {
    let mut citizen = portal.browser();
    let callback = {
        let to_provider = citizen.get("/api/citizen/sign-in?shared_computer=true").await;
        assert!(
            !to_provider
                .header("set-cookie")
                .to_lowercase()
                .contains("max-age")
        );
        citizen.get(to_provider.location()).await;
        citizen.gives_password("level2").await;
        let code = citizen.reads_code("level2").await;
        citizen.gives_code(&code).await.json()["redirect_to"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let cookie = citizen.get(&callback).await.header("set-cookie").to_lowercase();
    assert!(
        cookie.contains("motcua-session=") && cookie.contains("httponly"),
        "{cookie}"
    );
    assert!(
        !cookie.contains("max-age") && !cookie.contains("expires"),
        "{cookie}"
    );
}
