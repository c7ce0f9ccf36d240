//! The VNeID app on a phone: registered with password and code, opened with a passcode, one per account.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::{PASSCODE, Portal};

on_each_database!(
    password_and_code_the_first_time_then_a_passcode,
    a_new_phone_ends_the_old_one,
    five_wrong_passcodes_end_the_app_and_a_right_one_forgives,
    of_many_passcodes_at_the_same_instant_five_are_tried,
    the_app_locks_itself,
    each_step_has_its_time,
    codes_on_the_phone_keep_the_rules_of_codes,
    wrong_passwords_count_together_with_those_of_browsers,
    who_may_not_sign_in_may_not_on_a_phone_either,
    a_phone_that_never_was_is_told_so,
    wrong_fields_are_named,
);

async fn password_and_code_the_first_time_then_a_passcode(portal: Portal) {
    let mut phone = portal.phone("level2");
    assert_eq!(phone.stage().await, "none");
    let answer = phone.gives_password().await;
    assert_eq!(answer.json()["stage"], "otp");
    assert!(
        answer.json().get("full_name").is_none(),
        "nothing before the code"
    );
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("Max-Age=15552000"),
        "{cookie}"
    );
    let code = phone.browser.reads_code("level2").await;
    let answer = phone.gives_code(&code).await;
    assert_eq!(
        (&answer.json()["stage"], &answer.json()["full_name"]),
        (&json!("passcode"), &json!("Nguyễn Thị Mẫu"))
    );
    phone.chooses(PASSCODE).await;
    phone.closes().await;
    assert_eq!(phone.stage().await, "locked");
    let wrong = phone.unlocks("000000").await;
    assert_eq!(wrong.problem(), (403, "wrong_passcode".into()));
    let answer = phone.unlocks(" 482-913 ").await;
    assert_eq!(answer.json()["stage"], "unlocked", "{}", answer.text());
}

async fn a_new_phone_ends_the_old_one(portal: Portal) {
    let (mut old, mut new) = (portal.phone("level2"), portal.phone("level2"));
    let mut someone_else = portal.phone("level1");
    old.opens_the_app().await;
    someone_else.opens_the_app().await;
    // Not before the new one is registered.
    new.gives_password().await;
    assert_eq!(old.stage().await, "unlocked");
    let code = new.browser.reads_code("level2").await;
    new.gives_code(&code).await;
    assert_eq!(old.stage().await, "over");
    let view = old.browser.get("/vneid/phone/session").await.json();
    assert_eq!(view["over_because"], "another_phone");
    assert!(view.get("full_name").is_none());
    assert_eq!(someone_else.stage().await, "unlocked");
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let payload = browser.shown_payload().await;
    assert_eq!(old.scans(&payload).await.problem(), (403, "app_locked".into()));
}

async fn five_wrong_passcodes_end_the_app_and_a_right_one_forgives(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    phone.closes().await;
    for _ in 0..4 {
        assert_eq!(
            phone.unlocks("000000").await.problem(),
            (403, "wrong_passcode".into())
        );
    }
    assert_eq!(phone.unlocks(PASSCODE).await.status, 200);
    phone.closes().await;
    for left in (1..5).rev() {
        phone.unlocks("000000").await;
        let view = phone.browser.get("/vneid/phone/session").await.json();
        assert_eq!(view["passcode_tries_left"], left);
    }
    assert_eq!(
        phone.unlocks("000000").await.problem(),
        (403, "no_tries_left".into())
    );
    assert_eq!(
        phone.unlocks(PASSCODE).await.problem(),
        (403, "no_tries_left".into())
    );
    let view = phone.browser.get("/vneid/phone/session").await.json();
    assert_eq!(
        (&view["stage"], &view["over_because"]),
        (&json!("over"), &json!("passcode_tries"))
    );
    phone.opens_the_app().await;
}

async fn of_many_passcodes_at_the_same_instant_five_are_tried(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    phone.closes().await;
    let tries = (0..12).map(|_| {
        let mut hand = phone.clone();
        async move { hand.unlocks("000000").await.problem().1 }
    });
    let refusals = join_all(tries).await;
    assert!(
        refusals.iter().any(|reason| reason == "no_tries_left"),
        "{refusals:?}"
    );
    assert_eq!(
        phone.unlocks(PASSCODE).await.problem(),
        (403, "no_tries_left".into())
    );
}

async fn the_app_locks_itself(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    portal.later(TimeDelta::seconds(599));
    assert_eq!(phone.stage().await, "unlocked");
    portal.later(TimeDelta::seconds(1));
    assert_eq!(phone.stage().await, "locked");
    assert_eq!(
        phone.chooses("111111").await.problem(),
        (409, "wrong_stage".into())
    );
}

async fn each_step_has_its_time(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.gives_password().await;
    assert_eq!(
        phone.chooses(PASSCODE).await.problem(),
        (409, "wrong_stage".into())
    );
    assert_eq!(
        phone.unlocks(PASSCODE).await.problem(),
        (409, "wrong_stage".into())
    );
    let code = phone.browser.reads_code("level2").await;
    phone.gives_code(&code).await;
    assert_eq!(
        phone.unlocks(PASSCODE).await.problem(),
        (409, "wrong_stage".into())
    );
    assert_eq!(
        phone.gives_code(&code).await.problem(),
        (409, "wrong_stage".into())
    );
    // Who leaves without choosing a passcode begins anew.
    portal.later(TimeDelta::minutes(11));
    assert_eq!(phone.stage().await, "over");
    let mut late = portal.phone("level1");
    late.gives_password().await;
    portal.later(TimeDelta::minutes(16));
    assert_eq!(late.stage().await, "over");
    assert_eq!(
        late.gives_code("123456").await.problem(),
        (410, "sign_in_expired".into())
    );
}

async fn codes_on_the_phone_keep_the_rules_of_codes(portal: Portal) {
    let mut phone = portal.phone("level2");
    phone.gives_password().await;
    let old = phone.browser.reads_code("level2").await;
    portal.later(TimeDelta::seconds(181));
    assert_eq!(
        phone.gives_code(&old).await.problem(),
        (410, "code_expired".into())
    );
    let again = phone
        .browser
        .post("/vneid/phone/session/otp/resend", &json!({}))
        .await;
    assert_eq!(again.json()["otp"]["resends_left"], 2);
    let new = phone.browser.reads_code("level2").await;
    assert_eq!(phone.gives_code(&old).await.problem(), (403, "wrong_code".into()));
    let tries = (0..8).map(|_| {
        let (mut hand, code) = (phone.clone(), new.clone());
        async move { hand.gives_code(&code).await.status.as_u16() }
    });
    let mut statuses = join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
}

async fn wrong_passwords_count_together_with_those_of_browsers(portal: Portal) {
    let mut phone = portal.phone("level2");
    let number = crate::actors::persona("level2").personal_id;
    let wrong = json!({"personal_id": number, "password": "wrong"});
    for _ in 0..10 {
        let answer = phone.browser.post("/vneid/phone/session", &wrong).await;
        assert_eq!(answer.problem(), (403, "wrong_credentials".into()));
    }
    // From the same address, a browser must wait as well.
    let mut browser = portal.browser().at_address("198.51.100.20");
    browser.begins_to_sign_in("/").await;
    let answer = browser.gives_password("level2").await;
    assert_eq!(answer.problem(), (403, "wrong_credentials".into()));
    assert_eq!(
        phone.gives_password().await.problem(),
        (403, "wrong_credentials".into())
    );
}

async fn who_may_not_sign_in_may_not_on_a_phone_either(portal: Portal) {
    let answer = portal.phone("locked").gives_password().await;
    assert_eq!(answer.problem(), (403, "account_locked".into()));
    let mut phone = portal.phone("level2");
    phone.opens_the_app().await;
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let scan = phone.scans_what_is_shown(&mut browser).await;
    let number = browser.shown_number().await;
    let id = crate::actors::persona("level2").personal_id;
    portal
        .execute(&format!(
            "UPDATE sandbox_account SET locked = true WHERE personal_id = '{id}'"
        ))
        .await;
    assert_eq!(
        phone.approves(&scan, number).await.problem(),
        (403, "app_locked".into())
    );
    assert_eq!(browser.stands().await["stage"], "password");
}

async fn a_phone_that_never_was_is_told_so(portal: Portal) {
    let mut phone = portal.phone("level2");
    assert_eq!(
        phone.gives_code("123456").await.problem(),
        (404, "not_found".into())
    );
    assert_eq!(phone.chooses(PASSCODE).await.problem(), (404, "not_found".into()));
    assert_eq!(phone.unlocks(PASSCODE).await.problem(), (404, "not_found".into()));
    assert_eq!(phone.scans("VNEID:1").await.problem(), (403, "app_locked".into()));
    let nobody = uuid::Uuid::nil().to_string();
    assert_eq!(
        phone.declines(&nobody).await.problem(),
        (403, "app_locked".into())
    );
    phone.closes().await;
}

async fn wrong_fields_are_named(portal: Portal) {
    let mut phone = portal.phone("level2");
    let named = |answer: &crate::actors::Answer| -> Vec<String> {
        let body = answer.json();
        let errors = body["errors"].as_array().unwrap().iter();
        errors
            .map(|error| {
                format!(
                    "{}:{}",
                    error["field"].as_str().unwrap(),
                    error["code"].as_str().unwrap()
                )
            })
            .collect()
    };
    let both = json!({"personal_id": "12", "password": ""});
    let answer = phone.browser.post("/vneid/phone/session", &both).await;
    let mut errors = named(&answer);
    errors.sort();
    assert_eq!(errors, ["password:length", "personal_id:personal_id"]);
    phone.opens_the_app().await;
    assert_eq!(named(&phone.chooses("12345").await), ["passcode:passcode"]);
    assert_eq!(named(&phone.types("12345678x").await), ["short_code:short_code"]);
    let neither = phone.browser.post("/vneid/phone/scans", &json!({})).await;
    assert_eq!(named(&neither), ["short_code:required"]);
    let mut browser = portal.browser();
    browser.shows_a_code().await;
    let scan = phone.scans_what_is_shown(&mut browser).await;
    assert_eq!(named(&phone.approves(&scan, 7).await), ["number:range"]);
    assert_eq!(
        browser.stands().await["stage"],
        "password",
        "a slip of the form decides nothing"
    );
}
