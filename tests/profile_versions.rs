//! What several tabs, sessions and servers make of one profile.

use futures_util::future::join_all;
use http::Method;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    two_tabs_can_not_overwrite_each_other,
    of_eight_tabs_that_save_at_once_one_wins,
    a_save_wants_the_version_that_was_seen,
    saving_what_is_already_so_changes_nothing,
    a_session_ended_while_it_saves_saves_nothing,
    another_node_sees_what_was_saved,
);

async fn two_tabs_can_not_overwrite_each_other(portal: Portal) {
    let mut one = portal.browser();
    one.signs_in("level2").await;
    let mut other = one.clone();
    let seen = one.version().await;
    assert_eq!(
        one.saves_over(&seen, &json!({"fax": "02213863456", "organisation": "Tổ 1"}))
            .await
            .status,
        200
    );
    let refused = other.saves_over(&seen, &json!({"fax": "02438255500"})).await;
    assert_eq!(refused.problem(), (412, "changed_meanwhile".into()));
    let difference = refused.json()["changed"].clone();
    let named: Vec<_> = difference
        .as_array()
        .unwrap()
        .iter()
        .map(|field| (field["field"].as_str().unwrap(), field["value"].as_str().unwrap()))
        .collect();
    assert_eq!(named, [("organisation", "Tổ 1"), ("fax", "+842213863456")]);
    assert_eq!(difference[0]["source"], "self_declared");
    // With the version of the refusal it goes through.
    let saved = other
        .saves_over(refused.header("etag"), &json!({"fax": "02438255500"}))
        .await;
    assert_eq!(saved.status, 200);
    assert_eq!(saved.json()["fields"]["fax"]["value"], "+842438255500");
    assert_eq!(saved.json()["fields"]["organisation"]["value"], "Tổ 1");
    assert_eq!(saved.header("etag"), one.version().await);
}

async fn of_eight_tabs_that_save_at_once_one_wins(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let (seen, second) = (citizen.version().await, portal.second_node().await);
    let tabs = (0..8).map(|n| {
        let mut tab = if n % 2 == 0 {
            citizen.clone()
        } else {
            citizen.at(&second)
        };
        let seen = seen.clone();
        async move {
            let changes = json!({"organisation": format!("Tổ {n}")});
            tab.saves_over(&seen, &changes).await.status.as_u16()
        }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM citizen_field_change WHERE name = 'organisation'")
            .await,
        1
    );
}

async fn a_save_wants_the_version_that_was_seen(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let headers = [
        ("content-type", "application/json"),
        ("origin", "http://localhost:8080"),
    ];
    let body = json!({"fax": "02213863456"}).to_string().into_bytes();
    let refused = citizen
        .send(Method::PATCH, "/api/citizen/profile", &headers, body)
        .await;
    assert_eq!(refused.problem(), (428, "if_match_required".into()));
    for odd in ["W/\"1\"", "1", "\"abc\"", "\"99\"", ""] {
        let refused = citizen.saves_over(odd, &json!({"fax": "02213863456"})).await;
        assert_eq!(refused.status, 412, "{odd}: {}", refused.text());
    }
    let any = citizen.saves_over("*", &json!({"fax": "02213863456"})).await;
    assert_eq!(any.status, 200);
    let one_of_two = format!("\"0\", {}", any.header("etag"));
    assert_eq!(
        citizen
            .saves_over(&one_of_two, &json!({"fax": null}))
            .await
            .status,
        200
    );
}

async fn saving_what_is_already_so_changes_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.profile().await;
    let events = citizen.events().await;
    let version = citizen.version().await;
    for same in [
        json!({}),
        json!({"email": "nguyen.thi.mau@motcua.example", "fax": null, "website": ""}),
    ] {
        let saved = citizen.saves_over(&version, &same).await;
        assert_eq!(
            (saved.status.as_u16(), saved.header("etag")),
            (200, version.as_str())
        );
    }
    assert_eq!(
        citizen.profile().await,
        before,
        "the e-mail is still the provider's"
    );
    assert_eq!(citizen.events().await, events);
}

async fn a_session_ended_while_it_saves_saves_nothing(portal: Portal) {
    for round in 0..10 {
        let (mut one, mut other) = (portal.browser(), portal.browser());
        one.signs_in("level2").await;
        other.signs_in("level2").await;
        let seen = one.version().await;
        let organisation = format!("Tổ {round}");
        let changes = json!({"organisation": organisation});
        let (saved, ended) = tokio::join!(
            one.saves_over(&seen, &changes),
            other.delete("/api/citizen/sessions?others=true"),
        );
        assert_eq!(ended.status, 200, "{}", ended.text());
        let is_saved = other.field("organisation").await["value"] == organisation.as_str();
        match saved.status.as_u16() {
            200 => assert!(is_saved),
            401 => assert!(!is_saved, "round {round}: {}", saved.text()),
            _ => panic!("{}", saved.text()),
        }
        assert_eq!(one.get("/api/citizen/profile").await.status, 401);
    }
}

async fn another_node_sees_what_was_saved(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let second = portal.second_node().await;
    let saved = citizen.saves(&json!({"organisation": "Tổ 1"})).await;
    let mut there = citizen.at(&second);
    assert_eq!(there.profile().await, saved.json());
    assert_eq!(there.version().await, saved.header("etag"));
}
