//! Proving once more who one is, before what a thief would change first.

use chrono::TimeDelta;
use serde_json::json;

use crate::actors::account::{FORM, wrong_fields};
use crate::actors::{Browser, Portal};

on_each_database!(
    after_ten_minutes_it_is_asked_for_and_leads_back_to_the_form,
    the_session_has_a_new_token_and_the_old_one_opens_nothing,
    another_person_is_refused_and_the_session_stays,
    another_browser_can_not_do_it,
    a_session_that_ended_meanwhile_is_not_brought_back,
    giving_up_leads_back_to_the_form,
    a_lost_answer_is_given_again,
    a_used_answer_proves_nothing,
    a_provider_that_is_down_is_told_at_once,
    only_pages_of_ours_are_come_back_to,
    it_lasts_no_longer_for_it,
    a_sign_in_begun_elsewhere_is_no_proof,
);

async fn is_proven(citizen: &mut Browser<'_>) -> bool {
    let version = citizen.version().await;
    let email = format!("mau{}@example.vn", version.trim_matches('"'));
    match citizen.saves_over(&version, &json!({ "email": email })).await {
        answer if answer.status == 200 => true,
        answer => {
            assert_eq!(answer.problem(), (401, "reauthenticate".into()));
            false
        }
    }
}

async fn after_ten_minutes_it_is_asked_for_and_leads_back_to_the_form(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let session = citizen.session().await;
    portal.later(TimeDelta::milliseconds(599_999));
    assert!(is_proven(&mut citizen).await);
    portal.later(TimeDelta::milliseconds(1));
    assert_eq!(citizen.session().await["now"], session["proven_until"]);
    assert!(!is_proven(&mut citizen).await);
    assert_eq!(citizen.reauthenticates("level2").await, FORM);
    assert!(is_proven(&mut citizen).await);
    portal.later(TimeDelta::minutes(10));
    assert!(!is_proven(&mut citizen).await);
}

async fn the_session_has_a_new_token_and_the_old_one_opens_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.clone();
    let id = citizen.sessions().await[0]["id"].clone();
    portal.later(TimeDelta::minutes(1));
    citizen.reauthenticates("level2").await;
    assert_ne!(citizen.jar["motcua-session"], before.jar["motcua-session"]);
    assert!(!before.clone().is_signed_in().await);
    let sessions = citizen.sessions().await;
    assert_eq!(
        (sessions.len(), &sessions[0]["id"]),
        (1, &id),
        "it is the same session"
    );
    // Signing out ends the provider's new session too.
    let ended = citizen.delete("/api/citizen/session").await;
    let logout = citizen.get(ended.json()["continue_to"].as_str().unwrap()).await;
    assert_eq!(logout.status, 303, "{logout:?}");
}

async fn another_person_is_refused_and_the_session_stays(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(11));
    let (cookie, profile) = (citizen.jar["motcua-session"].clone(), citizen.profile().await);
    let back = citizen.reauthenticates("level1").await;
    assert_eq!(
        back,
        "/dich-vu-cong/cong-dan/tai-khoan?sua=thong-tin&reauthentication=other_person#lien-he"
    );
    assert_eq!(citizen.jar["motcua-session"], cookie);
    assert_eq!(citizen.profile().await, profile);
    assert!(!is_proven(&mut citizen).await);
    assert_eq!(citizen.session().await["citizen"]["full_name"], "Nguyễn Thị Mẫu");
    // Nobody new was made of it, and nobody was signed in.
    let mut other = portal.browser();
    other.signs_in("level1").await;
    assert_eq!(other.sessions().await.len(), 1);
}

async fn another_browser_can_not_do_it(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(11));
    let callback = citizen.begins_to_reauthenticate("level2", FORM).await;
    let mut thief = portal.browser();
    assert!(thief.get(&callback).await.location().contains("problem=unknown"));
    // Nor without the session's own cookie.
    let mut without = citizen.clone();
    without.jar.remove("motcua-session");
    assert!(
        without
            .get(&callback)
            .await
            .location()
            .contains("reauthentication=expired")
    );
    assert!(!without.is_signed_in().await);
    assert!(!is_proven(&mut citizen).await);
}

async fn a_session_that_ended_meanwhile_is_not_brought_back(portal: Portal) {
    let (mut citizen, mut other) = (portal.browser(), portal.browser());
    citizen.signs_in("level2").await;
    other.signs_in("level2").await;
    let callback = citizen.begins_to_reauthenticate("level2", FORM).await;
    other.delete("/api/citizen/sessions?others=true").await;
    let back = citizen.get(&callback).await;
    assert!(back.location().contains("reauthentication=expired"), "{back:?}");
    assert!(!citizen.is_signed_in().await);
    // One whose time is over neither.
    other.begins_to_reauthenticate("level2", FORM).await;
    let callback = other.begins_to_reauthenticate("level2", FORM).await;
    portal.later(TimeDelta::minutes(31));
    assert!(
        other
            .get(&callback)
            .await
            .location()
            .contains("reauthentication=expired")
    );
    assert!(!other.is_signed_in().await);
}

async fn giving_up_leads_back_to_the_form(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let begun = citizen
        .post("/api/citizen/re-authenticate", &json!({ "return_to": "/" }))
        .await;
    citizen.get(begun.json()["redirect_to"].as_str().unwrap()).await;
    let cancelled = citizen.delete("/vneid/api/sign-in").await;
    let back = citizen
        .get(cancelled.json()["redirect_to"].as_str().unwrap())
        .await;
    assert_eq!(back.location(), "/?reauthentication=cancelled");
    assert!(citizen.is_signed_in().await);
}

async fn a_lost_answer_is_given_again(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(11));
    let callback = citizen.begins_to_reauthenticate("level2", FORM).await;
    // The answer, with the new token, never reaches the browser.
    citizen.clone().get(&callback).await;
    assert!(!citizen.is_signed_in().await);
    assert_eq!(citizen.get(&callback).await.location(), FORM);
    assert!(citizen.is_signed_in().await && is_proven(&mut citizen).await);
    assert_eq!(citizen.get(&callback).await.location(), FORM, "and once more");
}

async fn a_used_answer_proves_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(11));
    let callback = citizen.begins_to_reauthenticate("level2", FORM).await;
    citizen.get(&callback).await;
    portal.later(TimeDelta::minutes(11));
    assert_eq!(citizen.get(&callback).await.location(), FORM);
    assert!(!is_proven(&mut citizen).await);
    // Nor does the one of another person, asked for again.
    let refused = citizen.begins_to_reauthenticate("level1", FORM).await;
    assert!(citizen.get(&refused).await.location().contains("other_person"));
    citizen.get(&refused).await;
    assert!(!is_proven(&mut citizen).await);
}

async fn a_provider_that_is_down_is_told_at_once(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let faults = json!({"provider_down": true, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": false});
    citizen.put("/sandbox/faults", &faults).await;
    let refused = citizen
        .post("/api/citizen/re-authenticate", &json!({ "return_to": FORM }))
        .await;
    assert_eq!(refused.problem(), (503, "unavailable".into()));
    assert!(citizen.is_signed_in().await);
}

async fn only_pages_of_ours_are_come_back_to(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    for elsewhere in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "",
        "/api/citizen/export",
    ] {
        let body = json!({ "return_to": elsewhere });
        let refused = citizen.post("/api/citizen/re-authenticate", &body).await;
        assert_eq!(wrong_fields(&refused), ["return_to: own_path"], "{elsewhere}");
    }
    let missing = citizen.post("/api/citizen/re-authenticate", &json!({})).await;
    assert_eq!(wrong_fields(&missing), ["return_to: required"]);
}

async fn it_lasts_no_longer_for_it(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.session().await;
    portal.later(TimeDelta::minutes(20));
    citizen.reauthenticates("level2").await;
    let after = citizen.session().await;
    assert_eq!(after["expires_at"], before["expires_at"]);
    assert!(after["idle_expires_at"].as_str() > before["idle_expires_at"].as_str());
}

async fn a_sign_in_begun_elsewhere_is_no_proof(portal: Portal) {
    // An attacker's own sign-in, brought into the victim's browser, has another browser's name.
    let (mut citizen, mut attacker) = (portal.browser(), portal.browser());
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(11));
    let callback = attacker.comes_to_the_callback("level1").await;
    assert!(
        citizen
            .get(&callback)
            .await
            .location()
            .contains("problem=unknown")
    );
    assert_eq!(citizen.session().await["citizen"]["full_name"], "Nguyễn Thị Mẫu");
    assert!(!is_proven(&mut citizen).await);
}
