//! Each kind of disputed identity, and what each outcome makes of it, from the way in that met it to the one that opens.

use chrono::TimeDelta;
use entity::identity_link;
use entity::staff_member::Role;
use sea_orm::{EntityTrait, QueryOrder};
use serde_json::{Value, json};

use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;
use crate::actors::{Browser, Portal};

on_each_database!(
    a_number_that_someone_has_is_given_to_the_claimant_or_linked_to_the_holder,
    an_account_without_a_way_in_gets_its_new_one,
    another_account_at_the_provider_takes_the_place_of_the_holders,
    an_account_at_the_provider_goes_over_whole,
    what_the_citizen_changed_since_is_not_undone,
    it_can_be_undone_up_to_the_last_second_of_thirty_days,
    whoever_is_a_party_neither_looks_nor_decides,
    the_word_of_one_who_was_shut_out_counts_for_nothing,
    reasons_say_something_and_are_read_in_both_languages,
);

const GROUNDS: &str = "Đã đối chiếu giấy tờ gốc tại Bộ phận Một cửa.";
const REASON: &str = "Giải quyết theo đơn của công dân số 12.";

struct Officials<'a> {
    one: Member<'a>,
    two: Member<'a>,
    path: String,
}

impl<'a> Officials<'a> {
    /// Two who look at the only case that there is.
    async fn look(portal: &'a Portal) -> (Self, Value) {
        let mut one = portal.member("QT001", Role::Administrator).await;
        let two = portal.member("QT002", Role::Administrator).await;
        let listed = one.get("/api/staff/identity-cases?state=open").await.json();
        assert_eq!(listed["cases"].as_array().unwrap().len(), 1, "{listed}");
        let id = listed["cases"][0]["id"].as_str().unwrap();
        let path = format!("/api/staff/identity-cases/{id}");
        let mut both = Self { one, two, path };
        let mut seen = Value::Null;
        for official in [&mut both.one, &mut both.two] {
            let looked = official
                .posts(&format!("{}/looks", both.path), &json!({"reason": REASON}))
                .await;
            assert_eq!(looked.status, 200, "{}", looked.text());
            seen = looked.json();
        }
        (both, seen)
    }

    async fn both(&mut self, what: &str, body: &Value) -> String {
        let path = format!("{}/{what}", self.path);
        let first = self.one.posts(&path, body).await;
        assert_eq!(first.json()["result"], "noted", "{}", first.text());
        let second = self.two.posts(&path, body).await;
        second.json()["result"].as_str().unwrap_or_default().to_owned()
    }

    async fn decide(&mut self, outcome: &str) {
        let body = json!({"outcome": outcome, "grounds": GROUNDS});
        assert_eq!(self.both("decisions", &body).await, "carried_out");
    }

    async fn undo(&mut self) {
        assert_eq!(
            self.both("undo", &json!({ "grounds": GROUNDS })).await,
            "carried_out"
        );
    }

    async fn find_it_changed_since(&mut self) {
        let path = format!("{}/undo", self.path);
        let undone = self.one.posts(&path, &json!({ "grounds": GROUNDS })).await;
        assert_eq!(undone.problem(), (409, "changed_since".into()));
    }
}

fn outcomes(seen: &Value) -> Vec<&str> {
    let all = seen["outcomes"].as_array().unwrap().iter();
    all.map(|outcome| outcome["outcome"].as_str().unwrap()).collect()
}

async fn links(portal: &Portal) -> Vec<identity_link::Model> {
    identity_link::Entity::find()
        .order_by_asc(identity_link::Column::Id)
        .all(portal.app.db.read())
        .await
        .unwrap()
}

/// Whom the national portal's account of this person opens; nobody's if it opens none.
async fn opened_by_dvcqg(portal: &Portal, key: &str) -> Option<String> {
    let mut browser = portal.browser();
    browser.comes_through_dvcqg(key).await;
    match browser.is_signed_in().await {
        true => Some(browser.citizen_id().await),
        false => None,
    }
}

async fn a_number_that_someone_has_is_given_to_the_claimant_or_linked_to_the_holder(portal: Portal) {
    let (mut holder, mut claimant) = (portal.browser(), portal.browser());
    holder.signs_in("level2").await;
    claimant.signs_in("level1").await;
    claimant.proves_for_link("dvcqg", "level2").await;
    let (holder_id, claimant_id) = (holder.citizen_id().await, claimant.citizen_id().await);
    let before = links(&portal).await;
    let (mut officials, seen) = Officials::look(&portal).await;
    assert_eq!(seen["case"]["kind"], "personal_id");
    assert_eq!(
        (&seen["holder"]["citizen_id"], &seen["claimant"]["citizen_id"]),
        (&json!(holder_id), &json!(claimant_id))
    );
    assert_eq!(
        outcomes(&seen),
        ["keep_with_holder", "give_to_claimant", "link_to_holder"]
    );
    let sources = seen["holder"]["proofs"].as_array().unwrap().iter();
    assert!(
        sources
            .map(|proof| proof["source"].as_str().unwrap())
            .all(|source| source == "vneid"),
        "{seen}"
    );

    officials.decide("keep_with_holder").await;
    assert_eq!(links(&portal).await, before);
    officials.undo().await;

    officials.decide("give_to_claimant").await;
    assert!(holder.is_signed_in().await && claimant.is_signed_in().await);
    assert_eq!(opened_by_dvcqg(&portal, "level2").await, Some(claimant_id));
    officials.undo().await;
    assert_eq!(links(&portal).await, before);

    officials.decide("link_to_holder").await;
    assert_eq!(opened_by_dvcqg(&portal, "level2").await, Some(holder_id));
    assert!(holder.events().await.contains(&"case_decided".to_owned()));
    assert!(
        !claimant.is_signed_in().await,
        "with the link that was taken back its sessions ended"
    );
    officials.undo().await;
    assert_eq!(links(&portal).await, before);
    assert_eq!(opened_by_dvcqg(&portal, "level2").await, None);
}

/// As if VNeID had another address now: nobody can prove the old account, and only officials help.
async fn an_account_without_a_way_in_gets_its_new_one(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let id = citizen.citizen_id().await;
    portal.vneid_moves().await;
    let mut again = portal.browser();
    let callback = again.comes_to_the_callback("level2").await;
    again.get(&callback).await;
    assert!(!again.is_signed_in().await);
    let (mut officials, seen) = Officials::look(&portal).await;
    assert_eq!(
        (&seen["case"]["kind"], seen.get("claimant")),
        (&json!("personal_id"), None)
    );
    assert_eq!(outcomes(&seen), ["keep_with_holder", "link_to_holder"]);
    let nobody = json!({"outcome": "give_to_claimant", "grounds": GROUNDS});
    let refused = officials
        .one
        .posts(&format!("{}/decisions", officials.path), &nobody)
        .await;
    assert_eq!(refused.problem(), (409, "outcome_not_possible".into()));
    officials.decide("link_to_holder").await;
    let mut again = portal.browser();
    again.signs_in("level2").await;
    assert_eq!(again.citizen_id().await, id);
    // What was the only way in that opens is not taken away again without a word.
    officials.find_it_changed_since().await;
}

/// Somebody came with an account that is new to the portal, and the *Techid* of an older one.
async fn another_account_at_the_provider_takes_the_place_of_the_holders(portal: Portal) {
    let mut holder = portal.browser();
    holder.signs_in("level1").await;
    holder.links_dvcqg("level1").await;
    let id = holder.citizen_id().await;
    assert_eq!(opened_by_dvcqg(&portal, "techid_twin").await, None);
    let before = links(&portal).await;
    let (mut officials, seen) = Officials::look(&portal).await;
    assert_eq!(
        (&seen["case"]["kind"], seen.get("claimant")),
        (&json!("tech_id"), None)
    );
    assert_eq!(outcomes(&seen), ["keep_with_holder", "link_to_holder"]);
    officials.decide("link_to_holder").await;
    assert!(
        !holder.is_signed_in().await,
        "one who loses a way in is signed out"
    );
    assert_eq!(opened_by_dvcqg(&portal, "techid_twin").await, Some(id));
    assert_eq!(opened_by_dvcqg(&portal, "level1").await, None);
    officials.undo().await;
    assert_eq!(links(&portal).await, before);
}

async fn an_account_at_the_provider_goes_over_whole(portal: Portal) {
    let (mut holder, mut claimant) = conflict_of_subject(&portal).await;
    let before = links(&portal).await;
    let (mut officials, seen) = Officials::look(&portal).await;
    assert_eq!(seen["case"]["kind"], "subject");
    assert_eq!(outcomes(&seen), ["keep_with_holder", "give_to_claimant"]);
    officials.decide("give_to_claimant").await;
    assert!(!holder.is_signed_in().await && claimant.is_signed_in().await);
    assert_eq!(
        opened_by_dvcqg(&portal, "level1").await,
        Some(claimant.citizen_id().await)
    );
    officials.undo().await;
    assert!(!claimant.is_signed_in().await);
    assert_eq!(links(&portal).await, before);
    holder.signs_in("level1").await;
    assert!(holder.events().await.contains(&"case_undone".to_owned()));
}

async fn conflict_of_subject(portal: &Portal) -> (Browser<'_>, Browser<'_>) {
    let (mut holder, mut claimant) = (portal.browser(), portal.browser());
    holder.signs_in("level1").await;
    holder.links_dvcqg("level1").await;
    claimant.signs_in("techid_twin").await;
    let back = claimant.proves_for_link("dvcqg", "level1").await;
    assert!(back.contains("identity_conflict"), "{back}");
    (holder, claimant)
}

async fn what_the_citizen_changed_since_is_not_undone(portal: Portal) {
    let (_holder, mut claimant) = conflict_of_subject(&portal).await;
    let (mut officials, _) = Officials::look(&portal).await;
    officials.decide("give_to_claimant").await;
    let id = claimant.way_in("dvcqg").await;
    let removed = claimant.delete(&format!("/api/citizen/links/{id}")).await;
    assert_eq!(removed.status, 200, "{}", removed.text());
    let after = links(&portal).await;
    officials.find_it_changed_since().await;
    assert_eq!(links(&portal).await, after);
}

async fn it_can_be_undone_up_to_the_last_second_of_thirty_days(portal: Portal) {
    let (_holder, _claimant) = conflict_of_subject(&portal).await;
    let (mut officials, _) = Officials::look(&portal).await;
    officials.decide("give_to_claimant").await;
    portal.later(TimeDelta::days(30) - TimeDelta::seconds(1));
    officials.one.comes_again().await;
    officials.two.comes_again().await;
    let (path, body) = (format!("{}/undo", officials.path), json!({ "grounds": GROUNDS }));
    let first = officials.one.posts(&path, &body).await;
    assert_eq!(first.json()["result"], "noted", "{}", first.text());
    portal.later(TimeDelta::seconds(1));
    let late = officials.two.posts(&path, &body).await;
    assert_eq!(late.problem(), (410, "too_late".into()), "the second too");
}

async fn whoever_is_a_party_neither_looks_nor_decides(portal: Portal) {
    let (mut holder, _claimant) = conflict_of_subject(&portal).await;
    let (mut officials, _) = Officials::look(&portal).await;
    let number = holder.profile().await["fields"]["personal_id"]["value"].clone();
    let number = number.as_str().unwrap();
    let path = officials.path.clone();
    let decision = json!({"outcome": "keep_with_holder", "grounds": GROUNDS});
    let official = officials.one.id;
    let link = links(&portal).await.remove(0);
    let own_link = format!(
        "INSERT INTO staff_link (id, staff_id, issuer, subject, linked_at) SELECT id, {}, '{}', '{}', linked_at FROM identity_link WHERE subject = '{}'",
        if portal.app.settings.database_url.starts_with("sqlite") {
            format!(
                "(SELECT id FROM staff_member WHERE staff_code = '{}')",
                officials.one.code
            )
        } else {
            format!("'{official}'::uuid")
        },
        link.issuer,
        link.subject,
        link.subject
    );
    for (known_by, forget) in [
        (
            format!("UPDATE staff_member SET personal_id = '{number}' WHERE staff_code = 'QT001'"),
            "UPDATE staff_member SET personal_id = NULL".to_owned(),
        ),
        (
            format!(
                "INSERT INTO authorised_number (staff_code, number, imported_at) SELECT 'QT001', '{number}', created_at FROM staff_member WHERE staff_code = 'QT001'"
            ),
            "DELETE FROM authorised_number".to_owned(),
        ),
        (own_link, "DELETE FROM staff_link".to_owned()),
    ] {
        portal.execute(&known_by).await;
        let looked = officials
            .one
            .posts(&format!("{path}/looks"), &json!({"reason": REASON}))
            .await;
        assert_eq!(looked.problem(), (403, "concerns_you".into()), "{known_by}");
        let decided = officials.one.posts(&format!("{path}/decisions"), &decision).await;
        assert_eq!(decided.problem(), (403, "concerns_you".into()), "{known_by}");
        portal.execute(&forget).await;
    }
    assert!(
        !holder
            .events()
            .await
            .iter()
            .take(1)
            .any(|event| event == "case_decided")
    );
    officials.decide("keep_with_holder").await;
}

async fn the_word_of_one_who_was_shut_out_counts_for_nothing(portal: Portal) {
    let (_holder, _claimant) = conflict_of_subject(&portal).await;
    let before = links(&portal).await;
    let (mut officials, _) = Officials::look(&portal).await;
    let (path, body) = (
        format!("{}/decisions", officials.path),
        json!({"outcome": "give_to_claimant", "grounds": GROUNDS}),
    );
    officials.one.posts(&path, &body).await;
    motcua::staff::disable(&portal.app, officials.one.id)
        .await
        .unwrap();
    let second = officials.two.posts(&path, &body).await;
    assert_eq!(second.json()["result"], "noted", "{}", second.text());
    assert_eq!(links(&portal).await, before);
    let again = officials.two.posts(&path, &body).await;
    assert_eq!(again.problem(), (409, "already_decided".into()));
    let mut third = portal.member("QT003", Role::Administrator).await;
    third
        .posts(&format!("{}/looks", officials.path), &json!({"reason": REASON}))
        .await;
    let third = third.posts(&path, &body).await;
    assert_eq!(third.json()["result"], "carried_out", "{}", third.text());
    assert_ne!(links(&portal).await, before);
}

async fn reasons_say_something_and_are_read_in_both_languages(portal: Portal) {
    let (mut holder, _claimant) = conflict_of_subject(&portal).await;
    let (mut officials, _) = Officials::look(&portal).await;
    let path = officials.path.clone();
    for reason in [
        "",
        "   ",
        "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        "..........................",
        &"a".repeat(501),
    ] {
        let bare = officials
            .one
            .posts(&format!("{path}/looks"), &json!({ "reason": reason }))
            .await;
        assert_eq!(wrong_fields(&bare), ["reason: length"], "{reason:?}");
        let bare = officials
            .one
            .posts(&format!("{path}/undo"), &json!({ "grounds": reason.repeat(2) }))
            .await;
        assert_eq!(bare.status, 422, "{reason:?} {}", bare.text());
    }
    let none = officials.one.posts(&format!("{path}/looks"), &json!({})).await;
    assert_eq!(none.status, 422, "{}", none.text());
    let page = holder.get("/api/citizen/activity").await.json();
    let looks = page["entries"].as_array().unwrap().iter();
    let looks: Vec<_> = looks.filter(|entry| entry["event"] == "case_looked_at").collect();
    assert_eq!(looks.len(), 2, "those that were refused are none");
    assert!(looks.iter().all(|entry| entry["details"]["reason"] == REASON));
}
