//! What people and testers use: people, messages, clients, clock, faults, reset.

use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    the_people_are_many_and_speak_two_languages,
    the_clock_moves_stands_and_is_bounded,
    another_node_obeys_the_clock,
    a_reset_forgets_and_people_stay_who_they_are,
    swagger_can_sign_someone_in,
    clients_come_and_go,
);

async fn the_people_are_many_and_speak_two_languages(portal: Portal) {
    let list = portal.browser().get("/sandbox/personas").await.json();
    assert!(list.as_array().unwrap().len() >= 12);
    let english = portal
        .browser()
        .in_english()
        .get("/sandbox/personas")
        .await
        .json();
    assert_ne!(list[0]["about"], english[0]["about"]);
    assert_eq!(list[0]["personal_id"], english[0]["personal_id"]);
}

async fn the_clock_moves_stands_and_is_bounded(portal: Portal) {
    let mut operator = portal.browser();
    let before = operator.get("/sandbox/clock").await.json();
    let moved = operator
        .put("/sandbox/clock", &json!({"offset_seconds": 181, "frozen": true}))
        .await
        .json();
    assert_eq!(
        (&moved["offset_seconds"], &moved["frozen"]),
        (&json!(181), &json!(true))
    );
    let seconds = |view: &serde_json::Value| {
        view["now"]
            .as_str()
            .unwrap()
            .parse::<chrono::DateTime<chrono::Utc>>()
            .unwrap()
            .timestamp()
    };
    assert_eq!(seconds(&moved) - seconds(&before), 181);
    assert_eq!(
        operator.get("/api/session").await.json()["now"],
        moved["now"],
        "portal and provider have one clock"
    );
    for offset in [315_360_001_i64, -315_360_001, i64::MAX] {
        let answer = operator
            .put(
                "/sandbox/clock",
                &json!({"offset_seconds": offset, "frozen": false}),
            )
            .await;
        assert_eq!(answer.problem(), (422, "invalid_fields".into()), "{offset}");
    }
    let both = operator
        .put("/sandbox/clock", &json!({"offset_seconds": "1", "frozen": 5}))
        .await
        .json();
    assert_eq!(both["errors"].as_array().unwrap().len(), 2, "{both}");
}

async fn another_node_obeys_the_clock(portal: Portal) {
    let other = portal.second_node().await;
    let app = other.app.clone();
    let obeying = tokio::spawn(async move { motcua::sandbox::keep_obeying(&app).await });
    let set = portal
        .browser()
        .put(
            "/sandbox/clock",
            &json!({"offset_seconds": 86_400, "frozen": true}),
        )
        .await
        .json();
    tokio::time::sleep(std::time::Duration::from_millis(1000)).await;
    assert_eq!(other.browser().get("/sandbox/clock").await.json(), set);
    obeying.abort();
}

async fn a_reset_forgets_and_people_stay_who_they_are(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.session().await["citizen"]["id"].clone();
    assert_eq!(citizen.post("/sandbox/reset", &json!({})).await.status, 204);
    assert_eq!(citizen.get("/sandbox/sms").await.json(), json!([]));
    assert_eq!(citizen.get("/vneid/api/sign-in").await.status, 404);
    let mut again = portal.browser();
    again.signs_in("level2").await;
    assert_eq!(again.session().await["citizen"]["id"], id);
}

async fn swagger_can_sign_someone_in(portal: Portal) {
    let mut tester = portal.browser();
    let answer = tester.post("/sandbox/sign-in", &json!({"key": "level1"})).await;
    assert!(answer.json()["token"].as_str().unwrap().len() == 43);
    assert_eq!(tester.session().await["citizen"]["full_name"], "Trần Văn Thử");
    assert_eq!(
        tester
            .post("/sandbox/sign-in", &json!({"key": "locked"}))
            .await
            .problem(),
        (403, "sign_in_failed".into())
    );
    assert_eq!(
        tester
            .post("/sandbox/sign-in", &json!({"key": "nobody"}))
            .await
            .problem(),
        (404, "unknown_persona".into())
    );
}

async fn clients_come_and_go(portal: Portal) {
    let mut tester = portal.browser();
    let wrong = json!({"auth_method": "client_secret_jwt", "redirect_uris": ["javascript:alert(1)"]});
    let errors = tester.post("/sandbox/clients", &wrong).await.json()["errors"].clone();
    assert_eq!(errors.as_array().unwrap().len(), 2, "{errors}");
    let new = json!({"name": "Ứng dụng thử", "auth_method": "client_secret_basic", "redirect_uris": ["https://c.example/cb"]});
    let made = tester.post("/sandbox/clients", &new).await;
    assert_eq!(made.status, 201);
    let id = made.json()["client_id"].as_str().unwrap().to_owned();
    assert!(made.json()["client_secret"].is_string());
    let list = tester.get("/sandbox/clients").await.json();
    let listed = list
        .as_array()
        .unwrap()
        .iter()
        .find(|client| client["client_id"] == id.as_str())
        .unwrap();
    assert!(listed.get("client_secret").is_none());
    assert_eq!(tester.delete(&format!("/sandbox/clients/{id}")).await.status, 204);
    assert_eq!(
        tester.delete(&format!("/sandbox/clients/{id}")).await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(
        tester.delete("/sandbox/clients/motcua-portal").await.problem(),
        (403, "forbidden".into())
    );
}
