//! *Tài khoản đăng nhập*: user name, password and a code to the confirmed contact phone.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::actors::{Answer, Browser, Portal};

const PASSWORD: &str = "chuối xanh trong vườn";
const PHONE: &str = "+84912345678";

on_each_database!(
    a_user_name_is_made_and_opens_the_account_with_a_code,
    without_a_confirmed_phone_there_is_none,
    every_wrong_field_is_named_at_once,
    guessable_passwords_are_refused,
    names_that_look_alike_are_one,
    name_and_password_are_changed_and_removed,
    unknown_names_and_wrong_passwords_are_answered_alike,
    a_code_is_for_its_own_browser_and_once,
    a_change_ends_a_sign_in_that_waits_for_its_code,
    the_password_is_the_same_in_another_unicode_form,
    changing_it_asks_for_a_recent_proof,
    it_is_no_last_way_in,
    codes_are_sent_again_after_a_minute,
);

/// Someone who is signed in and whose contact phone was confirmed.
async fn with_phone<'a>(portal: &'a Portal, key: &str, phone: &str) -> Browser<'a> {
    let mut citizen = portal.browser();
    citizen.signs_in(key).await;
    let profile = citizen.get("/api/citizen/profile").await;
    let tag = profile.header("etag").to_owned();
    let headers = [
        ("content-type", "application/json"),
        ("origin", "http://localhost:8080"),
        ("if-match", tag.as_str()),
    ];
    let body = json!({ "contact_phone": phone }).to_string().into_bytes();
    let saved = citizen
        .send(http::Method::PATCH, "/api/citizen/profile", &headers, body)
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let code = newest_code(&mut citizen, phone).await;
    let confirmed = citizen
        .post(
            "/api/citizen/profile/contact-phone/confirm",
            &json!({ "code": code }),
        )
        .await;
    assert_eq!(confirmed.status, 200, "{}", confirmed.text());
    citizen
}

async fn newest_code(browser: &mut Browser<'_>, phone: &str) -> String {
    let messages = browser
        .get(&format!("/sandbox/sms?to={}", phone.replace('+', "%2B")))
        .await
        .json();
    messages[0]["code"]
        .as_str()
        .unwrap_or_else(|| panic!("no message"))
        .to_owned()
}

async fn puts(citizen: &mut Browser<'_>, username: &str, password: &str) -> Answer {
    let body = json!({"username": username, "password": password});
    citizen.put("/api/citizen/local-account", &body).await
}

async fn gives(browser: &mut Browser<'_>, username: &str, password: &str) -> Answer {
    let body = json!({"username": username, "password": password});
    browser.post("/api/citizen/sign-in/local", &body).await
}

fn fields(answer: &Answer) -> Vec<(String, String)> {
    assert_eq!(answer.status, 422, "{}", answer.text());
    let body = answer.json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let errors = body["errors"].as_array().unwrap().iter();
    errors
        .map(|error| (text(&error["field"]), text(&error["code"])))
        .collect()
}

fn pair(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

async fn a_user_name_is_made_and_opens_the_account_with_a_code(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    let id = citizen.citizen_id().await;
    let made = puts(&mut citizen, "Nguyen.Mau", PASSWORD).await;
    assert_eq!(
        (made.status.as_u16(), made.json()),
        (200, json!({"other_sessions": 0}))
    );
    let shown = citizen.get("/api/citizen/local-account").await.json();
    assert_eq!(
        (&shown["username"], &shown["codes_to"]),
        (&json!("nguyen.mau"), &json!("•••• ••• 678"))
    );
    assert_eq!(citizen.events().await[0], "local_account_created");

    let mut other = portal.browser();
    let begun = gives(&mut other, " NGUYEN.MAU ", PASSWORD).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    assert_eq!(
        (&begun.json()["stage"], &begun.json()["sent_to"]),
        (&json!("otp"), &json!("•••• ••• 678"))
    );
    assert!(!other.is_signed_in().await);
    assert_eq!(
        other.get("/api/citizen/sign-in/local").await.json()["stage"],
        "otp"
    );
    let code = newest_code(&mut other, PHONE).await;
    let done = other
        .post("/api/citizen/sign-in/local/otp", &json!({ "code": code }))
        .await;
    assert_eq!(
        (done.status.as_u16(), &done.json()["stage"]),
        (200, &json!("done"))
    );
    assert_eq!(other.citizen_id().await, id);
    assert_eq!(other.session().await["citizen"]["level"], 1);
    let sessions = other.get("/api/citizen/sessions").await.json();
    assert!(
        sessions["sessions"]
            .as_array()
            .unwrap()
            .iter()
            .any(|session| session["way"] == "local")
    );
    let ways = other.ways_in().await;
    let local = ways.iter().find(|way| way["kind"] == "local").unwrap();
    assert_eq!(
        (&local["name"], &local["this_session"], &local["can_remove"]),
        (&json!("nguyen.mau"), &json!(true), &json!(true))
    );
    // Signing out leads nowhere else.
    let ended = other.delete("/api/citizen/session").await;
    assert_eq!(ended.status, 200);
}

async fn without_a_confirmed_phone_there_is_none(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let refused = puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    assert_eq!(refused.problem(), (409, "no_confirmed_phone".into()));
}

async fn every_wrong_field_is_named_at_once(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    let wrong = puts(&mut citizen, "ng", "ngắn").await;
    assert_eq!(
        fields(&wrong),
        [pair("username", "username"), pair("password", "password_length")]
    );
    let wrong = citizen.put("/api/citizen/local-account", &json!({})).await;
    assert_eq!(
        fields(&wrong),
        [pair("username", "required"), pair("password", "required")]
    );
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let mut other = with_phone(&portal, "level1", "+84912345679").await;
    let wrong = puts(&mut other, "nguyen.mau", "123456789012").await;
    assert_eq!(
        fields(&wrong),
        [
            pair("username", "username_taken"),
            pair("password", "password_common")
        ]
    );
}

async fn guessable_passwords_are_refused(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    for (password, code) in [
        ("password1234", "password_common"),
        ("qwertyuiop123", "password_common"),
        ("matkhau123456", "password_common"),
        ("hoa nguyen.mau nở", "password_context"),
        ("cây 033080000101 cao", "password_context"),
        ("cây 0912 345 678 cao", "password_context"),
        ("cây 0900000101 cao", "password_context"),
    ] {
        let wrong = puts(&mut citizen, "nguyen.mau", password).await;
        assert_eq!(fields(&wrong), [pair("password", code)], "{password}");
    }
    let long = "\u{20bb7}".repeat(128);
    assert_eq!(puts(&mut citizen, "nguyen.mau", &long).await.status, 200);
    let mut other = portal.browser();
    assert_eq!(gives(&mut other, "nguyen.mau", &long).await.status, 200);
    let longer = citizen
        .put(
            "/api/citizen/local-account/password",
            &json!({"password": "\u{20bb7}".repeat(129)}),
        )
        .await;
    assert_eq!(fields(&longer), [pair("password", "password_length")]);
}

async fn names_that_look_alike_are_one(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    assert_eq!(puts(&mut citizen, "hoa.linh0", PASSWORD).await.status, 200);
    let mut other = with_phone(&portal, "level1", "+84912345679").await;
    for name in ["HOA.LINH0", "\u{ff48}oa.linh0", "hoa_llnho", "hoa-1inhO"] {
        let wrong = puts(&mut other, name, PASSWORD).await;
        assert_eq!(fields(&wrong), [pair("username", "username_taken")], "{name}");
    }
    for name in ["h\u{43e}a.linh0", "hòa.linh0", "033080000101", "hoa\u{200d}.linh"] {
        let wrong = puts(&mut other, name, PASSWORD).await;
        assert_eq!(fields(&wrong), [pair("username", "username")], "{name}");
    }
    // Two who want one name at the same instant.
    let mut third = with_phone(&portal, "sparse", "+84912345670").await;
    let (a, b) = tokio::join!(
        puts(&mut other, "mua.thu", PASSWORD),
        puts(&mut third, "mua.thu", PASSWORD)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422]);
}

async fn name_and_password_are_changed_and_removed(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let renamed = citizen
        .put("/api/citizen/local-account", &json!({"username": "mua.thu"}))
        .await;
    assert_eq!(renamed.status, 200, "{}", renamed.text());
    let changed = citizen
        .put(
            "/api/citizen/local-account/password",
            &json!({"password": "con mèo đen trên mái"}),
        )
        .await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    let mut other = portal.browser();
    assert_eq!(
        gives(&mut other, "nguyen.mau", "con mèo đen trên mái")
            .await
            .status,
        403
    );
    assert_eq!(gives(&mut other, "mua.thu", PASSWORD).await.status, 403);
    assert_eq!(
        gives(&mut other, "mua.thu", "con mèo đen trên mái").await.status,
        200
    );
    let events = citizen.events().await;
    assert_eq!(
        events[..3],
        ["password_changed", "username_changed", "local_account_created"]
    );
    assert_eq!(citizen.delete("/api/citizen/local-account").await.status, 200);
    assert_eq!(citizen.delete("/api/citizen/local-account").await.status, 404);
    assert_eq!(
        gives(&mut other, "mua.thu", "con mèo đen trên mái").await.status,
        403
    );
    // By the list of ways in as well.
    puts(&mut citizen, "mua.thu", PASSWORD).await;
    let id = citizen.way_in("local").await;
    assert_eq!(
        citizen.delete(&format!("/api/citizen/links/{id}")).await.status,
        200
    );
}

async fn unknown_names_and_wrong_passwords_are_answered_alike(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let mut stranger = portal.browser();
    let wrong = gives(&mut stranger, "nguyen.mau", "sai rồi sai rồi").await;
    let mut elsewhere = portal.browser();
    for name in ["nobody.here", "tên không hợp lệ", "\u{0}", "033080000101"] {
        let unknown = gives(&mut elsewhere, name, "sai rồi sai rồi").await;
        assert_eq!(
            (unknown.status, unknown.body),
            (wrong.status, wrong.body.clone()),
            "{name}"
        );
    }
    for _ in 0..9 {
        gives(&mut stranger, "nguyen.mau", "sai rồi sai rồi").await;
    }
    // Now tries must wait: the right password is answered as a wrong one is.
    let delayed = gives(&mut stranger, "nguyen.mau", PASSWORD).await;
    assert_eq!((delayed.status, delayed.body), (wrong.status, wrong.body));
    let mut owner = portal.browser().at_address("198.51.100.7");
    assert_eq!(gives(&mut owner, "nguyen.mau", PASSWORD).await.status, 200);
    portal.later(TimeDelta::seconds(30));
    assert_eq!(gives(&mut stranger, "nguyen.mau", PASSWORD).await.status, 200);
}

async fn a_code_is_for_its_own_browser_and_once(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let mut browser = portal.browser();
    gives(&mut browser, "nguyen.mau", PASSWORD).await;
    let code = newest_code(&mut browser, PHONE).await;
    let given = json!({ "code": code });
    let mut thief = portal.browser();
    assert_eq!(
        thief
            .post("/api/citizen/sign-in/local/otp", &given)
            .await
            .problem(),
        (404, "not_found".into())
    );
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for left in (0..4).rev() {
        let answer = browser
            .post("/api/citizen/sign-in/local/otp", &json!({ "code": wrong }))
            .await;
        assert_eq!(answer.problem(), (403, "wrong_code".into()));
        assert_eq!(
            browser.get("/api/citizen/sign-in/local").await.json()["tries_left"],
            left + 1
        );
    }
    assert_eq!(citizen.events().await[0], "local_sign_in_failed");
    let (mut one, mut two) = (browser.clone(), browser.clone());
    let (a, b) = tokio::join!(
        one.post("/api/citizen/sign-in/local/otp", &given),
        two.post("/api/citizen/sign-in/local/otp", &given),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    // Late is too late.
    let mut late = portal.browser();
    gives(&mut late, "nguyen.mau", PASSWORD).await;
    let code = newest_code(&mut late, PHONE).await;
    portal.later(TimeDelta::seconds(181));
    let answer = late
        .post("/api/citizen/sign-in/local/otp", &json!({ "code": code }))
        .await;
    assert_eq!(answer.problem(), (410, "code_expired".into()));
}

async fn a_change_ends_a_sign_in_that_waits_for_its_code(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let mut thief = portal.browser();
    gives(&mut thief, "nguyen.mau", PASSWORD).await;
    let code = newest_code(&mut thief, PHONE).await;
    citizen
        .put(
            "/api/citizen/local-account/password",
            &json!({"password": "con mèo đen trên mái"}),
        )
        .await;
    let answer = thief
        .post("/api/citizen/sign-in/local/otp", &json!({ "code": code }))
        .await;
    assert_eq!(answer.problem(), (410, "sign_in_over".into()));
    assert!(!thief.is_signed_in().await);
}

async fn the_password_is_the_same_in_another_unicode_form(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", "chuô\u{301}i xanh trong vươ\u{300}n").await;
    let mut browser = portal.browser();
    assert_eq!(gives(&mut browser, "nguyen.mau", PASSWORD).await.status, 200);
}

async fn changing_it_asks_for_a_recent_proof(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    portal.later(TimeDelta::minutes(10));
    let asks = (401, "reauthenticate".to_owned());
    assert_eq!(puts(&mut citizen, "mua.thu", PASSWORD).await.problem(), asks);
    let password = json!({ "password": PASSWORD });
    assert_eq!(
        citizen
            .put("/api/citizen/local-account/password", &password)
            .await
            .problem(),
        asks
    );
    assert_eq!(citizen.delete("/api/citizen/local-account").await.problem(), asks);
}

async fn it_is_no_last_way_in(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let id = citizen.way_in("vneid").await;
    let removed = citizen.delete(&format!("/api/citizen/links/{id}")).await;
    assert_eq!(removed.problem(), (409, "last_way_in".into()));
}

async fn codes_are_sent_again_after_a_minute(portal: Portal) {
    let mut citizen = with_phone(&portal, "level2", PHONE).await;
    puts(&mut citizen, "nguyen.mau", PASSWORD).await;
    let mut browser = portal.browser();
    gives(&mut browser, "nguyen.mau", PASSWORD).await;
    let first = newest_code(&mut browser, PHONE).await;
    let resend = "/api/citizen/sign-in/local/otp/resend";
    assert_eq!(browser.post(resend, &json!({})).await.json()["resends_left"], 3);
    assert_eq!(newest_code(&mut browser, PHONE).await, first);
    portal.later(TimeDelta::seconds(60));
    assert_eq!(browser.post(resend, &json!({})).await.json()["resends_left"], 2);
    let second = newest_code(&mut browser, PHONE).await;
    assert_ne!(first, second);
    let old = browser
        .post("/api/citizen/sign-in/local/otp", &json!({ "code": first }))
        .await;
    assert_eq!(old.problem(), (403, "wrong_code".into()));
    assert_eq!(
        browser
            .post("/api/citizen/sign-in/local/otp", &json!({ "code": second }))
            .await
            .status,
        200
    );
}
