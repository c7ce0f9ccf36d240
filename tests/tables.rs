//! Tables that are given out: safe to open in a spreadsheet, and recorded with what was asked for.

use entity::staff_member::Role;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::staff::Member;

on_each_database!(
    no_table_has_a_formula_whatever_people_call_things,
    what_was_asked_for_stands_in_the_record_of_actions,
    tables_are_written_as_the_standard_has_it,
);

async fn last_export(administrator: &mut Member<'_>, action: &str) -> Value {
    let found = administrator
        .get(&format!("/api/staff/audit?action={action}&limit=1"))
        .await
        .json();
    let changes = found["entries"][0]["changes"].as_array().unwrap().clone();
    let told = changes.iter().map(|change| {
        (
            change["field"].as_str().unwrap().to_owned(),
            change["after"].clone(),
        )
    });
    Value::Object(told.collect())
}

async fn no_table_has_a_formula_whatever_people_call_things(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    for name in ["=1+1", "＝cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "  =1"] {
        let unit = portal.unit(name).await;
        let mut member = portal.member_of(unit, &format!("{name}x"), Role::Staff).await;
        member.saves(&json!({ "full_name": format!("{name} Á") })).await;
    }
    portal.campaign(&[], 3).await;
    let id = administrator.get("/api/staff/campaigns").await.json()["campaigns"][0]["id"].clone();
    for path in [
        "/api/staff/members.csv".to_owned(),
        "/api/staff/units.csv".to_owned(),
        "/api/staff/audit.csv".to_owned(),
        format!("/api/staff/campaigns/{}/board.csv", id.as_str().unwrap()),
    ] {
        let table = administrator.get(&path).await;
        assert_eq!(table.status, 200, "{path} {}", table.text());
        let text = table.text();
        let cells = text.split(['\n', ',']);
        let seen = cells.map(|cell| cell.trim_start_matches(['"', ' ', '\u{feff}']));
        for cell in seen {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '＝', '\t']),
                "{path}: {cell:?}"
            );
        }
        assert!(path.contains("audit") || text.contains("'=1+1"), "{path}: {text}");
    }
}

async fn what_was_asked_for_stands_in_the_record_of_actions(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    let unit = portal.unit("Sở Mẫu").await;
    let path = format!("/api/staff/members.csv?q=An&unit={unit}&role=staff&disabled=false&direct=true");
    administrator.get(&path).await;
    assert_eq!(
        last_export(&mut administrator, "members_exported").await,
        json!({"rows": "0", "q": "An", "unit": unit.to_string(), "role": "staff", "disabled": "false", "direct": "true"})
    );
    administrator
        .get("/api/staff/members.csv?q=001080000101&complete=true")
        .await;
    let told = last_export(&mut administrator, "members_exported").await;
    assert!(!told.to_string().contains("001080000"), "{told}");
    assert!(told["q"].as_str().unwrap().ends_with("101"), "{told}");
    administrator
        .get(&format!(
            "/api/staff/units.csv?under={unit}&kind=department&valid=true"
        ))
        .await;
    assert_eq!(
        last_export(&mut administrator, "units_exported").await,
        json!({"rows": "1", "under": unit.to_string(), "kind": "department", "valid": "true"})
    );
}

async fn tables_are_written_as_the_standard_has_it(portal: Portal) {
    let mut administrator = portal.member("QT001", Role::Administrator).await;
    portal.unit("Sở \"Một\", Hai").await;
    let table = administrator.get("/api/staff/units.csv").await;
    let bytes = &table.body[..];
    assert!(bytes.starts_with(b"\xef\xbb\xbfcode,name,"), "{}", table.text());
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(table.header("cache-control"), "no-store");
    let text = table.text();
    assert!(
        text.ends_with("\r\n") && text.contains(",\"Sở \"\"Một\"\", Hai\","),
        "{text}"
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}
