//! Everything that is held about a person, as one file of one moment.

use serde_json::{Value, json};

use crate::actors::Portal;

on_each_database!(
    it_has_everything_that_is_held,
    it_is_a_file_and_is_written_down,
    it_is_of_one_moment_while_things_change,
    a_long_list_is_whole,
    it_fits_its_document,
);

async fn it_has_everything_that_is_held(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"email": "mau@example.vn", "contact_phone": "0912345678"}))
        .await;
    citizen
        .puts_picture("", "image/png", crate::avatar::png(40, 40))
        .await;
    let file = citizen.get("/api/citizen/export").await.json();
    assert!(file.get("local_account").is_none(), "left out, not null");
    assert_eq!(file["profile"], citizen.profile().await);
    assert_eq!(file["citizen"]["full_name"], "Nguyễn Thị Mẫu");
    assert_eq!(file["exported_at"], citizen.session().await["now"]);
    let history = citizen.get("/api/citizen/profile/history?limit=100").await.json();
    assert_eq!(file["history"], history["changes"]);
    assert_eq!(file["sessions"], json!(citizen.sessions().await));
    assert_eq!(
        file["activity"],
        json!(citizen.activity().await),
        "its own entry too"
    );
    assert_eq!(file["links"][0]["issuer"], "http://localhost:8080/vneid");
    assert_eq!(file["contact_phones_given"][0]["phone"], "+84912345678");
    assert_eq!(file["avatar"]["media_type"], "image/jpeg");
    let text = file.to_string();
    for secret in [
        "token",
        "digest",
        "sealed",
        citizen.jar["motcua-session"].as_str(),
    ] {
        assert!(!text.contains(secret), "{secret}");
    }
}

async fn it_is_a_file_and_is_written_down(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let answer = citizen.get("/api/citizen/export").await;
    assert_eq!(answer.header("content-type"), "application/json; charset=utf-8");
    assert_eq!(
        answer.header("content-disposition"),
        "attachment; filename=\"thong-tin-ca-nhan-2026-11-18.json\""
    );
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(citizen.events().await, ["data_exported", "signed_in"]);
    citizen.delete("/api/citizen/session").await;
    assert_eq!(
        citizen.get("/api/citizen/export").await.problem(),
        (401, "not_signed_in".into())
    );
}

async fn it_is_of_one_moment_while_things_change(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let mut tab = citizen.clone();
    let changing = async {
        for n in 0..40 {
            tab.saves(&json!({"organisation": format!("Tổ {n}"), "contact_address": format!("Số {n}")}))
                .await;
        }
    };
    let exporting = async {
        for _ in 0..12 {
            let file = citizen.get("/api/citizen/export").await.json();
            // The two fields, the newest of the history and the log belong together.
            let of = |name: &str| {
                file["profile"]["fields"][name]["value"]
                    .as_str()
                    .unwrap_or(" -")
                    .split(' ')
                    .next_back()
                    .unwrap()
                    .to_owned()
            };
            let number = of("organisation");
            assert_eq!(of("contact_address"), number);
            let newest = file["history"]
                .as_array()
                .unwrap()
                .iter()
                .find(|change| change["field"] == "organisation");
            let newest = newest.map_or("-", |change| {
                change["new"].as_str().unwrap().split(' ').next_back().unwrap()
            });
            assert_eq!(newest, number);
            let changes = file["activity"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|entry| entry["event"] == "profile_changed")
                .count();
            assert_eq!(changes, number.parse::<usize>().map_or(0, |number| number + 1));
        }
    };
    tokio::join!(changing, exporting);
}

async fn a_long_list_is_whole(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.session().await["citizen"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    crate::many::activity(&portal, &id, 2500).await;
    let file = citizen.get("/api/citizen/export").await.json();
    let ids: std::collections::BTreeSet<_> = file["activity"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["id"].to_string())
        .collect();
    assert_eq!(ids.len(), 2502);
    assert_eq!(file["activity"].as_array().unwrap().len(), 2502);
}

async fn it_fits_its_document(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let file = citizen.get("/api/citizen/export").await.json();
    let document: Value = serde_json::from_str(&motcua::document(false).json).unwrap();
    let schema = &document["components"]["schemas"]["Export"];
    for name in schema["required"].as_array().unwrap() {
        assert!(file.get(name.as_str().unwrap()).is_some(), "{name}");
    }
    for name in file.as_object().unwrap().keys() {
        assert!(schema["properties"].get(name).is_some(), "{name}");
    }
}
