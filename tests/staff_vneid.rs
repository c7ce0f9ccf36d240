//! The staff sign in with VNeID: known by issuer and subject, once the staff password confirmed the number.

use serde_json::json;

use crate::actors::Portal;
use crate::actors::officer::{STAFF_PASSWORD, stage};

on_each_database!(
    a_number_and_the_staff_password_link_an_account_that_then_needs_no_password,
    a_number_alone_opens_nothing,
    who_is_no_member_is_told_so,
    a_way_begun_at_one_door_does_not_end_at_the_other,
    proving_once_more_takes_password_and_code,
);

async fn a_number_and_the_staff_password_link_an_account_that_then_needs_no_password(portal: Portal) {
    let mut member = portal.browser();
    let callback = member.comes_back_as_staff("level2").await;
    let back = member.get(&callback).await;
    assert_eq!(
        back.location(),
        "/hethong/login?stage=confirm&return_to=%2Fhethong"
    );
    assert!(member.staff().await.is_null());
    let done = member.confirms_as_staff(STAFF_PASSWORD).await;
    assert_eq!(
        (stage(&done), &done.json()["return_to"]),
        ("done".into(), &json!("/hethong"))
    );
    assert_eq!(member.staff().await["username"], "can.bo");
    let mut again = portal.browser();
    let callback = again.comes_back_as_staff("level2").await;
    assert_eq!(again.get(&callback).await.location(), "/hethong");
    assert_eq!(again.staff().await["username"], "can.bo");
    let sessions = again.get("/api/staff/sessions").await.json();
    assert_eq!(sessions["sessions"][0]["way"], "vneid");
    assert!(!again.is_signed_in().await, "no citizen came of it");
    // The sign-out goes on to VNeID, which ends its own session.
    let out = again.delete("/api/staff/session").await.json();
    assert!(
        out["continue_to"].as_str().unwrap().contains("/vneid/logout?"),
        "{out}"
    );
}

async fn a_number_alone_opens_nothing(portal: Portal) {
    let mut thief = portal.browser();
    let callback = thief.comes_back_as_staff("level2").await;
    thief.get(&callback).await;
    for _ in 0..10 {
        let wrong = thief.confirms_as_staff("x").await;
        assert_eq!(wrong.problem(), (403, "wrong_credentials".into()));
    }
    let waits = thief.confirms_as_staff(STAFF_PASSWORD).await;
    assert_eq!(waits.problem(), (403, "wrong_credentials".into()));
    assert!(thief.staff().await.is_null());
    assert_eq!(portal.count("SELECT count(*) FROM staff_link").await, 0);
    // The same callback once more is no second sign-in.
    let again = thief.get(&callback).await;
    assert!(
        again.location().starts_with("/hethong/login?problem=expired"),
        "{again:?}"
    );
}

async fn who_is_no_member_is_told_so(portal: Portal) {
    for (persona, problem) in [("sparse", "not_staff"), ("level1", "level_too_low")] {
        let mut someone = portal.browser();
        let callback = someone.comes_back_as_staff(persona).await;
        let back = someone.get(&callback).await;
        assert!(
            back.location()
                .starts_with(&format!("/hethong/login?problem={problem}")),
            "{back:?}"
        );
    }
    // A number that two records have is nobody's.
    portal
        .execute("UPDATE staff_member SET personal_id = '033080000101' WHERE username = 'quan.ly'")
        .await;
    let mut member = portal.browser();
    let callback = member.comes_back_as_staff("level2").await;
    let back = member.get(&callback).await;
    assert!(
        back.location().starts_with("/hethong/login?problem=not_staff"),
        "{back:?}"
    );
}

async fn a_way_begun_at_one_door_does_not_end_at_the_other(portal: Portal) {
    let mut browser = portal.browser();
    let staff = browser.comes_back_as_staff("level2").await;
    let crossed = staff.replace("/api/staff/", "/api/citizen/");
    let back = browser.get(&crossed).await;
    assert!(back.location().contains("problem=unknown"), "{back:?}");
    let citizen = browser.comes_to_the_callback("level2").await;
    let crossed = citizen.replace("/api/citizen/", "/api/staff/");
    let back = browser.get(&crossed).await;
    assert!(
        back.location().starts_with("/hethong/login?problem=unknown"),
        "{back:?}"
    );
    assert!(!browser.is_signed_in().await && browser.staff().await.is_null());
}

async fn proving_once_more_takes_password_and_code(portal: Portal) {
    let mut member = portal.browser();
    let seed = member.seed_of("can.bo").await;
    member.signs_in_as_staff(&portal, "can.bo").await;
    let path = "/api/staff/re-authenticate";
    let wrong = member.post(path, &json!({"password": "x"})).await;
    assert_eq!(wrong.problem(), (403, "wrong_credentials".into()));
    let without = member.post(path, &json!({"password": STAFF_PASSWORD})).await;
    assert_eq!(without.problem(), (403, "wrong_code".into()));
    let before = member.clone();
    portal.later(chrono::TimeDelta::minutes(11));
    let code = portal.code_of_seed(&seed, 0);
    let right = member
        .post(path, &json!({"password": STAFF_PASSWORD, "code": code}))
        .await;
    assert_eq!(right.status, 200, "{}", right.text());
    let until = member.staff().await["proven_until"].clone();
    assert_eq!(right.json()["proven_until"], until);
    assert!(before.clone().staff().await.is_null(), "the old token is dead");
    // Whoever has no authenticator came in with VNeID: the password is enough, but for an administrator.
    let mut linked = portal.browser();
    let callback = linked.comes_back_as_staff("level2").await;
    linked.get(&callback).await;
    linked.confirms_as_staff(STAFF_PASSWORD).await;
    portal
        .execute("UPDATE staff_credential SET totp_enrolled_at = NULL")
        .await;
    let proved = linked.post(path, &json!({"password": STAFF_PASSWORD})).await;
    assert_eq!(proved.status, 200, "{}", proved.text());
    portal
        .execute("UPDATE staff_member SET role = 'administrator' WHERE username = 'can.bo'")
        .await;
    let refused = linked.post(path, &json!({"password": STAFF_PASSWORD})).await;
    assert_eq!(refused.problem(), (403, "second_factor_needed".into()));
}
