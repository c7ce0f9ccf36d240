//! The board: units by fields, who lacks what, day by day, and as a table.

use chrono::TimeDelta;
use entity::UnitId;
use entity::staff_member::Role;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::staff::Member;

on_each_database!(
    a_board_counts_each_unit_alone_and_with_all_below,
    those_who_are_disabled_do_not_count,
    a_trend_moves_with_the_records,
    who_lacks_what_is_read_page_by_page,
    a_board_goes_into_a_spreadsheet_as_text,
);

async fn opens(portal: &Portal, admin: &mut Member<'_>, unit: UnitId) -> String {
    portal.execute("DELETE FROM campaign").await;
    let body = json!({
        "name": "Đợt thử", "required_fields": ["full_name", "email"],
        "unit_ids": [unit.to_string()], "deadline": portal.app.now() + TimeDelta::days(30),
    });
    let opened = admin.posts("/api/staff/campaigns", &body).await;
    assert_eq!(opened.status, 201, "{}", opened.text());
    format!("/api/staff/campaigns/{}", opened.json()["id"].as_str().unwrap())
}

async fn finishes(member: &mut Member<'_>) {
    let record = json!({"full_name": "Thử Một", "email": "mot@example.vn"});
    let saved = member.saves(&record).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
}

async fn a_board_counts_each_unit_alone_and_with_all_below(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let department = portal.unit("Sở thử").await;
    let division = portal
        .unit_below(&format!("{department}/"), Some(department), "Phòng thử")
        .await;
    portal
        .unit_below(&format!("{department}/"), Some(department), "Phòng trống")
        .await;
    let mut head = portal.member_of(department, "CB001", Role::Staff).await;
    let mut clerk = portal.member_of(division, "CB002", Role::Staff).await;
    portal.member_of(division, "CB003", Role::Staff).await;
    let campaign = opens(&portal, &mut admin, department).await;
    finishes(&mut head).await;
    clerk.saves(&json!({"full_name": "Thử Hai"})).await;
    let board = admin.get(&format!("{campaign}/board")).await.json();
    assert_eq!(board["fields"], json!(["full_name", "email"]));
    assert_eq!(
        board["totals"],
        json!({"total": 3, "finished": 1, "filled": [2, 1]})
    );
    let [upper, lower] = board["units"].as_array().unwrap().as_slice() else {
        panic!("{board}")
    };
    assert_eq!(upper["own"], json!({"total": 1, "finished": 1, "filled": [1, 1]}));
    assert_eq!(upper["all"], board["totals"]);
    assert_eq!(
        (&lower["depth"], &lower["parent_id"]),
        (&json!(1), &json!(department.to_string()))
    );
    assert_eq!(lower["own"], json!({"total": 2, "finished": 0, "filled": [1, 0]}));
    let below = admin
        .get(&format!("{campaign}/board?unit_id={division}"))
        .await
        .json();
    assert_eq!(below["totals"], lower["own"]);
}

async fn those_who_are_disabled_do_not_count(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let unit = portal.unit("Sở thử").await;
    let mut one = portal.member_of(unit, "CB001", Role::Staff).await;
    portal.member_of(unit, "CB002", Role::Staff).await;
    let campaign = opens(&portal, &mut admin, unit).await;
    finishes(&mut one).await;
    motcua::staff::disable(&portal.app, one.id).await.unwrap();
    for what in ["/board", "/trend", "/missing"] {
        let told = admin.get(&format!("{campaign}{what}")).await.json();
        assert!(!told.to_string().contains("CB001"));
        if what == "/board" {
            assert_eq!(told["totals"]["total"], 1);
        }
        if what == "/trend" {
            assert_eq!(finished(&told), [0]);
        }
    }
}

fn finished(trend: &Value) -> Vec<u64> {
    let days = trend["days"].as_array().unwrap().iter();
    days.map(|day| day["finished_so_far"].as_u64().unwrap()).collect()
}

async fn a_trend_moves_with_the_records(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let (unit, elsewhere) = (portal.unit("Sở thử").await, portal.unit("Sở khác").await);
    let mut one = portal.member_of(unit, "CB001", Role::Staff).await;
    let mut two = portal.member_of(unit, "CB002", Role::Staff).await;
    let mut before = portal.member_of(unit, "CB003", Role::Staff).await;
    finishes(&mut before).await;
    portal.later(TimeDelta::minutes(1));
    let campaign = opens(&portal, &mut admin, unit).await;
    let path = format!("{campaign}/trend");
    assert_eq!(finished(&admin.get(&path).await.json()), [1]);
    for member in [&mut one, &mut two] {
        portal.later(TimeDelta::days(1));
        member.comes_again().await;
        finishes(member).await;
    }
    admin.comes_again().await;
    assert_eq!(finished(&admin.get(&path).await.json()), [1, 2, 3]);
    // A change that leaves it complete keeps the day.
    portal.later(TimeDelta::days(1));
    one.comes_again().await;
    one.saves(&json!({"full_name": "Thử Một Hai", "email": "mot@example.vn"}))
        .await;
    admin.comes_again().await;
    assert_eq!(finished(&admin.get(&path).await.json()), [1, 2, 3, 3]);
    // Incomplete again, and complete again on another day.
    one.saves(&json!({"full_name": "Thử Một Hai"})).await;
    assert_eq!(finished(&admin.get(&path).await.json()), [1, 1, 2, 2]);
    portal.later(TimeDelta::days(1));
    one.comes_again().await;
    finishes(&mut one).await;
    admin.comes_again().await;
    assert_eq!(finished(&admin.get(&path).await.json()), [1, 1, 2, 2, 3]);
    // Who goes elsewhere counts there.
    let moved = format!(
        "UPDATE staff_member SET unit_id = (SELECT id FROM unit WHERE code = '{elsewhere}') WHERE staff_code = 'CB002'"
    );
    portal.execute(&moved).await;
    assert_eq!(finished(&admin.get(&path).await.json()), [1, 1, 1, 1, 2]);
}

async fn who_lacks_what_is_read_page_by_page(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let unit = portal.unit("Sở thử").await;
    for code in ["CB003", "CB001", "CB002"] {
        portal.member_of(unit, code, Role::Staff).await;
    }
    portal
        .execute("UPDATE staff_member SET full_name = 'A' WHERE staff_code = 'CB002'")
        .await;
    let campaign = opens(&portal, &mut admin, unit).await;
    let codes = |page: &Value| -> Vec<String> {
        let people = page["people"].as_array().unwrap().iter();
        people
            .map(|person| person["staff_code"].as_str().unwrap().to_owned())
            .collect()
    };
    let first = admin.get(&format!("{campaign}/missing?limit=2")).await.json();
    assert_eq!(codes(&first), ["CB001", "CB002"]);
    assert_eq!(first["people"][1]["missing"], json!(["email"]));
    let next = first["next"].as_str().unwrap();
    let rest = admin
        .get(&format!("{campaign}/missing?limit=2&cursor={next}"))
        .await
        .json();
    assert_eq!((codes(&rest), rest.get("next")), (vec!["CB003".to_owned()], None));
    let named = admin
        .get(&format!("{campaign}/missing?field=full_name"))
        .await
        .json();
    assert_eq!(codes(&named), ["CB001", "CB003"]);
}

async fn a_board_goes_into_a_spreadsheet_as_text(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let unit = portal.unit("=HYPERLINK(\"http://x\")").await;
    portal.member_of(unit, "CB001", Role::Staff).await;
    let campaign = opens(&portal, &mut admin, unit).await;
    let answer = admin.get(&format!("{campaign}/board.csv")).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        answer
            .header("content-disposition")
            .starts_with("attachment; filename=")
    );
    let text = answer.text();
    assert!(
        text.starts_with("\u{feff}unit_code,unit,depth,total,finished,full_name,email,"),
        "{text}"
    );
    assert!(
        text.contains(",\"'=HYPERLINK(\"\"http://x\"\")\",0,1,0,0,0,1,0,0,0"),
        "{text}"
    );
    let actions = admin.get("/api/staff/audit?action=board_exported").await.json();
    assert_eq!(actions["entries"].as_array().unwrap().len(), 1);
}
