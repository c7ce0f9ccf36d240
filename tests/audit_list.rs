//! The record of actions as those who may look into it see it.

use chrono::TimeDelta;
use entity::staff_member::Role;
use http::Method;
use motcua::audit;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::staff::Member;

on_each_database!(
    what_a_member_does_is_recorded_with_address_and_port,
    a_change_is_told_field_by_field_with_numbers_masked,
    a_wrong_password_is_recorded_and_never_what_was_typed,
    the_record_is_filtered_and_read_page_by_page,
    the_record_goes_into_a_spreadsheet_and_that_is_recorded,
);

async fn entries(admin: &mut Member<'_>, query: &str) -> Vec<Value> {
    let answer = admin.get(&format!("/api/staff/audit{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["entries"].as_array().unwrap().clone()
}

fn actions(entries: &[Value]) -> Vec<&str> {
    entries
        .iter()
        .map(|entry| entry["action"].as_str().unwrap())
        .collect()
}

async fn what_a_member_does_is_recorded_with_address_and_port(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let mut browser = portal.browser();
    browser.signs_in_as_staff(&portal, "can.bo").await;
    browser.delete("/api/staff/session").await;
    let found = entries(&mut admin, "").await;
    assert_eq!(actions(&found), ["signed_out", "signed_in"]);
    assert_eq!(
        (&found[0]["actor"]["kind"], &found[0]["actor"]["username"]),
        (&json!("staff"), &json!("can.bo"))
    );
    assert!(found[0]["session_id"].is_string() && found[0]["address"].is_string());

    let mut member = portal.member("CB001", Role::Staff).await;
    let forwarded = [("x-forwarded-for", "203.0.113.77:40123")];
    member
        .sends(
            Method::DELETE,
            "/api/staff/sessions?others=true",
            &forwarded,
            vec![],
        )
        .await;
    let found = entries(&mut admin, "?action=other_sessions_ended").await;
    assert_eq!(
        (&found[0]["address"], &found[0]["port"]),
        (&json!("203.0.113.77"), &json!(40123))
    );
    assert!(audit::verify(&portal.app, None).await.unwrap().is_whole());
}

async fn a_change_is_told_field_by_field_with_numbers_masked(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    member
        .saves(&json!({"full_name": "Thử Một", "personal_id": "001190000017", "phone": "0912345678"}))
        .await;
    member.saves(&json!({"full_name": "Thử Hai"})).await;
    let path = format!("?subject={}", member.id);
    let found = entries(&mut admin, &path).await;
    assert_eq!(actions(&found), ["profile_changed", "profile_changed"]);
    let text = json!(found).to_string();
    assert!(
        !text.contains("001190000017") && !text.contains("912345"),
        "{text}"
    );
    let name = &found[0]["changes"][0];
    assert_eq!(
        *name,
        json!({"field": "full_name", "before": "Thử Một", "after": "Thử Hai"})
    );
    assert_eq!(found[0]["changes"][1].get("after"), None, "it is missing now");
}

async fn a_wrong_password_is_recorded_and_never_what_was_typed(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let mut browser = portal.browser();
    browser.begins_as_staff("can.bo", "Sai-mat-khau-2026").await;
    browser.begins_as_staff("khong.co", "Sai-mat-khau-2026").await;
    let found = entries(&mut admin, "").await;
    assert_eq!(actions(&found), ["sign_in_failed"]);
    assert_eq!(found[0]["subject"]["kind"], "member");
    assert_eq!(
        portal
            .count("SELECT count(*) FROM action_record WHERE after LIKE '%Sai-mat%'")
            .await,
        0
    );
}

async fn the_record_is_filtered_and_read_page_by_page(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let mut other = portal.member("CB002", Role::Staff).await;
    for name in ["Thử Một", "Thử Hai", "Thử Ba"] {
        member.saves(&json!({ "full_name": name })).await;
    }
    let middle = portal.app.now() + TimeDelta::seconds(1);
    portal.later(TimeDelta::seconds(2));
    other.saves(&json!({"full_name": "Thử Tư"})).await;
    let by = format!("?by={}", member.id);
    assert_eq!(entries(&mut admin, &by).await.len(), 3);
    let time = middle.format("%Y-%m-%dT%H:%M:%SZ");
    assert_eq!(entries(&mut admin, &format!("?from={time}")).await.len(), 1);
    assert_eq!(entries(&mut admin, &format!("?until={time}")).await.len(), 3);
    assert_eq!(entries(&mut admin, "?action=signed_in").await.len(), 0);
    let first = admin.get(&format!("/api/staff/audit{by}&limit=2")).await.json();
    let next = first["next"].as_str().unwrap();
    let rest = admin
        .get(&format!("/api/staff/audit{by}&limit=2&cursor={next}"))
        .await
        .json();
    let numbers = |page: &Value| -> Vec<i64> {
        let entries = page["entries"].as_array().unwrap().iter();
        entries.map(|entry| entry["sequence"].as_i64().unwrap()).collect()
    };
    assert_eq!(
        ([numbers(&first), numbers(&rest)].concat(), rest.get("next")),
        (vec![3, 2, 1], None)
    );
    let long_ago = entries(&mut admin, "?until=-9999-01-01T00:00:00Z").await;
    assert!(long_ago.is_empty(), "{long_ago:?}");
    let wrong = admin.get("/api/staff/audit?by=x&action=y&from=z").await.json();
    assert_eq!(wrong["errors"].as_array().unwrap().len(), 3, "{wrong}");
}

async fn the_record_goes_into_a_spreadsheet_and_that_is_recorded(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    member.saves(&json!({"full_name": "=cmd|' /C calc'!A0"})).await;
    member.saves(&json!({"full_name": "Thử Một"})).await;
    let answer = admin.get("/api/staff/audit.csv?action=profile_changed").await;
    let text = answer.text();
    assert!(text.starts_with("\u{feff}sequence,time,actor,"), "{text}");
    assert!(
        text.contains("profile_changed") && text.contains("+07:00"),
        "{text}"
    );
    assert!(!text.contains(",=") && !text.contains("\n="), "{text}");
    let found = entries(&mut admin, "?action=audit_exported").await;
    assert_eq!(
        found[0]["changes"],
        json!([{"field": "action", "after": "profile_changed"}])
    );
}
