//! Whose an outside identity is: two administrators decide, and whoever is concerned is told.

use chrono::TimeDelta;
use entity::staff_member::Role;
use serde_json::{Value, json};

use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;
use crate::actors::{Browser, Portal};

on_each_database!(
    a_look_needs_a_reason_and_is_told_to_those_concerned,
    two_administrators_who_decide_the_same_carry_it_out,
    one_administrator_alone_decides_nothing,
    two_who_differ_open_another_round,
    a_decision_is_undone_exactly_by_two,
    what_was_changed_since_is_not_undone,
    nobody_loses_the_last_way_in_unless_that_is_said,
    nobody_decides_about_their_own_account,
    deciding_asks_for_a_recent_proof,
    who_has_not_looked_decides_nothing,
    what_the_first_decided_is_recorded_with_the_second,
);

const GROUNDS: &str = "Đã đối chiếu giấy tờ gốc tại Bộ phận Một cửa.";

/// Two accounts, of which the second wants the *Techid* of the first; and two administrators who have looked at both.
struct Conflict<'a> {
    holder: Browser<'a>,
    twin: Browser<'a>,
    one: Member<'a>,
    two: Member<'a>,
    path: String,
}

async fn conflict(portal: &Portal) -> Conflict<'_> {
    let mut case = conflict_that_nobody_saw(portal).await;
    let path = case.to("/looks");
    for official in [&mut case.one, &mut case.two] {
        let reason = json!({"reason": "Giải quyết theo đơn của công dân."});
        let looked = official.posts(&path, &reason).await;
        assert_eq!(looked.status, 200, "{}", looked.text());
    }
    case
}

async fn conflict_that_nobody_saw(portal: &Portal) -> Conflict<'_> {
    let (mut holder, mut twin) = (portal.browser(), portal.browser());
    holder.signs_in("level1").await;
    holder.links_dvcqg("level1").await;
    twin.signs_in("techid_twin").await;
    twin.proves_for_link("dvcqg", "techid_twin").await;
    let mut one = portal.member("QT001", Role::Administrator).await;
    let two = portal.member("QT002", Role::Administrator).await;
    let listed = one.get("/api/staff/identity-cases?state=open").await.json();
    let id = listed["cases"][0]["id"].as_str().unwrap();
    Conflict {
        path: format!("/api/staff/identity-cases/{id}"),
        holder,
        twin,
        one,
        two,
    }
}

impl Conflict<'_> {
    fn to(&self, what: &str) -> String {
        format!("{}{what}", self.path)
    }

    async fn both_decide(&mut self, outcome: &str) -> Value {
        let (path, body) = (
            self.to("/decisions"),
            json!({"outcome": outcome, "grounds": GROUNDS}),
        );
        let first = self.one.posts(&path, &body).await;
        assert_eq!(first.json()["result"], "noted", "{}", first.text());
        let second = self.two.posts(&path, &body).await;
        assert_eq!(second.json()["result"], "carried_out", "{}", second.text());
        second.json()
    }
}

async fn links(portal: &Portal) -> Vec<entity::identity_link::Model> {
    use sea_orm::{EntityTrait, QueryOrder};
    entity::identity_link::Entity::find()
        .order_by_asc(entity::identity_link::Column::Id)
        .all(portal.app.db.read())
        .await
        .unwrap()
}

async fn a_look_needs_a_reason_and_is_told_to_those_concerned(portal: Portal) {
    let mut case = conflict(&portal).await;
    let listed = case.one.get("/api/staff/identity-cases").await.text();
    let (holder, twin) = (case.holder.citizen_id().await, case.twin.citizen_id().await);
    assert!(!listed.contains(&holder) && !listed.contains(&twin), "{listed}");
    let path = case.to("/looks");
    let bare = case.one.posts(&path, &json!({"reason": "vì sao"})).await;
    assert_eq!(wrong_fields(&bare), ["reason: length"]);
    let reason = "Công dân đề nghị giải quyết theo phiếu số 12.";
    let looked = case.one.posts(&path, &json!({ "reason": reason })).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let view = looked.json();
    assert_eq!(
        (&view["holder"]["citizen_id"], &view["claimant"]["citizen_id"]),
        (&json!(holder), &json!(twin))
    );
    let proofs = view["holder"]["proofs"].as_array().unwrap();
    let number = proofs
        .iter()
        .find(|proof| proof["field"] == "personal_id")
        .unwrap();
    let whole = case.holder.profile().await["fields"]["personal_id"]["value"].clone();
    assert_ne!(number["value"], whole);
    assert!(
        !looked.text().contains(whole.as_str().unwrap()) && !looked.text().contains("techid-level1"),
        "{}",
        looked.text()
    );
    for citizen in [&mut case.holder, &mut case.twin] {
        let page = citizen.get("/api/citizen/activity").await.json();
        let entry = &page["entries"][0];
        assert_eq!(
            (&entry["event"], &entry["details"]["reason"], entry.get("address")),
            (&json!("case_looked_at"), &json!(reason), None)
        );
    }
    let recorded = case
        .one
        .get("/api/staff/audit?action=case_looked_at")
        .await
        .json();
    assert_eq!(recorded["entries"][0]["subject"]["kind"], "identity_case");
    let unknown = format!("/api/staff/identity-cases/{}/looks", uuid::Uuid::nil());
    assert_eq!(
        case.one
            .posts(&unknown, &json!({ "reason": reason }))
            .await
            .status,
        404
    );
}

async fn two_administrators_who_decide_the_same_carry_it_out(portal: Portal) {
    let mut case = conflict(&portal).await;
    let told = case.both_decide("give_to_claimant").await;
    assert_eq!(
        (&told["case"]["state"], &told["case"]["outcome"]),
        (&json!("carried_out"), &json!("give_to_claimant"))
    );
    let twin = case.twin.citizen_id().await;
    let now = links(&portal).await;
    let with: Vec<_> = now
        .iter()
        .filter(|link| link.tech_id.as_deref() == Some("techid-level1"))
        .map(|link| link.citizen_id.to_string())
        .collect();
    assert_eq!(with, [twin]);
    for citizen in [&mut case.holder, &mut case.twin] {
        assert_eq!(citizen.events().await[0], "case_decided");
        let notices = citizen.get("/api/citizen/notices").await.json();
        assert_eq!(notices[0]["event"], "case_decided");
    }
    let body = json!({"outcome": "keep_with_holder", "grounds": GROUNDS});
    let late = case.one.posts(&case.to("/decisions"), &body).await;
    assert_eq!(late.problem(), (409, "closed".into()));
}

async fn one_administrator_alone_decides_nothing(portal: Portal) {
    let mut case = conflict(&portal).await;
    let before = links(&portal).await;
    let (path, body) = (
        case.to("/decisions"),
        json!({"outcome": "give_to_claimant", "grounds": GROUNDS}),
    );
    case.one.posts(&path, &body).await;
    let again = case.one.posts(&path, &body).await;
    assert_eq!(again.problem(), (409, "already_decided".into()));
    assert_eq!(links(&portal).await, before);
    let seen = case.two.get(&case.path).await.json();
    assert_eq!(seen["state"], "awaiting_second");
    assert!(
        !seen.to_string().contains("give_to_claimant"),
        "the second decides for themselves: {seen}"
    );
    let not_possible = json!({"outcome": "link_to_holder", "grounds": GROUNDS});
    let refused = case.two.posts(&path, &not_possible).await;
    assert_eq!(refused.problem(), (409, "outcome_not_possible".into()));
}

async fn who_has_not_looked_decides_nothing(portal: Portal) {
    let mut case = conflict_that_nobody_saw(&portal).await;
    let body = json!({"outcome": "give_to_claimant", "grounds": GROUNDS});
    let blind = case.one.posts(&case.to("/decisions"), &body).await;
    assert_eq!(blind.problem(), (409, "not_looked".into()));
    let reason = json!({"reason": "Giải quyết theo đơn của công dân."});
    case.one.posts(&case.to("/looks"), &reason).await;
    let seen = case.one.posts(&case.to("/decisions"), &body).await;
    assert_eq!(seen.json()["result"], "noted", "{}", seen.text());
    let other = case.two.posts(&case.to("/decisions"), &body).await;
    assert_eq!(other.problem(), (409, "not_looked".into()));
}

async fn what_the_first_decided_is_recorded_with_the_second(portal: Portal) {
    let mut case = conflict(&portal).await;
    let (path, grounds) = (case.to("/decisions"), "Theo hồ sơ gốc của người thứ nhất.");
    let first = json!({"outcome": "give_to_claimant", "grounds": grounds});
    case.one.posts(&path, &first).await;
    let recorded = case.two.get("/api/staff/audit?action=case_decided").await.text();
    assert!(
        !recorded.contains(grounds) && !recorded.contains("give_to_claimant"),
        "{recorded}"
    );
    let second = json!({"outcome": "give_to_claimant", "grounds": GROUNDS});
    case.two.posts(&path, &second).await;
    let recorded = case
        .two
        .get("/api/staff/audit?action=case_carried_out")
        .await
        .text();
    assert!(
        recorded.contains(grounds) && recorded.contains(GROUNDS),
        "{recorded}"
    );
}

async fn two_who_differ_open_another_round(portal: Portal) {
    let mut case = conflict(&portal).await;
    let before = links(&portal).await;
    let path = case.to("/decisions");
    let decide = |outcome: &str| json!({"outcome": outcome, "grounds": GROUNDS});
    case.one.posts(&path, &decide("give_to_claimant")).await;
    let told = case.two.posts(&path, &decide("keep_with_holder")).await.json();
    assert_eq!(
        (&told["result"], &told["case"]["state"], &told["case"]["round"]),
        (&json!("disagreed"), &json!("open"), &json!(2))
    );
    assert_eq!(links(&portal).await, before);
    let looked = case
        .one
        .posts(&case.to("/looks"), &json!({"reason": "Xem lại ý kiến vòng một."}))
        .await;
    assert_eq!(looked.json()["history"].as_array().unwrap().len(), 2);
    case.both_decide("keep_with_holder").await;
    assert_eq!(links(&portal).await, before);
}

async fn a_decision_is_undone_exactly_by_two(portal: Portal) {
    let mut case = conflict(&portal).await;
    let before = links(&portal).await;
    let body = json!({ "grounds": GROUNDS });
    let early = case.one.posts(&case.to("/undo"), &body).await;
    assert_eq!(early.problem(), (409, "not_carried_out".into()));
    case.both_decide("give_to_claimant").await;
    assert_ne!(links(&portal).await, before);
    let path = case.to("/undo");
    let first = case.one.posts(&path, &body).await.json();
    assert_eq!(
        (&first["result"], &first["case"]["state"]),
        (&json!("noted"), &json!("undo_awaiting_second"))
    );
    assert_eq!(
        case.one.posts(&path, &body).await.problem(),
        (409, "already_decided".into())
    );
    let second = case.two.posts(&path, &body).await.json();
    assert_eq!(
        (&second["result"], &second["case"]["state"]),
        (&json!("carried_out"), &json!("open"))
    );
    assert_eq!(links(&portal).await, before);
    assert_eq!(case.holder.events().await[0], "case_undone");
    case.both_decide("give_to_claimant").await;
    portal.later(TimeDelta::days(30));
    case.one.comes_again().await;
    assert_eq!(
        case.one.posts(&path, &body).await.problem(),
        (410, "too_late".into())
    );
    assert_eq!(case.one.get(&case.path).await.json()["state"], "final");
}

async fn what_was_changed_since_is_not_undone(portal: Portal) {
    let mut case = conflict(&portal).await;
    case.both_decide("give_to_claimant").await;
    portal
        .execute("UPDATE identity_link SET tech_id = 'another' WHERE tech_id = 'techid-level1'")
        .await;
    let refused = case
        .one
        .posts(&case.to("/undo"), &json!({ "grounds": GROUNDS }))
        .await;
    assert_eq!(refused.problem(), (409, "changed_since".into()));
}

/// As if the twin had wanted the very account at the provider that the holder has, which is the holder's only one.
async fn nobody_loses_the_last_way_in_unless_that_is_said(portal: Portal) {
    let mut case = conflict(&portal).await;
    for sql in [
        "DELETE FROM identity_link WHERE tech_id IS NULL AND citizen_id = (SELECT held_by FROM identity_case)",
        "UPDATE identity_case SET kind = 'subject', subject = (SELECT subject FROM identity_link WHERE tech_id = 'techid-level1')",
    ] {
        portal.execute(sql).await;
    }
    let (path, mut body) = (
        case.to("/decisions"),
        json!({"outcome": "give_to_claimant", "grounds": GROUNDS}),
    );
    let refused = case.one.posts(&path, &body).await;
    assert_eq!(refused.problem(), (409, "leaves_no_way_in".into()));
    body["allow_no_way_in"] = json!(true);
    case.one.posts(&path, &body).await;
    let done = case.two.posts(&path, &body).await;
    assert_eq!(done.json()["result"], "carried_out", "{}", done.text());
    assert!(
        !case.holder.is_signed_in().await,
        "whoever loses a way in is signed out"
    );
    assert!(case.twin.is_signed_in().await);
}

async fn nobody_decides_about_their_own_account(portal: Portal) {
    let mut case = conflict(&portal).await;
    let number = case.holder.profile().await["fields"]["personal_id"]["value"].clone();
    portal
        .execute(&format!(
            "UPDATE staff_member SET personal_id = '{}' WHERE staff_code = 'QT001'",
            number.as_str().unwrap()
        ))
        .await;
    let body = json!({"outcome": "keep_with_holder", "grounds": GROUNDS});
    let refused = case.one.posts(&case.to("/decisions"), &body).await;
    assert_eq!(refused.problem(), (403, "concerns_you".into()));
}

async fn deciding_asks_for_a_recent_proof(portal: Portal) {
    let mut case = conflict(&portal).await;
    portal
        .execute("UPDATE session SET authenticated_at = '2020-01-01 00:00:00+00:00'")
        .await;
    let decide = json!({"outcome": "keep_with_holder", "grounds": GROUNDS});
    let undo = json!({ "grounds": GROUNDS });
    for (what, body) in [("/decisions", decide), ("/undo", undo)] {
        let refused = case.one.posts(&case.to(what), &body).await;
        assert_eq!(refused.problem(), (401, "reauthenticate".into()), "{what}");
    }
}
