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
    units_of_one_level_stand_by_name_and_each_before_those_below_it,
    who_lacks_what_stands_by_name_with_the_unit_above,
    several_campaigns_tell_how_far_each_has_come,
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
        text.starts_with("\u{feff}unit_code,unit,parent_unit_code,depth,total,finished,full_name,email,"),
        "{text}"
    );
    assert!(
        text.contains(",\"'=HYPERLINK(\"\"http://x\"\")\",,0,1,0,0,0,1,0,0,0"),
        "{text}"
    );
    let actions = admin.get("/api/staff/audit?action=board_exported").await.json();
    assert_eq!(actions["entries"].as_array().unwrap().len(), 1);
}

async fn units_of_one_level_stand_by_name_and_each_before_those_below_it(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let root = portal.unit("Sở thử").await;
    let of_root = format!("{root}/");
    let last = portal.unit_below(&of_root, Some(root), "Phòng Ô").await;
    let first = portal.unit_below(&of_root, Some(root), "Phòng Ẩm").await;
    let middle = portal.unit_below(&of_root, Some(root), "Phòng Đo").await;
    let of_middle = format!("{root}/{middle}/");
    let deep = portal.unit_below(&of_middle, Some(middle), "Tổ An").await;
    for (number, unit) in [last, first, middle, deep].into_iter().enumerate() {
        portal
            .member_of(unit, &format!("CB00{number}"), Role::Staff)
            .await;
    }
    let campaign = opens(&portal, &mut admin, root).await;
    let names = |board: &Value| -> Vec<String> {
        let units = board["units"].as_array().unwrap().iter();
        units
            .map(|unit| unit["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let in_order = ["Sở thử", "Phòng Ẩm", "Phòng Đo", "Tổ An", "Phòng Ô"];
    let path = format!("{campaign}/board");
    assert_eq!(names(&admin.get(&path).await.json()), in_order);
    let running = admin.get(&path).await.json();
    let closed = admin.posts(&format!("{campaign}/close"), &json!({})).await;
    assert_eq!(closed.status, 200, "{}", closed.text());
    let kept = admin.get(&path).await.json();
    assert_eq!(
        (&kept["units"], &kept["totals"]),
        (&running["units"], &running["totals"])
    );
}

async fn who_lacks_what_stands_by_name_with_the_unit_above(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let department = portal.unit("Sở thử").await;
    let division = portal
        .unit_below(&format!("{department}/"), Some(department), "Văn phòng")
        .await;
    for (code, name) in [
        ("CB001", "Trần Thị Ước"),
        ("CB002", "Phạm Thử Ân"),
        ("CB003", "Lê Văn Đá"),
    ] {
        let mut member = portal.member_of(division, code, Role::Staff).await;
        member.saves(&json!({"full_name": name})).await;
    }
    let campaign = opens(&portal, &mut admin, department).await;
    let path = format!("{campaign}/missing");
    let told = |page: &Value| -> Vec<(String, String, String)> {
        let text = |person: &Value, key: &str| person[key].as_str().unwrap().to_owned();
        let people = page["people"].as_array().unwrap().iter();
        people
            .map(|person| {
                (
                    text(person, "full_name"),
                    text(person, "unit"),
                    text(person, "parent_unit"),
                )
            })
            .collect()
    };
    let row = |name: &str| (name.to_owned(), "Văn phòng".to_owned(), "Sở thử".to_owned());
    let all = ["Phạm Thử Ân", "Lê Văn Đá", "Trần Thị Ước"].map(row);
    let whole = admin.get(&path).await.json();
    assert_eq!(told(&whole), all);
    let first = admin.get(&format!("{path}?limit=2")).await.json();
    let next = first["next"].as_str().unwrap();
    let second = admin.get(&format!("{path}?limit=2&cursor={next}")).await.json();
    assert_eq!([told(&first), told(&second)].concat(), all);
    // A place of another list.
    let other = admin
        .get("/api/staff/members?sort=staff_code&limit=1")
        .await
        .json();
    let other = other["next"].as_str().unwrap();
    let refused = admin.get(&format!("{path}?cursor={other}")).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    admin.posts(&format!("{campaign}/close"), &json!({})).await;
    portal
        .execute("UPDATE staff_member SET email = 'a@example.vn'")
        .await;
    assert_eq!(told(&admin.get(&path).await.json()), all);
}

async fn several_campaigns_tell_how_far_each_has_come(portal: Portal) {
    let mut admin = portal.member("QT001", Role::Administrator).await;
    let (department, elsewhere) = (portal.unit("Sở thử").await, portal.unit("Sở khác").await);
    let mut one = portal.member_of(department, "CB001", Role::Staff).await;
    portal.member_of(department, "CB002", Role::Staff).await;
    portal.member_of(elsewhere, "CB003", Role::Staff).await;
    let mut manager = portal.member_of(elsewhere, "QL001", Role::Manager).await;
    let closed = opens(&portal, &mut admin, department).await;
    finishes(&mut one).await;
    admin.posts(&format!("{closed}/close"), &json!({})).await;
    let mut open = async |name: &str, fields: Value, units: Value| {
        let body = json!({
            "name": name, "required_fields": fields, "unit_ids": units,
            "deadline": portal.app.now() + TimeDelta::days(30),
        });
        assert_eq!(admin.posts("/api/staff/campaigns", &body).await.status, 201);
    };
    open("Tên", json!(["full_name"]), json!([department.to_string()])).await;
    open("Địa chỉ", json!(["address"]), json!([elsewhere.to_string()])).await;
    let told = |page: &Value| -> Vec<(String, u64, u64)> {
        let campaigns = page["campaigns"].as_array().unwrap().iter();
        let told = campaigns.map(|campaign| {
            let progress = &campaign["progress"];
            let name = campaign["name"].as_str().unwrap().to_owned();
            (
                name,
                progress["finished"].as_u64().unwrap(),
                progress["total"].as_u64().unwrap(),
            )
        });
        let mut told: Vec<_> = told.collect();
        told.sort();
        told
    };
    let row = |name: &str, finished, total| (name.to_owned(), finished, total);
    let all = [row("Tên", 1, 2), row("Địa chỉ", 0, 2), row("Đợt thử", 1, 2)];
    assert_eq!(told(&admin.get("/api/staff/campaigns").await.json()), all);
    // What is in none of their units is none of a manager's.
    let theirs = manager.get("/api/staff/campaigns").await.json();
    assert_eq!(told(&theirs), [row("Địa chỉ", 0, 2)]);
    let one = admin.get(&closed).await.json();
    assert_eq!(one["progress"], json!({"total": 2, "finished": 1}));
    assert_eq!(one["units"][0]["name"], "Sở thử");
}
