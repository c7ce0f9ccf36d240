//! *Liên kết tài khoản*: linking, unlinking, restoring, and what must never come of them.

use chrono::TimeDelta;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    a_techid_is_linked_after_a_look_at_what_changes,
    once_linked_the_national_portal_is_a_way_in,
    the_last_way_in_stays_and_says_why,
    of_two_that_go_at_the_same_instant_one_stays,
    a_removed_link_comes_back_within_a_week,
    a_link_that_went_to_someone_else_does_not_come_back,
    linking_and_unlinking_ask_for_a_recent_proof,
    a_link_begun_in_one_browser_ends_in_no_other,
    a_session_that_ended_meanwhile_links_nothing,
    a_proposal_waits_a_quarter_of_an_hour,
    unlinking_keeps_all_data,
    a_changed_way_in_is_told_until_it_was_seen,
);

async fn a_techid_is_linked_after_a_look_at_what_changes(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.lets_dvcqg_say("level2", &json!({"DiaChi": "Số 2, đường Mới, tỉnh Hưng Yên", "ThuDienTu": null, "TenDoanhNghiep": "Tổ hợp tác Mẫu"})).await;
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen.get("/api/citizen/links/dvcqg/preview").await.problem(),
        (404, "not_found".into())
    );
    citizen.proves_for_link("dvcqg", "level2").await;
    assert_eq!(
        citizen.ways_in().await.len(),
        1,
        "nothing is linked before it is confirmed"
    );
    let preview = citizen.get("/api/citizen/links/dvcqg/preview").await.json();
    assert_eq!(
        (&preview["provider"], &preview["tech_id"]),
        (&json!("dvcqg"), &json!("techid-level2"))
    );
    assert_eq!(
        preview["added"],
        json!([{"field": "organisation", "value": "Tổ hợp tác Mẫu"}])
    );
    assert_eq!(preview["replaced"][0]["field"], "address");
    assert_eq!(preview["replaced"][0]["new"], "Số 2, đường Mới, tỉnh Hưng Yên");
    let kept = preview["kept"].as_array().unwrap();
    let why = |field: &str| {
        kept.iter()
            .find(|kept| kept["field"] == field)
            .map(|kept| kept["why"].clone())
    };
    assert_eq!(
        (why("personal_id"), why("email")),
        (Some(json!("same")), Some(json!("not_given")))
    );

    let confirmed = citizen.post("/api/citizen/links/dvcqg/confirm", &json!({})).await;
    assert_eq!(confirmed.json(), json!({"other_sessions": 0}));
    let ways = citizen.ways_in().await;
    assert_eq!(ways.len(), 2);
    assert!(ways.iter().all(|way| way["can_remove"] == true), "{ways:?}");
    assert_eq!(
        citizen.profile().await["fields"]["address"]["value"],
        "Số 2, đường Mới, tỉnh Hưng Yên"
    );
    assert_eq!(citizen.profile().await["fields"]["email"]["source"], "vneid");
    assert_eq!(citizen.events().await[0], "link_added");
    let again = citizen.post("/api/citizen/links/dvcqg/confirm", &json!({})).await;
    assert_eq!(again.problem(), (409, "nothing_to_confirm".into()));
}

async fn once_linked_the_national_portal_is_a_way_in(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.citizen_id().await;
    citizen.links_dvcqg("level2").await;
    let mut other = portal.browser();
    assert_eq!(other.comes_through_dvcqg("level2").await.location(), "/");
    assert_eq!(other.citizen_id().await, id);
}

async fn the_last_way_in_stays_and_says_why(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let way = citizen.ways_in().await[0].clone();
    assert_eq!(
        (&way["can_remove"], &way["reason"], &way["fix"]),
        (&json!(false), &json!("last_way_in"), &json!("link_dvcqg"))
    );
    let id = way["id"].as_str().unwrap();
    let removed = citizen.delete(&format!("/api/citizen/links/{id}")).await;
    assert_eq!(removed.problem(), (409, "last_way_in".into()));
    assert_eq!(citizen.ways_in().await.len(), 1);
}

async fn of_two_that_go_at_the_same_instant_one_stays(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    let (vneid, dvcqg) = (citizen.way_in("vneid").await, citizen.way_in("dvcqg").await);
    let (mut one, mut two) = (citizen.clone(), citizen.clone());
    let (a, b) = (
        format!("/api/citizen/links/{vneid}"),
        format!("/api/citizen/links/{dvcqg}"),
    );
    let (first, second) = tokio::join!(one.delete(&a), two.delete(&b));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let active = citizen
        .ways_in()
        .await
        .into_iter()
        .filter(|way| way["state"] == "active");
    assert_eq!(active.count(), 1);
}

async fn a_removed_link_comes_back_within_a_week(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    let id = citizen.way_in("dvcqg").await;
    assert_eq!(
        citizen.delete(&format!("/api/citizen/links/{id}")).await.status,
        200
    );
    assert_eq!(
        citizen.delete(&format!("/api/citizen/links/{id}")).await.status,
        404
    );
    let removed = citizen
        .ways_in()
        .await
        .into_iter()
        .find(|way| way["id"] == id.as_str())
        .unwrap();
    assert_eq!(
        (&removed["state"], &removed["fix"]),
        (&json!("removed"), &json!("restore"))
    );
    // It opens nothing now: the number is known, so the older account is to be proved.
    let mut other = portal.browser();
    assert!(
        other
            .comes_through_dvcqg("level2")
            .await
            .location()
            .contains("problem=proof_needed")
    );

    portal.later(TimeDelta::days(7) - TimeDelta::seconds(1));
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let restore = format!("/api/citizen/links/{id}/restore");
    assert_eq!(citizen.post(&restore, &json!({})).await.status, 200);
    assert_eq!(citizen.post(&restore, &json!({})).await.status, 404);
    assert_eq!(citizen.events().await[0], "link_restored");
    assert_eq!(other.comes_through_dvcqg("level2").await.location(), "/");

    assert_eq!(
        citizen.delete(&format!("/api/citizen/links/{id}")).await.status,
        200
    );
    portal.later(TimeDelta::days(7));
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen.post(&restore, &json!({})).await.problem(),
        (410, "too_late".into())
    );
    assert_eq!(citizen.ways_in().await.len(), 1);
}

async fn a_link_that_went_to_someone_else_does_not_come_back(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    let id = citizen.way_in("dvcqg").await;
    citizen.delete(&format!("/api/citizen/links/{id}")).await;
    // The national portal gives the Techid to somebody else.
    citizen
        .lets_dvcqg_say("level1", &json!({"TechID": "techid-level2"}))
        .await;
    let mut other = portal.browser();
    other.signs_in("level1").await;
    other.links_dvcqg("level1").await;
    let restored = citizen
        .post(&format!("/api/citizen/links/{id}/restore"), &json!({}))
        .await;
    assert_eq!(restored.problem(), (409, "belongs_to_another".into()));
    // Nobody else can restore it.
    let theirs = other
        .post(&format!("/api/citizen/links/{id}/restore"), &json!({}))
        .await;
    assert_eq!(theirs.problem(), (404, "not_found".into()));
}

async fn linking_and_unlinking_ask_for_a_recent_proof(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    citizen.proves_for_link("vneid", "level1").await;
    let id = citizen.way_in("dvcqg").await;
    portal.later(TimeDelta::minutes(10));
    let link = format!("/api/citizen/links/{id}");
    let asks = (401, "reauthenticate".to_owned());
    for path in [
        "/api/citizen/links/dvcqg",
        "/api/citizen/links/dvcqg/confirm",
        &format!("{link}/restore"),
    ] {
        assert_eq!(citizen.post(path, &json!({})).await.problem(), asks, "{path}");
    }
    assert_eq!(citizen.delete(&link).await.problem(), asks);
    let begun = citizen
        .post("/api/citizen/re-authenticate", &json!({"return_to": "/a"}))
        .await;
    let to = begun.json()["redirect_to"].as_str().unwrap().to_owned();
    let callback = citizen.walks(&to, "level2").await;
    assert_eq!(citizen.get(&callback).await.location(), "/a");
    assert_eq!(citizen.delete(&link).await.status, 200);
}

async fn a_link_begun_in_one_browser_ends_in_no_other(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let begun = citizen.post("/api/citizen/links/dvcqg", &json!({})).await.json();
    let to = begun["redirect_to"].as_str().unwrap();
    let mut victim = portal.browser();
    victim.signs_in("level1").await;
    let callback = victim.walks(to, "level1").await;
    assert!(victim.get(&callback).await.location().contains("problem=unknown"));
    for browser in [&mut victim, &mut citizen] {
        assert_eq!(browser.get("/api/citizen/links/dvcqg/preview").await.status, 404);
        assert_eq!(browser.ways_in().await.len(), 1);
    }
    // Confirming in another browser of the same person finds nothing either.
    citizen.proves_for_link("dvcqg", "level2").await;
    let mut elsewhere = portal.browser();
    elsewhere.signs_in("level2").await;
    let confirmed = elsewhere
        .post("/api/citizen/links/dvcqg/confirm", &json!({}))
        .await;
    assert_eq!(confirmed.problem(), (409, "nothing_to_confirm".into()));
}

async fn a_session_that_ended_meanwhile_links_nothing(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let begun = citizen.post("/api/citizen/links/dvcqg", &json!({})).await.json();
    let to = begun["redirect_to"].as_str().unwrap().to_owned();
    citizen.delete("/api/citizen/session").await;
    // Someone else signs in in the same browser before the provider answers.
    citizen.signs_in("level1").await;
    let callback = citizen.walks(&to, "level2").await;
    assert_eq!(
        citizen.get(&callback).await.location(),
        "/dich-vu-cong/cong-dan/tai-khoan?link_problem=expired"
    );
    assert_eq!(citizen.get("/api/citizen/links/dvcqg/preview").await.status, 404);
}

async fn a_proposal_waits_a_quarter_of_an_hour(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.proves_for_link("dvcqg", "level2").await;
    portal.later(TimeDelta::minutes(15));
    assert_eq!(citizen.get("/api/citizen/links/dvcqg/preview").await.status, 404);
}

async fn unlinking_keeps_all_data(portal: Portal) {
    let mut citizen = portal.browser();
    citizen
        .lets_dvcqg_say("level2", &json!({"DiaChi": "Số 2, đường Mới"}))
        .await;
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    let before = citizen.profile().await;
    let mut second = portal.browser();
    second.signs_in("level2").await;
    let id = citizen.way_in("dvcqg").await;
    let removed = citizen.delete(&format!("/api/citizen/links/{id}")).await.json();
    assert_eq!(removed, json!({"other_sessions": 1}), "ending it is offered");
    assert_eq!(citizen.profile().await["fields"], before["fields"]);
    assert_eq!(citizen.events().await[0], "link_removed");
}

async fn a_changed_way_in_is_told_until_it_was_seen(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let mut other = portal.browser();
    other.signs_in("level2").await;
    assert_eq!(citizen.get("/api/citizen/notices").await.json(), json!([]));
    citizen.links_dvcqg("level2").await;
    let told = other.get("/api/citizen/notices").await.json();
    assert_eq!(
        (
            told.as_array().unwrap().len(),
            &told[0]["event"],
            &told[0]["this_session"]
        ),
        (1, &json!("link_added"), &json!(false))
    );
    assert_eq!(told[0]["offers"], json!(["end_other_sessions", "not_me"]));
    let seen = json!({ "id": told[0]["id"] });
    assert_eq!(other.post("/api/citizen/notices/seen", &seen).await.status, 204);
    assert_eq!(other.get("/api/citizen/notices").await.json(), json!([]));
    let id = citizen.way_in("dvcqg").await;
    citizen.delete(&format!("/api/citizen/links/{id}")).await;
    let told = other.get("/api/citizen/notices").await.json();
    assert_eq!(
        (told.as_array().unwrap().len(), &told[0]["event"]),
        (1, &json!("link_removed"))
    );
    let ended = other.delete("/api/citizen/sessions?others=true").await.json();
    assert_eq!(ended["ended"], 1);
    assert!(!citizen.is_signed_in().await);
}
