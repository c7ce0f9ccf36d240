//! Two who want one account, and accounts that nobody can prove any more.

use entity::identity_case::{self, CaseKind};
use sea_orm::EntityTrait;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    two_links_at_the_same_instant_make_one,
    two_accounts_that_want_one_techid_at_the_same_instant,
    a_conflict_merges_nothing_and_tells_both,
    another_persons_account_is_not_linked,
    without_techid_nothing_is_linked,
    a_known_number_asks_for_proof_of_the_old_account,
    an_account_that_no_way_opens_any_more_is_for_an_official,
    a_techid_that_changed_follows_its_account,
);

async fn two_links_at_the_same_instant_make_one(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.proves_for_link("dvcqg", "level2").await;
    let (mut one, mut two) = (citizen.clone(), citizen.clone());
    let confirm = json!({});
    let (a, b) = tokio::join!(
        one.post("/api/citizen/links/dvcqg/confirm", &confirm),
        two.post("/api/citizen/links/dvcqg/confirm", &confirm),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(citizen.ways_in().await.len(), 2);
}

async fn two_accounts_that_want_one_techid_at_the_same_instant(portal: Portal) {
    let (mut one, mut two) = (portal.browser(), portal.browser());
    one.lets_dvcqg_say("level2", &json!({"TechID": "techid-x"})).await;
    one.lets_dvcqg_say("level1", &json!({"TechID": "techid-x"})).await;
    one.signs_in("level2").await;
    two.signs_in("level1").await;
    one.proves_for_link("dvcqg", "level2").await;
    two.proves_for_link("dvcqg", "level1").await;
    let confirm = json!({});
    let (a, b) = tokio::join!(
        one.post("/api/citizen/links/dvcqg/confirm", &confirm),
        two.post("/api/citizen/links/dvcqg/confirm", &confirm),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", a.text(), b.text());
    let lost = if a.status == 409 { a } else { b };
    assert_eq!(lost.problem(), (409, "identity_conflict".into()));
}

async fn a_conflict_merges_nothing_and_tells_both(portal: Portal) {
    let (mut holder, mut twin) = (portal.browser(), portal.browser());
    holder.signs_in("level1").await;
    holder.links_dvcqg("level1").await;
    twin.signs_in("techid_twin").await;
    for _ in 0..2 {
        let back = twin.proves_for_link("dvcqg", "techid_twin").await;
        assert_eq!(
            back,
            "/dich-vu-cong/cong-dan/tai-khoan?link_problem=identity_conflict"
        );
    }
    assert_eq!(twin.ways_in().await.len(), 1);
    assert_eq!(twin.events().await[0], "identity_conflict");
    let told: Vec<_> = holder
        .events()
        .await
        .into_iter()
        .filter(|event| event == "identity_conflict")
        .collect();
    assert_eq!(told.len(), 1, "one case, told once");
    let page = holder.get("/api/citizen/activity").await.json();
    let entry = &page["entries"][0];
    assert_eq!(
        (&entry["event"], entry.get("address")),
        (&json!("identity_conflict"), None),
        "not even from where"
    );
    let cases = identity_case::Entity::find()
        .all(portal.app.db.read())
        .await
        .unwrap();
    let [case] = cases.as_slice() else {
        panic!("{cases:?}")
    };
    let (tried_by, held_by) = (twin.citizen_id().await, holder.citizen_id().await);
    assert_eq!(case.kind, CaseKind::TechId);
    assert_eq!(case.tech_id.as_deref(), Some("techid-level1"));
    assert_eq!(
        (case.tried_by.map(|id| id.to_string()), case.held_by.to_string()),
        (Some(tried_by), held_by)
    );
    // Nor does it come in as somebody new.
    let mut stranger = portal.browser();
    assert!(
        stranger
            .comes_through_dvcqg("techid_twin")
            .await
            .location()
            .contains("problem=identity_conflict")
    );
    assert!(!stranger.is_signed_in().await);
}

async fn another_persons_account_is_not_linked(portal: Portal) {
    let (mut one, mut two) = (portal.browser(), portal.browser());
    two.signs_in("level2").await;
    one.signs_in("level1").await;
    // The number of someone who is known here: a case. Of someone who is not: another person.
    let back = one.proves_for_link("dvcqg", "level2").await;
    assert_eq!(
        back,
        "/dich-vu-cong/cong-dan/tai-khoan?link_problem=identity_conflict"
    );
    let back = one.proves_for_link("dvcqg", "owner").await;
    assert_eq!(back, "/dich-vu-cong/cong-dan/tai-khoan?link_problem=other_person");
    assert_eq!(
        one.post("/api/citizen/links/dvcqg/confirm", &json!({}))
            .await
            .problem(),
        (409, "nothing_to_confirm".into())
    );
}

async fn without_techid_nothing_is_linked(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("no_techid").await;
    let back = citizen.proves_for_link("dvcqg", "no_techid").await;
    assert_eq!(back, "/dich-vu-cong/cong-dan/tai-khoan?link_problem=no_techid");
}

async fn a_known_number_asks_for_proof_of_the_old_account(portal: Portal) {
    let mut old = portal.browser();
    old.signs_in("level2").await;
    let id = old.citizen_id().await;
    let mut citizen = portal.browser();
    let back = citizen.comes_through_dvcqg("level2").await.location().to_owned();
    assert_eq!(
        back,
        "/dich-vu-cong/cong-dan/dang-nhap?problem=proof_needed&prove_with=vneid&return_to=%2Fdich-vu-cong%2Fcong-dan%2Ftai-khoan%3Flink%3Ddvcqg"
    );
    assert!(!citizen.is_signed_in().await);
    // Somebody else on the same computer sees nothing of it.
    citizen.signs_in("level1").await;
    assert_eq!(citizen.get("/api/citizen/links/dvcqg/preview").await.status, 404);
    citizen.signs_in("level2").await;
    let preview = citizen.get("/api/citizen/links/dvcqg/preview").await.json();
    assert_eq!(preview["tech_id"], "techid-level2");
    assert_eq!(
        citizen
            .post("/api/citizen/links/dvcqg/confirm", &json!({}))
            .await
            .status,
        200
    );
    assert_eq!(citizen.citizen_id().await, id);
    assert_eq!(citizen.comes_through_dvcqg("level2").await.location(), "/");
    assert_eq!(citizen.citizen_id().await, id);

    // The other way round: the national portal's account is the older one.
    let mut first = portal.browser();
    first.comes_through_dvcqg("year_only").await;
    let older = first.citizen_id().await;
    let callback = first.comes_to_the_callback("year_only").await;
    let back = first.get(&callback).await.location().to_owned();
    assert!(back.contains("problem=proof_needed&prove_with=dvcqg&"), "{back}");
    let way = first.ways_in().await[0].clone();
    assert_eq!(
        (&way["reason"], &way["fix"]),
        (&json!("last_way_in"), &json!("link_vneid"))
    );
    assert_eq!(
        first
            .post("/api/citizen/links/vneid/confirm", &json!({}))
            .await
            .status,
        200
    );
    let mut by_vneid = portal.browser();
    by_vneid.signs_in("year_only").await;
    assert_eq!(by_vneid.citizen_id().await, older);
}

async fn an_account_that_no_way_opens_any_more_is_for_an_official(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.citizen_id().await;
    portal.vneid_moves().await;
    let mut again = portal.browser();
    let callback = again.comes_to_the_callback("level2").await;
    let back = again.get(&callback).await.location().to_owned();
    assert!(back.contains("problem=identity_conflict"), "{back}");
    assert!(!again.is_signed_in().await);
    let cases = identity_case::Entity::find()
        .all(portal.app.db.read())
        .await
        .unwrap();
    assert_eq!(
        (cases.len(), cases[0].kind, cases[0].held_by.to_string()),
        (1, CaseKind::PersonalId, id)
    );
}

async fn a_techid_that_changed_follows_its_account(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    citizen
        .lets_dvcqg_say("level2", &json!({"TechID": "techid-new"}))
        .await;
    assert_eq!(citizen.comes_through_dvcqg("level2").await.location(), "/");
    let way = citizen
        .ways_in()
        .await
        .into_iter()
        .find(|way| way["kind"] == "dvcqg")
        .unwrap();
    assert_eq!(way["name"], "techid-new");
    // To one that is someone else's it does not.
    let mut other = portal.browser();
    other.signs_in("level1").await;
    other.links_dvcqg("level1").await;
    citizen
        .lets_dvcqg_say("level2", &json!({"TechID": "techid-level1"}))
        .await;
    assert_eq!(
        citizen.comes_through_dvcqg("level2").await.location(),
        "/",
        "the subject is enough"
    );
    let way = citizen
        .ways_in()
        .await
        .into_iter()
        .find(|way| way["kind"] == "dvcqg")
        .unwrap();
    assert_eq!(way["name"], "techid-new");
    for person in [&mut citizen, &mut other] {
        assert!(person.events().await.contains(&"identity_conflict".to_owned()));
    }
}
