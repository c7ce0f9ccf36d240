//! Units are searched, made and changed.

use entity::staff_member::Role;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;

on_each_database!(
    the_tree_is_read_level_by_level,
    a_search_cares_for_neither_case_nor_marks,
    pages_follow_one_another_in_the_vietnamese_order,
    filters_leave_out_what_they_say,
    a_unit_is_made_and_changed_over_the_version_that_was_seen,
    all_wrong_fields_are_named_at_once_and_nothing_is_made,
    a_unit_in_use_does_not_end,
    a_manager_sees_their_own_units_alone,
    of_six_administrators_with_one_version_one_wins,
    what_was_done_stands_in_the_record_of_actions,
    a_table_for_spreadsheets_has_all_of_them,
);

pub const TODAY: &str = "2026-11-18";

pub async fn administrator(portal: &Portal) -> Member<'_> {
    portal.member("QT100", Role::Administrator).await
}

pub async fn makes(by: &mut Member<'_>, name: &str, parent: Option<&str>) -> String {
    let mut unit = json!({"code": name, "name": name, "kind": "division", "valid_from": "2025-07-01"});
    if let Some(parent) = parent {
        unit["parent_id"] = parent.into();
    }
    let made = by.posts("/api/staff/units", &unit).await;
    assert_eq!(made.status, 201, "{}", made.text());
    made.json()["id"].as_str().unwrap().to_owned()
}

async fn names(by: &mut Member<'_>, query: &str) -> Vec<String> {
    let page = by.get(&format!("/api/staff/units?limit=100&{query}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let units = page.json()["units"].as_array().unwrap().clone();
    units
        .iter()
        .map(|unit| unit["name"].as_str().unwrap().to_owned())
        .collect()
}

pub fn unit_at(id: &str) -> String {
    format!("/api/staff/units/{id}")
}

async fn the_tree_is_read_level_by_level(portal: Portal) {
    let mut by = administrator(&portal).await;
    let top = by.get("/api/staff/units?top=true&q=tinh").await.json();
    let root = &top["units"][0];
    assert_eq!(root["code"], "MAU");
    assert_eq!(root["members"], 2, "{root}");
    // Nine departments, twenty-four communes and a division; the district is over.
    assert_eq!(root["children"], 34, "{root}");
    let id = root["id"].as_str().unwrap();
    let below = names(&mut by, &format!("parent={id}&kind=department")).await;
    assert_eq!(
        below,
        [
            "Sở Công Thương Mẫu",
            "Sở Giáo dục và Đào tạo Mẫu",
            "Sở Khoa học và Công nghệ Mẫu",
            "Sở Nội vụ Mẫu",
            "Sở Nông nghiệp và Môi trường Mẫu",
            "Sở Tài chính Mẫu",
            "Sở Tư pháp Mẫu",
            "Sở Xây dựng Mẫu",
            "Sở Y tế Mẫu",
        ]
    );
    let found = by.get("/api/staff/units?q=MAU.SNV.CC").await.json();
    let division = &found["units"][0];
    let above: Vec<_> = division["ancestors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| &unit["name"])
        .collect();
    assert_eq!(above, ["Ủy ban nhân dân tỉnh Mẫu", "Sở Nội vụ Mẫu"]);
    assert_eq!(division["parent"]["name"], "Sở Nội vụ Mẫu");
    assert_eq!(division["is_valid"], true);
}

async fn a_search_cares_for_neither_case_nor_marks(portal: Portal) {
    let mut by = administrator(&portal).await;
    for typed in [
        "so%20noi%20vu",
        "S%E1%BB%9E%20N%E1%BB%98I",
        "vu%20noi",
        "mau.snv%20so",
    ] {
        let found = names(&mut by, &format!("kind=department&q={typed}")).await;
        assert_eq!(found, ["Sở Nội vụ Mẫu"], "{typed}");
    }
    assert!(names(&mut by, "q=oi%20vu").await.is_empty());
    // What would be a pattern is none.
    for typed in ["%25oi", "%25", "%F0%9F%99%82", "..."] {
        assert!(names(&mut by, &format!("q={typed}")).await.is_empty(), "{typed}");
    }
    assert!(!names(&mut by, "q=%20").await.is_empty());
    let long = by
        .get(&format!("/api/staff/units?q={}&kind=x&limit=0", "a".repeat(201)))
        .await;
    assert_eq!(
        wrong_fields(&long),
        ["kind: type", "q: length"],
        "{}",
        long.text()
    );
}

async fn pages_follow_one_another_in_the_vietnamese_order(portal: Portal) {
    let mut by = administrator(&portal).await;
    let all = names(&mut by, "").await;
    let (mut read, mut next) = (Vec::new(), String::new());
    loop {
        let page = by
            .get(&format!("/api/staff/units?limit=7&cursor={next}"))
            .await
            .json();
        for unit in page["units"].as_array().unwrap() {
            read.push(unit["name"].as_str().unwrap().to_owned());
        }
        match page["next"].as_str() {
            Some(cursor) => cursor.clone_into(&mut next),
            None => break,
        }
    }
    assert_eq!(read, all);
    let place = |name: &str| all.iter().position(|known| known == name).unwrap();
    assert!(place("Ủy ban nhân dân xã Mẫu 2") < place("Ủy ban nhân dân xã Mẫu 10"));
    let wrong = by.get("/api/staff/units?cursor=nonsense").await;
    assert_eq!(wrong_fields(&wrong), ["cursor: cursor"]);
}

async fn filters_leave_out_what_they_say(portal: Portal) {
    let mut by = administrator(&portal).await;
    assert_eq!(
        names(&mut by, "valid=false").await,
        ["Ủy ban nhân dân huyện Mẫu (cũ)"]
    );
    assert!(
        !names(&mut by, "valid=true")
            .await
            .contains(&"Ủy ban nhân dân huyện Mẫu (cũ)".to_owned())
    );
    let found = by.get("/api/staff/units?q=MAU.SNV&kind=department").await.json();
    let id = found["units"][0]["id"].as_str().unwrap().to_owned();
    let under = names(&mut by, &format!("under={id}")).await;
    assert_eq!(
        under,
        ["Phòng Công chức", "Phòng Thanh tra", "Sở Nội vụ Mẫu", "Văn phòng"]
    );
    assert!(
        names(&mut by, &format!("under={}", uuid::Uuid::nil()))
            .await
            .is_empty()
    );
}

async fn a_unit_is_made_and_changed_over_the_version_that_was_seen(portal: Portal) {
    let mut by = administrator(&portal).await;
    let id = makes(&mut by, "Phòng Đất đai", None).await;
    let seen = by.get(&unit_at(&id)).await;
    let version = seen.header("etag").to_owned();
    let wanted = json!({"name": " Phòng  Ăn ninh ", "kind": "department", "valid_from": "2025-08-01"});
    let without = by.puts(&unit_at(&id), &wanted).await;
    assert_eq!(without.problem(), (428, "if_match_required".into()));
    let saved = by.puts_over(&version, &unit_at(&id), &wanted).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    assert_eq!(saved.json()["name"], "Phòng Ăn ninh");
    assert_ne!(saved.header("etag"), version);
    let late = by.puts_over(&version, &unit_at(&id), &wanted).await;
    assert_eq!(late.problem(), (412, "changed_meanwhile".into()));
    assert_eq!(late.json()["now"]["kind"], "department");
    assert_eq!(late.header("etag"), saved.header("etag"));
    assert_eq!(names(&mut by, "q=an%20ninh").await, ["Phòng Ăn ninh"]);
    let nobody = by
        .puts_over("*", &unit_at(&uuid::Uuid::nil().to_string()), &wanted)
        .await;
    assert_eq!(nobody.problem(), (404, "not_found".into()));
}

async fn all_wrong_fields_are_named_at_once_and_nothing_is_made(portal: Portal) {
    let mut by = administrator(&portal).await;
    let before = portal.count("SELECT count(*) FROM unit").await;
    let wrong = json!({
        "code": "MAU", "name": "\u{200b}", "kind": "empire", "parent_id": uuid::Uuid::nil(),
        "valid_from": "2025-07-01", "valid_until": "2025-06-30", "path": "/",
    });
    let answer = by.posts("/api/staff/units", &wrong).await;
    let fields = wrong_fields(&answer);
    assert_eq!(
        fields,
        [
            "kind: type",
            "name: text",
            "parent_id: unit_unknown",
            "path: unknown",
            "valid_until: before_start"
        ]
    );
    let taken = json!({"code": "MAU", "name": "Đ", "kind": "division", "valid_from": "2025-7-1"});
    let answer = by.posts("/api/staff/units", &taken).await;
    assert_eq!(wrong_fields(&answer), ["valid_from: date"]);
    let taken = json!({"code": "mau", "name": "Đ", "kind": "division", "valid_from": "2025-07-01"});
    let answer = by.posts("/api/staff/units", &taken).await;
    assert_eq!(wrong_fields(&answer), ["code: unit_code_taken"]);
    let huge = json!({"code": "x".repeat(65), "name": "x".repeat(256), "kind": "division", "valid_from": "2025-07-01"});
    let answer = by.posts("/api/staff/units", &huge).await;
    assert_eq!(wrong_fields(&answer), ["code: length", "name: length"]);
    assert_eq!(portal.count("SELECT count(*) FROM unit").await, before);
}

async fn a_unit_in_use_does_not_end(portal: Portal) {
    let mut by = administrator(&portal).await;
    let unit = makes(&mut by, "Sở Mẫu", None).await;
    let part = makes(&mut by, "Phòng Mẫu", Some(&unit)).await;
    let member = portal
        .member_in(entity::UnitId(unit.parse().unwrap()), "CB1", Role::Staff)
        .await;
    let end =
        json!({"name": "Sở Mẫu", "kind": "department", "valid_from": "2025-07-01", "valid_until": TODAY});
    let refused = by.puts_over("*", &unit_at(&unit), &end).await;
    assert_eq!(refused.problem(), (409, "in_use".into()));
    assert_eq!(
        (&refused.json()["members"], &refused.json()["units"]),
        (&json!(1), &json!(1))
    );
    let ended = by.puts_over("*", &unit_at(&part), &json!({"name": "Phòng Mẫu", "kind": "division", "valid_from": "2025-07-01", "valid_until": "2026-11-01"})).await;
    assert_eq!(ended.json()["is_valid"], false, "{}", ended.text());
    portal
        .execute(&format!(
            "UPDATE staff_member SET disabled_at = created_at WHERE staff_code = '{}'",
            member.code
        ))
        .await;
    let ended = by.puts_over("*", &unit_at(&unit), &end).await;
    assert_eq!(ended.status, 200, "{}", ended.text());
    // It is valid to the end of that day, and the part can't come back after it.
    assert_eq!(ended.json()["is_valid"], true);
    portal.later(chrono::TimeDelta::days(1));
    let mut by = portal.member("QT101", Role::Administrator).await;
    let back = json!({"name": "Phòng Mẫu", "kind": "division", "valid_from": "2025-07-01"});
    let refused = by.puts_over("*", &unit_at(&part), &back).await;
    assert_eq!(refused.problem(), (409, "parent_over".into()));
    let below =
        json!({"code": "x", "name": "x", "kind": "division", "valid_from": "2025-07-01", "parent_id": unit});
    assert_eq!(
        wrong_fields(&by.posts("/api/staff/units", &below).await),
        ["parent_id: unit_over"]
    );
}

async fn a_manager_sees_their_own_units_alone(portal: Portal) {
    let mut by = administrator(&portal).await;
    let own = makes(&mut by, "Sở của tôi", None).await;
    let part = makes(&mut by, "Phòng của tôi", Some(&own)).await;
    let other = makes(&mut by, "Sở khác", None).await;
    let mut manager = portal
        .member_in(entity::UnitId(own.parse().unwrap()), "QL1", Role::Manager)
        .await;
    assert_eq!(names(&mut manager, "").await, ["Phòng của tôi", "Sở của tôi"]);
    assert_eq!(names(&mut manager, "top=true").await, ["Sở của tôi"]);
    for foreign in [
        format!("under={other}"),
        format!("parent={other}"),
        "q=khac".to_owned(),
    ] {
        assert!(names(&mut manager, &foreign).await.is_empty(), "{foreign}");
    }
    assert_eq!(manager.get(&unit_at(&part)).await.status, 200);
    assert_eq!(
        manager.get(&unit_at(&other)).await.problem(),
        (404, "not_found".into())
    );
    let moved = manager
        .puts_over("*", &format!("{}/parent", unit_at(&part)), &json!({}))
        .await;
    assert_eq!(moved.problem(), (403, "forbidden".into()));
}

async fn of_six_administrators_with_one_version_one_wins(portal: Portal) {
    let mut by = administrator(&portal).await;
    let id = makes(&mut by, "Chung", None).await;
    let version = by.get(&unit_at(&id)).await.header("etag").to_owned();
    let mut all: Vec<_> = (0..6).map(|_| by.tab()).collect();
    let saving = all.iter_mut().enumerate().map(|(number, tab)| {
        let wanted = json!({"name": format!("Tên {number}"), "kind": "division", "valid_from": "2025-07-01"});
        let (path, version) = (unit_at(&id), version.clone());
        async move { tab.puts_over(&version, &path, &wanted).await.status.as_u16() }
    });
    let mut answers = join_all(saving).await;
    answers.sort_unstable();
    assert_eq!(answers, [200, 412, 412, 412, 412, 412]);
}

async fn what_was_done_stands_in_the_record_of_actions(portal: Portal) {
    let mut by = administrator(&portal).await;
    let id = makes(&mut by, "Phòng Một", None).await;
    let wanted = json!({"name": "Phòng Hai", "kind": "division", "valid_from": "2025-07-01"});
    by.puts_over("*", &unit_at(&id), &wanted).await;
    // Nothing changes, so nothing was done.
    by.puts_over("*", &unit_at(&id), &wanted).await;
    let rows = portal.actions().await;
    let of_units: Vec<_> = rows
        .iter()
        .filter(|row| row.subject_kind.as_deref() == Some("unit"))
        .collect();
    assert_eq!(of_units.len(), 2);
    let changed = of_units[1];
    assert_eq!(
        (changed.action.as_str(), changed.staff_id),
        ("unit_changed", Some(by.id))
    );
    let said = |text: &Option<String>| -> Value { serde_json::from_str(text.as_deref().unwrap()).unwrap() };
    assert_eq!(said(&changed.before), json!({"name": "Phòng Một"}));
    assert_eq!(said(&changed.after), json!({"name": "Phòng Hai"}));
}

async fn a_table_for_spreadsheets_has_all_of_them(portal: Portal) {
    let mut by = administrator(&portal).await;
    makes(&mut by, "=1+1", None).await;
    let file = by.get("/api/staff/units.csv").await;
    assert_eq!(file.status, 200, "{}", file.text());
    let text = file.text();
    assert!(text.starts_with("\u{feff}code,name,kind,"), "{text}");
    let units = portal.count("SELECT count(*) FROM unit").await;
    assert_eq!(i64::try_from(text.lines().count()).unwrap(), units + 1);
    assert!(text.contains("\r\n'=1+1,'=1+1,division,"), "{text}");
    assert!(text.contains(",MAU.XA01,"), "{text}");
}
