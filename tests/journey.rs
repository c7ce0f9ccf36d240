//! The whole way, and what different people see at its end.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::actors::Portal;

on_each_database!(
    a_citizen_signs_in_sees_their_information_and_signs_out,
    after_signing_out_everything_is_asked_for_again,
    a_reload_goes_on_where_it_was,
    people_of_every_kind_come_in,
    an_empty_claim_erases_nothing,
    the_second_node_goes_on_where_the_first_was,
    kept_sessions_and_records_are_one_person,
);

async fn a_citizen_signs_in_sees_their_information_and_signs_out(portal: Portal) {
    let mut citizen = portal.browser();
    citizen
        .begins_to_sign_in("/dich-vu-cong/cong-dan/tai-khoan?tab=1")
        .await;
    let view = citizen.get("/vneid/api/sign-in").await.json();
    assert_eq!(
        (&view["stage"], &view["allowed"]),
        (&json!("password"), &json!(["qr", "password", "cancel"]))
    );
    assert_eq!(view["service"], json!(portal.app.settings.site_name));
    let view = citizen.gives_password("level2").await.json();
    assert_eq!(
        (&view["stage"], &view["otp"]["sent_to"]),
        (&json!("otp"), &json!("•••• ••• 101"))
    );
    let code = citizen.reads_code("level2").await;
    let redirect = citizen.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    let back = citizen.get(&redirect).await;
    assert_eq!(back.location(), "/dich-vu-cong/cong-dan/tai-khoan?tab=1");

    let session = citizen.session().await;
    assert_eq!(session["citizen"]["full_name"], "Nguyễn Thị Mẫu");
    assert_eq!(
        (&session["citizen"]["verified"], &session["citizen"]["level"]),
        (&json!(true), &json!(2))
    );
    let profile = citizen.profile().await;
    let number = &profile["fields"]["personal_id"];
    assert_eq!(
        (&number["value"], &number["source"]),
        (&json!("033080000101"), &json!("vneid"))
    );
    assert_eq!(
        (&number["editable"], &number["why_not"]),
        (&json!(false), &json!("owned_by_provider"))
    );
    assert_eq!(profile["fields"]["birth_date"]["value"], "1980-02-15");

    let ended = citizen.delete("/api/citizen/session").await;
    assert_eq!(
        (ended.header("clear-site-data"), &ended.json()["ended"]),
        ("\"storage\"", &json!(["portal_session"]))
    );
    assert!(!citizen.jar.contains_key("motcua-session"));
    let continue_to = ended.json()["continue_to"].as_str().unwrap().to_owned();
    let back = citizen.get(&continue_to).await;
    assert_eq!(
        back.location(),
        "http://localhost:8080/dich-vu-cong/cong-dan/da-dang-xuat"
    );
    assert!(!citizen.jar.contains_key("vneid-session"));
    assert_eq!(
        citizen.get("/api/citizen/profile").await.problem(),
        (401, "not_signed_in".into())
    );
}

async fn after_signing_out_everything_is_asked_for_again(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.jar.clone();
    // Even if the provider's end_session is never visited, the next sign-in asks for the password.
    citizen.delete("/api/citizen/session").await;
    citizen.begins_to_sign_in("/").await;
    assert_eq!(
        citizen.get("/vneid/api/sign-in").await.json()["stage"],
        "password"
    );
    // Someone kept the cookies: they open nothing any more.
    let mut thief = portal.browser();
    thief.jar = before;
    assert!(!thief.is_signed_in().await);
}

async fn a_reload_goes_on_where_it_was(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    assert_eq!(
        citizen.get("/vneid/api/sign-in").await.json()["stage"],
        "password"
    );
    citizen.gives_password("level2").await;
    let (first, second) = (
        citizen.get("/vneid/api/sign-in").await.json(),
        citizen.clone().get("/vneid/api/sign-in").await.json(),
    );
    assert_eq!(first, second);
    assert_eq!(first["stage"], "otp");
    let code = citizen.reads_code("level2").await;
    let finished = citizen.gives_code(&code).await.json();
    // The answer was lost: the sign-in still says where to go.
    let view = citizen.get("/vneid/api/sign-in").await.json();
    assert_eq!(
        (&view["stage"], &view["redirect_to"]),
        (&json!("done"), &finished["redirect_to"])
    );
}

async fn people_of_every_kind_come_in(portal: Portal) {
    let value =
        |profile: &Value, field: &str| profile["fields"][field].get("value").cloned().unwrap_or_default();
    let mut seen = Vec::new();
    for key in [
        "level1",
        "sparse",
        "decomposed",
        "year_only",
        "business",
        "old_number",
        "bare",
        "born_abroad",
        "one_word",
    ] {
        let mut citizen = portal.browser();
        citizen.signs_in(key).await;
        seen.push(citizen.profile().await);
    }
    let [
        level1,
        sparse,
        decomposed,
        year_only,
        business,
        old_number,
        bare,
        born_abroad,
        one_word,
    ] = seen.try_into().unwrap();
    assert_eq!(
        (&level1["level"], &level1["verified"]),
        (&json!(1), &json!(false))
    );
    for field in ["email", "phone", "address"] {
        assert_eq!(value(&sparse, field), Value::Null, "{field}");
    }
    assert_eq!(value(&decomposed, "full_name"), "Đặng Thị Hoà Mẫu");
    assert_eq!(value(&year_only, "birth_date"), "1957");
    assert_eq!(
        (value(&business, "account_type"), value(&business, "organisation")),
        (json!("business"), json!("Công ty TNHH Thử Nghiệm Hưng Yên"))
    );
    assert_eq!(
        (
            value(&old_number, "personal_id"),
            value(&old_number, "old_id_number")
        ),
        (Value::Null, json!("145000112"))
    );
    assert_eq!(
        (
            value(&bare, "full_name"),
            value(&bare, "personal_id"),
            &bare["level"]
        ),
        (json!("Dương Thị Thử"), Value::Null, &json!(1))
    );
    assert_eq!(value(&born_abroad, "personal_id"), "701095000109");
    assert_eq!(value(&one_word, "full_name"), "Thử");
}

async fn an_empty_claim_erases_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let first = citizen.profile().await;
    portal.later(TimeDelta::hours(1));
    let faults = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": true});
    assert_eq!(citizen.put("/sandbox/faults", &faults).await.status, 200);
    let mut again = portal.browser();
    again.signs_in("level2").await;
    let second = again.profile().await;
    assert_eq!(second["fields"]["email"], first["fields"]["email"]);
    assert_ne!(
        second["fields"]["full_name"]["as_of"],
        first["fields"]["full_name"]["as_of"]
    );
    assert_eq!(second["level"], 2);
}

async fn the_second_node_goes_on_where_the_first_was(portal: Portal) {
    let other = portal.second_node().await;
    let mut citizen = portal.browser();
    citizen.begins_to_sign_in("/").await;
    let mut citizen = citizen.at(&other);
    assert_eq!(citizen.gives_password("level2").await.status, 200);
    let mut citizen = citizen.at(&portal);
    let code = citizen.reads_code("level2").await;
    let redirect = citizen.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut citizen = citizen.at(&other);
    assert_eq!(citizen.get(&redirect).await.location(), "/");
    let mut citizen = citizen.at(&portal);
    assert!(citizen.is_signed_in().await);
    citizen.delete("/api/citizen/session").await;
    assert!(!citizen.at(&other).is_signed_in().await);
}

async fn kept_sessions_and_records_are_one_person(portal: Portal) {
    let (mut first, mut second) = (portal.browser(), portal.browser());
    let (one, two) = (
        first.comes_to_the_callback("level2").await,
        second.comes_to_the_callback("level2").await,
    );
    // Two first sign-ins of the same person at the same instant make one citizen.
    let (a, b) = tokio::join!(first.get(&one), second.get(&two));
    assert_eq!((a.location(), b.location()), ("/", "/"));
    assert_eq!(
        first.session().await["citizen"]["id"],
        second.session().await["citizen"]["id"]
    );
}
