//! Members are searched, filtered, sorted and paged, and taken along as a table.

use entity::UnitId;
use entity::staff_member::{RecordField, Role};
use motcua::civil::{person_keys, unit_keys};
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;

on_each_database!(
    people_are_sorted_by_the_given_name,
    pages_in_every_order_have_everybody_once,
    pages_of_many_have_everybody_once,
    a_search_finds_beginnings_of_words_without_marks,
    a_whole_personal_number_finds_its_owner_and_a_part_nobody,
    filters_leave_out_what_they_say,
    a_record_is_complete_as_the_campaigns_say,
    numbers_are_hidden_in_every_list,
    a_manager_sees_their_own_people_alone,
    a_name_that_is_saved_sorts_and_is_found_anew,
    names_of_before_get_their_keys_at_the_start,
    a_table_for_spreadsheets_runs_nothing,
);

async fn administrator(portal: &Portal) -> Member<'_> {
    portal.member("QT100", Role::Administrator).await
}

/// So many people in a unit of their own.
async fn people(portal: &Portal, names: &[&str]) -> UnitId {
    let unit = portal.unit("Phòng Tên").await;
    for (number, name) in names.iter().enumerate() {
        let mut member = portal.member_in(unit, &format!("TEN{number}"), Role::Staff).await;
        let saved = member.saves(&json!({"full_name": name})).await;
        assert_eq!(saved.status, 200, "{}", saved.text());
    }
    unit
}

async fn found(by: &mut Member<'_>, query: &str) -> Vec<Value> {
    let page = by.get(&format!("/api/staff/members?limit=100&{query}")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.json()["members"].as_array().unwrap().clone()
}

fn texts(members: &[Value], field: &str) -> Vec<String> {
    let text = |member: &Value| member[field].as_str().unwrap_or_default().to_owned();
    members.iter().map(text).collect()
}

async fn people_are_sorted_by_the_given_name(portal: Portal) {
    let mut by = administrator(&portal).await;
    let names = [
        "Ơn",
        "Lê Thị Ốc",
        "Em",
        "Bùi Đức",
        "Trần Dũng",
        "Đỗ Văn Bình",
        "Ân",
        "Vũ Ăn",
        "Trần An",
        "Lê Văn An",
        "Lê Thị An",
    ];
    let unit = people(&portal, &names).await;
    let nameless = portal.member_in(unit, "KHONG", Role::Staff).await;
    let members = found(&mut by, &format!("unit={unit}")).await;
    assert_eq!(
        texts(&members, "full_name"),
        [
            "Lê Thị An",
            "Lê Văn An",
            "Trần An",
            "Vũ Ăn",
            "Ân",
            "Đỗ Văn Bình",
            "Trần Dũng",
            "Bùi Đức",
            "Em",
            "Lê Thị Ốc",
            "Ơn",
            "",
        ]
    );
    assert_eq!(members.last().unwrap()["id"], nameless.id.to_string());
}

async fn pages_of_many_have_everybody_once(portal: Portal) {
    crate::many::members(&portal, 1200).await;
    let mut by = administrator(&portal).await;
    let everybody = portal.count("SELECT count(*) FROM staff_member").await;
    for (sort, field) in [
        ("name", "full_name"),
        ("staff_code", "staff_code"),
        ("unit", "unit"),
    ] {
        let read = everyone(&mut by, &format!("limit=97&sort={sort}")).await;
        assert_eq!(read.len(), usize::try_from(everybody).unwrap(), "{sort}");
        let mut ids = texts(&read, "id");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), read.len(), "{sort}");
        let keys: Vec<_> = read.iter().map(|member| key(sort, &member[field])).collect();
        assert!(keys.is_sorted(), "{sort}");
    }
    let first = by.get("/api/staff/members?limit=1").await.json();
    assert_eq!(first["total"], json!({"count": 1000, "and_more": true}));
    let some = everyone(&mut by, "limit=97&q=nhieu&sort=unit").await;
    assert_eq!(some.len(), 1200);
}

fn key(sort: &str, value: &Value) -> Vec<u8> {
    match sort {
        "name" => value
            .as_str()
            .map_or(vec![255], |name| person_keys(Some(name), "", "").sort),
        "unit" => unit_keys(value["name"].as_str().unwrap(), "").sort,
        _ => value.as_str().unwrap().into(),
    }
}

/// All pages.
async fn everyone(by: &mut Member<'_>, query: &str) -> Vec<Value> {
    let (mut read, mut next) = (Vec::new(), String::new());
    loop {
        let page = by
            .get(&format!("/api/staff/members?{query}&cursor={next}"))
            .await
            .json();
        read.extend(page["members"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(cursor) => cursor.clone_into(&mut next),
            None => return read,
        }
        assert!(read.len() <= 5000);
    }
}

async fn pages_in_every_order_have_everybody_once(portal: Portal) {
    let mut by = administrator(&portal).await;
    let everybody = portal.count("SELECT count(*) FROM staff_member").await;
    for sort in ["name", "staff_code", "unit"] {
        let read = everyone(&mut by, &format!("limit=37&sort={sort}")).await;
        let first = by.get(&format!("/api/staff/members?sort={sort}")).await.json();
        assert_eq!(first["total"], json!({"count": everybody, "and_more": false}));
        let mut ids = texts(&read, "id");
        assert_eq!(ids.len(), usize::try_from(everybody).unwrap(), "{sort}");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), read.len(), "{sort}");
        if sort == "staff_code" {
            assert!(texts(&read, "staff_code").is_sorted());
        }
        if sort == "unit" {
            let units: Vec<_> = read.iter().map(|member| member["unit"]["id"].clone()).collect();
            let mut runs = units.clone();
            runs.dedup();
            let mut apart: Vec<_> = units.iter().map(ToString::to_string).collect();
            apart.sort();
            apart.dedup();
            assert_eq!(runs.len(), apart.len(), "a unit's members stand together");
        }
    }
    let other = by.get("/api/staff/members?limit=1&sort=unit").await.json();
    let cursor = other["next"].as_str().unwrap();
    let wrong = by
        .get(&format!("/api/staff/members?sort=name&cursor={cursor}"))
        .await;
    assert_eq!(wrong_fields(&wrong), ["cursor: cursor"]);
}

async fn a_search_finds_beginnings_of_words_without_marks(portal: Portal) {
    let mut by = administrator(&portal).await;
    for typed in ["nguyen%20mau", "NGUY%E1%BB%84N%20th", "can.bo", "test001"] {
        let members = found(&mut by, &format!("q={typed}")).await;
        assert_eq!(texts(&members, "username"), ["can.bo"], "{typed}");
    }
    for nobody in ["guyen", "%25", "%F0%9F%99%82"] {
        assert!(
            found(&mut by, &format!("q={nobody}")).await.is_empty(),
            "{nobody}"
        );
    }
    assert!(found(&mut by, "q=nguyen%20nobody").await.is_empty());
    let wrong = by
        .get("/api/staff/members?role=king&disabled=2&unit=x&sort=y&complete=z&direct=a")
        .await;
    let fields = wrong_fields(&wrong);
    assert_eq!(
        fields,
        [
            "complete: type",
            "direct: type",
            "disabled: type",
            "role: type",
            "sort: type",
            "unit: type"
        ]
    );
}

async fn a_whole_personal_number_finds_its_owner_and_a_part_nobody(portal: Portal) {
    let mut by = administrator(&portal).await;
    for typed in ["033080000101", "033%20080%20000%20101"] {
        let members = found(&mut by, &format!("q={typed}")).await;
        assert_eq!(texts(&members, "username"), ["can.bo"], "{typed}");
    }
    for part in ["03308000010", "0330800001", "000101"] {
        assert!(found(&mut by, &format!("q={part}")).await.is_empty(), "{part}");
    }
}

async fn filters_leave_out_what_they_say(portal: Portal) {
    let mut by = administrator(&portal).await;
    let disabled = found(&mut by, "disabled=true").await;
    assert_eq!(texts(&disabled, "username"), ["da.khoa"]);
    assert!(disabled[0]["disabled_at"].is_string());
    let managers = found(&mut by, "role=manager").await;
    assert_eq!(texts(&managers, "username"), ["quan.ly.xa", "quan.ly"]);
    let unit = managers[1]["unit"]["id"].as_str().unwrap();
    let below = found(&mut by, &format!("unit={unit}")).await;
    assert!(
        below.len() > 20 && below.iter().any(|member| member["username"] == "can.bo"),
        "{}",
        below.len()
    );
    let direct = found(&mut by, &format!("unit={unit}&direct=true")).await;
    assert_eq!(texts(&direct, "username"), ["quan.ly"]);
    let nowhere = uuid::Uuid::nil();
    assert!(found(&mut by, &format!("unit={nowhere}")).await.is_empty());
}

async fn a_record_is_complete_as_the_campaigns_say(portal: Portal) {
    let mut by = administrator(&portal).await;
    let unfinished = found(&mut by, "complete=false&q=moi.vao").await;
    assert_eq!(unfinished[0]["missing_fields"], json!(["personal_id", "phone"]));
    assert!(found(&mut by, "complete=true&q=moi.vao").await.is_empty());
    let whole = found(&mut by, "complete=true&q=can.bo").await;
    assert_eq!(whole[0]["missing_fields"], json!([]));
    // A campaign of one unit asks nobody elsewhere.
    portal
        .execute("DELETE FROM campaign WHERE id NOT IN (SELECT campaign_id FROM campaign_unit)")
        .await;
    let lacking = found(&mut by, "complete=false").await;
    assert_eq!(texts(&lacking, "username"), ["qua.han"]);
    portal.execute("DELETE FROM campaign").await;
    assert!(found(&mut by, "complete=false").await.is_empty());
    assert_eq!(found(&mut by, "complete=true&q=moi.vao").await.len(), 1);
    portal.campaign(&[RecordField::Email], 5).await;
    assert!(found(&mut by, "complete=true").await.is_empty());
}

async fn numbers_are_hidden_in_every_list(portal: Portal) {
    let mut by = administrator(&portal).await;
    let list = by.get("/api/staff/members?q=can.bo").await;
    let id = list.json()["members"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(list.json()["members"][0]["personal_id"], "•••••••••101");
    let one = by.get(&format!("/api/staff/members/{id}")).await;
    let table = by.get("/api/staff/members.csv?q=can.bo").await;
    for answer in [list, one, table] {
        assert!(!answer.text().contains("033080000101"), "{}", answer.text());
        assert!(!answer.text().contains("901000001"), "{}", answer.text());
    }
}

async fn a_manager_sees_their_own_people_alone(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (own, other) = (
        people(&portal, &["Của Tôi"]).await,
        people_elsewhere(&portal).await,
    );
    let mut manager = portal.member_in(own, "QL1", Role::Manager).await;
    let mine = found(&mut manager, "").await;
    assert_eq!(texts(&mine, "staff_code"), ["TEN0", "QL1"]);
    for query in [
        format!("unit={}", other.0),
        "q=khac".into(),
        "q=033080000101".into(),
    ] {
        assert!(found(&mut manager, &query).await.is_empty(), "{query}");
    }
    let foreign = found(&mut by, "q=khac01").await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/api/staff/members/{foreign}");
    assert_eq!(manager.get(&path).await.problem(), (404, "not_found".into()));
    assert_eq!(by.get(&path).await.status, 200);
    let table = manager.get("/api/staff/members.csv").await.text();
    assert_eq!(table.lines().count(), 3, "{table}");
    let disabled = manager
        .puts_over("*", &format!("{path}/disabled"), &json!({"disabled": true}))
        .await;
    assert_eq!(disabled.problem(), (403, "forbidden".into()));
}

async fn people_elsewhere(portal: &Portal) -> UnitId {
    let unit = portal.unit("Nơi khác").await;
    portal.member_in(unit, "KHAC01", Role::Staff).await;
    unit
}

async fn a_name_that_is_saved_sorts_and_is_found_anew(portal: Portal) {
    let mut by = administrator(&portal).await;
    let unit = people(&portal, &["Trần Văn Ốc", "Lê Thị Bình"]).await;
    let mut member = portal.member_in(unit, "DOI", Role::Staff).await;
    member.saves(&json!({"full_name": "Phạm Đức Dũng"})).await;
    let sorted = found(&mut by, &format!("unit={unit}")).await;
    assert_eq!(
        texts(&sorted, "full_name"),
        ["Lê Thị Bình", "Phạm Đức Dũng", "Trần Văn Ốc"]
    );
    member.saves(&json!({})).await;
    let sorted = found(&mut by, &format!("unit={unit}")).await;
    assert_eq!(texts(&sorted, "full_name"), ["Lê Thị Bình", "Trần Văn Ốc", ""]);
    assert!(found(&mut by, "q=pham%20dung").await.is_empty());
    // Letters that are long in any key.
    for letter in ["\u{fdfa}", "漢", "ở", "9"] {
        let long = member.saves(&json!({"full_name": letter.repeat(255)})).await;
        assert_eq!(long.status, 200, "{}", long.text());
    }
}

async fn names_of_before_get_their_keys_at_the_start(portal: Portal) {
    let mut by = administrator(&portal).await;
    let unit = people(&portal, &["Trần Văn Ốc", "Lê Thị Bình"]).await;
    let nothing = if portal.app.settings.database_url.starts_with("sqlite") {
        "x''"
    } else {
        "''"
    };
    for table in ["unit", "staff_member"] {
        portal
            .execute(&format!(
                "UPDATE {table} SET sort_key = {nothing}, search_key = ''"
            ))
            .await;
    }
    assert!(found(&mut by, "q=oc").await.is_empty());
    motcua::staff::fill_in_keys(&portal.app).await.unwrap();
    let sorted = found(&mut by, &format!("unit={unit}")).await;
    assert_eq!(texts(&sorted, "full_name"), ["Lê Thị Bình", "Trần Văn Ốc"]);
    assert_eq!(found(&mut by, "q=van%20oc").await.len(), 1);
    let units = by.get("/api/staff/units?q=phong%20ten").await.json();
    assert_eq!(units["units"].as_array().unwrap().len(), 1);
}

async fn a_table_for_spreadsheets_runs_nothing(portal: Portal) {
    let mut by = administrator(&portal).await;
    people(
        &portal,
        &["=HYPERLINK(\"http://x\",\"Mời xem\")", "+84 An", "Đỗ, Bình"],
    )
    .await;
    let file = by.get("/api/staff/members.csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        file.header("content-disposition")
            .contains("filename=\"can-bo.csv\"")
    );
    let text = file.text();
    assert!(
        text.starts_with("\u{feff}staff_code,username,full_name,"),
        "{text}"
    );
    let everybody = portal.count("SELECT count(*) FROM staff_member").await;
    assert_eq!(i64::try_from(text.lines().count()).unwrap(), everybody + 1);
    assert!(
        text.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"Mời xem\"\")\""),
        "{text}"
    );
    assert!(
        text.contains(",'+84 An,") && text.contains(",\"Đỗ, Bình\","),
        "{text}"
    );
    let exported = portal.actions().await.pop().unwrap();
    assert_eq!(exported.action, "members_exported");
    assert_eq!(exported.after.unwrap(), format!("{{\"rows\":{everybody}}}"));
}
