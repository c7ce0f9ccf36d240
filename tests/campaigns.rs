//! *Đợt chuẩn hóa*: opening, trying out, changing and closing one, and whom it asks.

use chrono::TimeDelta;
use entity::UnitId;
use entity::staff_member::Role;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;

on_each_database!(
    a_campaign_asks_those_of_its_units_alone,
    a_dry_run_says_whom_it_would_block_and_changes_nothing,
    a_campaign_that_can_not_be_is_refused_with_all_that_is_wrong,
    of_two_who_change_one_the_second_sees_the_first,
    a_closed_campaign_asks_nothing_and_keeps_its_figures,
    a_reminder_is_told_until_it_was_seen,
    a_manager_sees_and_reminds_their_own_units_alone,
);

/// A department with a division, another department, and an administrator.
struct Province<'a> {
    department: UnitId,
    division: UnitId,
    other: UnitId,
    admin: Member<'a>,
}

async fn province(portal: &Portal) -> Province<'_> {
    portal.execute("DELETE FROM campaign").await;
    let department = portal.unit("Sở Nội vụ thử").await;
    let path = format!("{department}/");
    Province {
        division: portal
            .unit_below(&path, Some(department), "Phòng Công chức thử")
            .await,
        other: portal.unit("Sở Tư pháp thử").await,
        admin: portal.member("QT001", Role::Administrator).await,
        department,
    }
}

fn campaign(portal: &Portal, units: &[UnitId], days: i64) -> Value {
    json!({
        "name": "Đợt thử",
        "required_fields": ["full_name", "email"],
        "unit_ids": units.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "deadline": portal.app.now() + TimeDelta::days(days),
    })
}

async fn opens(member: &mut Member<'_>, campaign: &Value) -> String {
    let opened = member.posts("/api/staff/campaigns", campaign).await;
    assert_eq!(opened.status, 201, "{}", opened.text());
    opened.json()["id"].as_str().unwrap().to_owned()
}

async fn a_campaign_asks_those_of_its_units_alone(portal: Portal) {
    let mut province = province(&portal).await;
    let mut inside = portal.member_of(province.division, "CB101", Role::Staff).await;
    let mut outside = portal.member_of(province.other, "CB102", Role::Staff).await;
    let third = portal.unit("Sở Y tế thử").await;
    opens(
        &mut province.admin,
        &campaign(&portal, &[province.department, third], 5),
    )
    .await;
    assert_eq!(
        inside.record().await["missing_fields"],
        json!(["full_name", "email"])
    );
    assert_eq!(outside.record().await["missing_fields"], json!([]));
    portal.later(TimeDelta::days(5));
    inside.comes_again().await;
    outside.comes_again().await;
    assert_eq!(
        inside.get("/api/staff/sessions").await.problem(),
        (403, "record_incomplete".into())
    );
    assert_eq!(outside.get("/api/staff/sessions").await.status, 200);
}

async fn a_dry_run_says_whom_it_would_block_and_changes_nothing(portal: Portal) {
    let mut province = province(&portal).await;
    for code in ["CB101", "CB102", "CB103"] {
        portal.member_of(province.division, code, Role::Staff).await;
    }
    portal
        .execute("UPDATE staff_member SET full_name = 'A', email = 'a@example.vn' WHERE staff_code = 'CB103'")
        .await;
    let body = campaign(&portal, &[province.department], 5);
    let path = "/api/staff/campaigns/dry-run?limit=1";
    let told = province.admin.posts(path, &body).await.json();
    assert_eq!(
        [
            &told["total"],
            &told["lacking"],
            &told["blocked_now"],
            &told["blocked_at_deadline"]
        ],
        [3, 2, 0, 2]
    );
    assert_eq!(told["units"][0]["id"], province.division.to_string());
    assert_eq!(told["people"]["people"][0]["staff_code"], "CB101");
    assert_eq!(
        told["people"]["people"][0]["missing"],
        json!(["full_name", "email"])
    );
    let next = told["people"]["next"].as_str().unwrap();
    let more = province
        .admin
        .posts(&format!("{path}&cursor={next}"), &body)
        .await;
    assert_eq!(more.json()["people"]["people"][0]["staff_code"], "CB102");
    assert_eq!(
        told["you_lack"],
        json!([]),
        "it is not for the administrator's own unit"
    );
    let everyone = province
        .admin
        .posts(path, &campaign(&portal, &[], 5))
        .await
        .json();
    assert_eq!(everyone["you_lack"], json!(["full_name", "email"]));
    let warned: Vec<_> = everyone["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| warning["code"].as_str().unwrap().to_owned())
        .collect();
    assert!(warned.contains(&"blocks_you".to_owned()), "{warned:?}");
    assert_eq!(portal.count("SELECT count(*) FROM campaign").await, 0);

    let id = opens(&mut province.admin, &body).await;
    portal.later(TimeDelta::days(5));
    province.admin.comes_again().await;
    let path = format!("/api/staff/campaigns/{id}/dry-run");
    let overdue = province.admin.posts(&path, &json!({})).await.json();
    assert_eq!(overdue["blocked_now"], 2);
}

async fn a_campaign_that_can_not_be_is_refused_with_all_that_is_wrong(portal: Portal) {
    let mut province = province(&portal).await;
    let path = "/api/staff/campaigns";
    let body =
        json!({"name": " ", "required_fields": [], "unit_ids": [], "deadline": "2020-01-01T00:00:00Z"});
    let refused = province.admin.posts(path, &body).await;
    assert_eq!(
        wrong_fields(&refused),
        ["deadline: past", "name: text", "required_fields: required"],
        "{}",
        refused.text()
    );
    let overlapping = campaign(&portal, &[province.department, province.division], 5);
    portal
        .execute("UPDATE unit SET valid_until = '2025-12-31' WHERE name = 'Sở Tư pháp thử'")
        .await;
    let ended = campaign(&portal, &[province.other], 5);
    let unknown = campaign(&portal, &[UnitId(uuid::Uuid::nil())], 5);
    for (body, code) in [
        (overlapping, "units_overlap"),
        (ended, "unit_ended"),
        (unknown, "unit_unknown"),
    ] {
        for path in [path, "/api/staff/campaigns/dry-run"] {
            let refused = province.admin.posts(path, &body).await;
            assert_eq!(refused.json()["errors"][0]["code"], code, "{}", refused.text());
        }
    }
    let body = campaign(&portal, &[], 5);
    opens(&mut province.admin, &body).await;
    let again = province.admin.posts(path, &body).await;
    assert_eq!(again.problem(), (409, "name_taken".into()));
}

async fn of_two_who_change_one_the_second_sees_the_first(portal: Portal) {
    let mut province = province(&portal).await;
    let id = opens(&mut province.admin, &campaign(&portal, &[province.department], 5)).await;
    let path = format!("/api/staff/campaigns/{id}");
    let seen = province.admin.get(&path).await.header("etag").to_owned();
    let change =
        |name: &str, days: i64| json!({"name": name, "deadline": portal.app.now() + TimeDelta::days(days)});
    let bare = province.admin.puts(&path, &change("Đợt thử 2", 9)).await;
    assert_eq!(bare.problem(), (428, "if_match_required".into()));
    let past = province
        .admin
        .puts_over(&seen, &path, &change("Đợt thử 2", -1))
        .await;
    assert_eq!(wrong_fields(&past), ["deadline: past"]);
    let changed = province
        .admin
        .puts_over(&seen, &path, &change("Đợt thử 2", 9))
        .await;
    assert_eq!(changed.status, 200, "{}", changed.text());
    let late = province
        .admin
        .puts_over(&seen, &path, &change("Đợt thử 3", 9))
        .await;
    assert_eq!(late.status, 412);
    assert_eq!(late.json()["current"]["name"], "Đợt thử 2");
}

async fn a_closed_campaign_asks_nothing_and_keeps_its_figures(portal: Portal) {
    let mut province = province(&portal).await;
    let mut member = portal.member_of(province.division, "CB101", Role::Staff).await;
    portal.member_of(province.division, "CB102", Role::Staff).await;
    let id = opens(&mut province.admin, &campaign(&portal, &[province.department], 5)).await;
    let path = |what: &str| format!("/api/staff/campaigns/{id}{what}");
    member
        .saves(&json!({"full_name": "Thử Một", "email": "mot@example.vn"}))
        .await;
    let before = (
        province.admin.get(&path("/board")).await.json()["totals"].clone(),
        province.admin.get(&path("/trend")).await.json(),
        province.admin.get(&path("/missing")).await.json(),
    );
    assert_eq!(before.0, json!({"total": 2, "finished": 1, "filled": [1, 1]}));
    let closed = province.admin.posts(&path("/close"), &json!({})).await;
    assert_eq!(closed.json()["state"], "closed", "{}", closed.text());
    assert_eq!(closed.json()["progress"], json!({"total": 2, "finished": 1}));
    assert_eq!(member.record().await["required_fields"], json!([]));
    portal.execute("UPDATE staff_member SET full_name = NULL").await;
    portal.member_of(province.division, "CB103", Role::Staff).await;
    let after = (
        province.admin.get(&path("/board")).await.json()["totals"].clone(),
        province.admin.get(&path("/trend")).await.json(),
        province.admin.get(&path("/missing")).await.json(),
    );
    assert_eq!(after.0, before.0);
    assert_eq!(after.1, before.1);
    assert_eq!(after.2["people"][0]["staff_code"], "CB102");
    assert_eq!(after.2["people"].as_array().unwrap().len(), 1);
    for refused in [
        province.admin.posts(&path("/close"), &json!({})).await,
        province.admin.posts(&path("/reminders"), &json!({})).await,
        province.admin.posts(&path("/dry-run"), &json!({})).await,
    ] {
        assert_eq!(refused.problem(), (409, "closed".into()));
    }
    let listed = province
        .admin
        .get("/api/staff/campaigns?state=closed")
        .await
        .json();
    assert_eq!(listed["campaigns"][0]["id"], id);
    let running = province
        .admin
        .get("/api/staff/campaigns?state=running")
        .await
        .json();
    assert_eq!(running["campaigns"], json!([]));
}

async fn a_reminder_is_told_until_it_was_seen(portal: Portal) {
    let mut province = province(&portal).await;
    let mut member = portal.member_of(province.division, "CB101", Role::Staff).await;
    let mut finished = portal.member_of(province.division, "CB102", Role::Staff).await;
    let mut other = portal.member_of(province.other, "CB103", Role::Staff).await;
    finished
        .saves(&json!({"full_name": "Thử Hai", "email": "hai@example.vn"}))
        .await;
    let id = opens(&mut province.admin, &campaign(&portal, &[], 5)).await;
    assert_eq!(member.reminder().await, Value::Null);
    let path = format!("/api/staff/campaigns/{id}/reminders");
    let body = json!({"unit_id": province.department.to_string()});
    let reminded = province.admin.posts(&path, &body).await;
    assert_eq!(reminded.json()["people"], 1, "{}", reminded.text());
    let reminder = member.reminder().await;
    assert_eq!(
        (&reminder["campaign"], &reminder["missing"]),
        (&json!("Đợt thử"), &json!(["full_name", "email"]))
    );
    assert_eq!(finished.reminder().await, Value::Null);
    assert_eq!(other.reminder().await, Value::Null);
    let seen = format!("/api/staff/reminders/{}/seen", reminder["id"].as_str().unwrap());
    assert_eq!(member.posts(&seen, &json!({})).await.status, 204);
    assert_eq!(member.reminder().await, Value::Null);
    portal.later(TimeDelta::seconds(1));
    province.admin.posts(&path, &json!({})).await;
    assert_ne!(member.reminder().await, Value::Null, "another one is told again");
    assert_ne!(other.reminder().await, Value::Null);
    member
        .saves(&json!({"full_name": "Thử Một", "email": "mot@example.vn"}))
        .await;
    assert_eq!(
        member.reminder().await,
        Value::Null,
        "who lacks nothing is told nothing"
    );
}

async fn a_manager_sees_and_reminds_their_own_units_alone(portal: Portal) {
    let mut province = province(&portal).await;
    let mut manager = portal
        .member_of(province.department, "QL001", Role::Manager)
        .await;
    let mut elsewhere = portal.member_of(province.other, "CB103", Role::Staff).await;
    portal.member_of(province.division, "CB101", Role::Staff).await;
    let id = opens(&mut province.admin, &campaign(&portal, &[], 5)).await;
    let theirs = opens(
        &mut province.admin,
        &json!({"name": "Đợt của sở khác", "required_fields": ["phone"],
            "unit_ids": [province.other.to_string()], "deadline": portal.app.now() + TimeDelta::days(3)}),
    )
    .await;
    let path = |what: &str| format!("/api/staff/campaigns/{id}{what}");
    let board = manager.get(&path("/board")).await.json();
    assert_eq!(board["totals"]["total"], 2);
    let units: Vec<_> = board["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| unit["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        units,
        [province.department.to_string(), province.division.to_string()]
    );
    assert_eq!(manager.get(&path("")).await.json()["progress"]["total"], 2);
    let listed = manager.get("/api/staff/campaigns").await.json();
    assert_eq!(listed["campaigns"].as_array().unwrap().len(), 1);
    for (path, status) in [
        (format!("/api/staff/campaigns/{theirs}/board"), 404),
        (path(&format!("/board?unit_id={}", province.other)), 404),
        (path(&format!("/missing?unit_id={}", province.other)), 404),
    ] {
        assert_eq!(manager.get(&path).await.status, status, "{path}");
    }
    let foreign = json!({"unit_id": province.other.to_string()});
    assert_eq!(
        manager.posts(&path("/reminders"), &foreign).await.problem(),
        (404, "not_found".into())
    );
    let reminded = manager.posts(&path("/reminders"), &json!({})).await;
    assert_eq!(reminded.json()["people"], 2);
    assert_eq!(elsewhere.reminder().await, Value::Null);
}
