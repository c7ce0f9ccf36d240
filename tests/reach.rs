//! What gives somebody more people to look after asks for a proof that is fresh; and nobody is nagged.

use chrono::TimeDelta;
use entity::UnitId;
use entity::staff_member::{RecordField, Role};
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::staff::Member;

on_each_database!(
    what_moves_people_under_another_manager_asks_for_a_fresh_proof,
    a_file_asks_for_a_fresh_proof_unless_it_is_tried_out,
    nobody_is_reminded_twice_within_an_hour,
    a_unit_that_ended_yesterday_in_viet_nam_gets_no_campaign,
);

async fn proofs_grow_old(portal: &Portal) {
    portal
        .execute("UPDATE session SET authenticated_at = '2020-01-01 00:00:00+00:00'")
        .await;
}

async fn what_moves_people_under_another_manager_asks_for_a_fresh_proof(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let (one, other) = (portal.unit("Sở Một").await, portal.unit("Sở Hai").await);
    let mut manager = portal.member_of(other, "QL001", Role::Manager).await;
    portal.member_of(one, "CB001", Role::Staff).await;
    proofs_grow_old(&portal).await;
    let (parent, successor) = (
        format!("/api/staff/units/{one}/parent"),
        format!("/api/staff/units/{one}/successor"),
    );
    let below = json!({"parent_id": other.to_string()});
    let merged = json!({"successor_id": other.to_string(), "last_day": "2027-01-01", "take_along": true});
    for (path, body) in [(&parent, &below), (&successor, &merged)] {
        let refused = admin.puts_over("*", path, body).await;
        assert_eq!(refused.problem(), (401, "reauthenticate".into()), "{path}");
    }
    let seen = manager.get("/api/staff/members").await.json();
    assert_eq!(seen["members"].as_array().unwrap().len(), 1, "{seen}");
    admin.comes_again().await;
    assert_eq!(admin.puts_over("*", &parent, &below).await.status, 200);
    let seen = manager.get("/api/staff/members").await.json();
    assert_eq!(seen["members"].as_array().unwrap().len(), 2, "{seen}");
}

async fn a_file_asks_for_a_fresh_proof_unless_it_is_tried_out(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    proofs_grow_old(&portal).await;
    for (kind, file) in [
        ("units", "Mã,Tên,Loại\nA,A,Sở\n"),
        ("members", "Mã cán bộ\nQT001\n"),
        ("authorised-numbers", "QT001,001080000101\n"),
    ] {
        let refused = admin
            .uploads(&format!("kind={kind}"), "a.csv", file.as_bytes())
            .await;
        assert_eq!(refused.problem(), (401, "reauthenticate".into()), "{kind}");
        let tried = admin
            .uploads(&format!("kind={kind}&dry_run=true"), "a.csv", file.as_bytes())
            .await;
        assert_eq!(admin.sees_the_end(&tried).await["state"], "done", "{kind}");
    }
    assert_eq!(
        portal
            .count("SELECT count(*) FROM staff_import WHERE dry_run")
            .await,
        3
    );
    assert_eq!(portal.count("SELECT count(*) FROM authorised_number").await, 0);
}

async fn opens(admin: &mut Member<'_>, portal: &Portal) -> String {
    let deadline = portal.app.now() + TimeDelta::days(30);
    let body = json!({"name": "Đợt thử", "required_fields": ["email"], "unit_ids": [], "deadline": deadline.to_rfc3339()});
    let opened = admin.posts("/api/staff/campaigns", &body).await;
    assert_eq!(opened.status, 201, "{}", opened.text());
    opened.json()["id"].as_str().unwrap().to_owned()
}

async fn nobody_is_reminded_twice_within_an_hour(portal: Portal) {
    portal.campaign(&[RecordField::Phone], 30).await;
    portal.execute("DELETE FROM campaign").await;
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let top = portal.unit("Sở Một").await;
    let part = portal.unit_below(&format!("{top}/"), Some(top), "Phòng").await;
    let other = portal.unit("Sở Hai").await;
    let mut manager = portal.member_of(top, "QL001", Role::Manager).await;
    let mut member = portal.member_of(part, "CB001", Role::Staff).await;
    let path = format!(
        "/api/staff/campaigns/{}/reminders",
        opens(&mut admin, &portal).await
    );
    let of = |unit: UnitId| json!({"unit_id": unit.to_string()});
    let too_soon = (429, "just_reminded".to_owned());

    assert_eq!(manager.posts(&path, &json!({})).await.status, 200);
    portal.later(TimeDelta::seconds(1));
    assert_eq!(manager.posts(&path, &json!({})).await.problem(), too_soon);
    assert_eq!(
        admin.posts(&path, &of(part)).await.problem(),
        too_soon,
        "nor by another"
    );
    assert_eq!(admin.posts(&path, &of(other)).await.status, 200);
    portal.later(TimeDelta::hours(1) - TimeDelta::seconds(2));
    for member in [&mut admin, &mut manager, &mut member] {
        member.comes_again().await;
    }
    assert_eq!(manager.posts(&path, &of(part)).await.problem(), too_soon);
    portal.later(TimeDelta::seconds(1));
    let told = manager.posts(&path, &of(part)).await;
    assert_eq!(told.status, 200, "{}", told.text());
    let mut english = admin.tab().in_english();
    english.posts(&path, &json!({})).await;
    let refused = english.posts(&path, &json!({})).await.json();
    assert!(
        refused["detail"]
            .as_str()
            .unwrap()
            .contains("within the last hour"),
        "{refused}"
    );

    let reminder = member.reminder().await;
    let seen = format!("/api/staff/reminders/{}/seen", reminder["id"].as_str().unwrap());
    assert_eq!(member.posts(&seen, &json!({})).await.status, 204);
    assert_eq!(member.reminder().await, Value::Null);
    let recorded = admin.get("/api/staff/audit?action=reminder_seen").await.json();
    assert_eq!(
        recorded["entries"][0]["actor"]["staff_code"], "CB001",
        "{recorded}"
    );
}

/// At two in the morning in Việt Nam it is still yesterday elsewhere.
async fn a_unit_that_ended_yesterday_in_viet_nam_gets_no_campaign(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let unit = portal.unit("Sở Cũ").await;
    let midnight = portal
        .app
        .now()
        .date_naive()
        .and_hms_opt(19, 0, 0)
        .unwrap()
        .and_utc();
    portal.later(midnight - portal.app.now() + TimeDelta::days(1));
    let yesterday = portal.app.now().date_naive();
    portal
        .execute(&format!(
            "UPDATE unit SET valid_until = '{yesterday}' WHERE name = 'Sở Cũ'"
        ))
        .await;
    admin.comes_again().await;
    let deadline = portal.app.now() + TimeDelta::days(3);
    let body = json!({"name": "Đợt thử", "required_fields": ["email"], "unit_ids": [unit.to_string()], "deadline": deadline.to_rfc3339()});
    let refused = admin.posts("/api/staff/campaigns", &body).await.json();
    assert_eq!(refused["errors"][0]["code"], "unit_ended", "{refused}");
}
