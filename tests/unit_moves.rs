//! Units come to lie elsewhere, and are merged.

use entity::staff_member::Role;
use motcua::staff::imports::Kind;
use serde_json::json;

use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;
use crate::actors::{Answer, Portal};
use crate::units::{TODAY, administrator, makes, unit_at};

on_each_database!(
    a_unit_takes_along_all_below_it,
    a_merge_takes_members_and_parts_along_if_told_to,
    a_unit_is_merged_into_none_that_is_over_or_its_own,
    a_merge_is_taken_back,
    no_part_outlives_its_unit,
);

async fn merges(by: &mut Member<'_>, id: &str, into: &str, along: bool) -> Answer {
    let body = json!({"successor_id": into, "last_day": TODAY, "take_along": along});
    by.puts_over("*", &format!("{}/successor", unit_at(id)), &body)
        .await
}

async fn a_unit_takes_along_all_below_it(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (one, other) = (
        makes(&mut by, "Một", None).await,
        makes(&mut by, "Hai", None).await,
    );
    let part = makes(&mut by, "Phần", Some(&one)).await;
    let leaf = makes(&mut by, "Lá", Some(&part)).await;
    let to = |unit: &str| format!("{}/parent", unit_at(unit));
    let moved = by.puts_over("*", &to(&part), &json!({"parent_id": other})).await;
    assert_eq!(moved.status, 200, "{}", moved.text());
    assert_eq!(moved.json()["parent"]["name"], "Hai");
    let leaf_now = by.get(&unit_at(&leaf)).await.json();
    let above: Vec<_> = leaf_now["ancestors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| &unit["name"])
        .collect();
    assert_eq!(above, ["Hai", "Phần"]);
    for below in [&part, &leaf] {
        let circle = by.puts_over("*", &to(&part), &json!({"parent_id": below})).await;
        assert_eq!(circle.problem(), (409, "circle".into()));
    }
    let unknown = by
        .puts_over("*", &to(&part), &json!({"parent_id": uuid::Uuid::nil()}))
        .await;
    assert_eq!(wrong_fields(&unknown), ["parent_id: unit_unknown"]);
    let root = by.puts_over("*", &to(&part), &json!({})).await;
    assert!(root.json().get("parent").is_none(), "{}", root.text());
    // Twelve levels and no more.
    let mut deepest = leaf;
    for level in 3..=12 {
        deepest = makes(&mut by, &format!("Cấp {level}"), Some(&deepest)).await;
    }
    let too_deep = json!({"code": "x", "name": "x", "kind": "division", "valid_from": "2025-07-01", "parent_id": deepest});
    assert_eq!(
        by.posts("/api/staff/units", &too_deep).await.problem(),
        (409, "too_deep".into())
    );
    let too_deep = by.puts_over("*", &to(&part), &json!({"parent_id": other})).await;
    assert_eq!(too_deep.problem(), (409, "too_deep".into()));
}

async fn a_merge_takes_members_and_parts_along_if_told_to(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (old, new) = (
        makes(&mut by, "Cũ", None).await,
        makes(&mut by, "Mới", None).await,
    );
    let part = makes(&mut by, "Phần", Some(&old)).await;
    let unit = entity::UnitId(old.parse().unwrap());
    let stays = portal.member_in(unit, "CB1", Role::Staff).await;
    let member = portal.member_in(unit, "CB2", Role::Staff).await;
    portal
        .execute("UPDATE staff_member SET disabled_at = created_at WHERE staff_code = 'CB1'")
        .await;
    let refused = merges(&mut by, &old, &new, false).await;
    assert_eq!(refused.problem(), (409, "in_use".into()));
    assert_eq!(
        (&refused.json()["members"], &refused.json()["units"]),
        (&json!(1), &json!(1))
    );
    let merged = merges(&mut by, &old, &new, true).await;
    assert_eq!(merged.status, 200, "{}", merged.text());
    assert_eq!(merged.json()["successor"]["name"], "Mới");
    assert_eq!(
        (&merged.json()["members"], &merged.json()["children"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(by.get(&unit_at(&part)).await.json()["parent"]["name"], "Mới");
    let of = |member: &Member<'_>| format!("/api/staff/members/{}", member.id);
    assert_eq!(by.get(&of(&member)).await.json()["unit"]["name"], "Mới");
    assert_eq!(by.get(&of(&stays)).await.json()["unit"]["name"], "Cũ");
    let told: Vec<_> = portal
        .activity_of(&member)
        .await
        .into_iter()
        .map(|(event, _)| event)
        .collect();
    assert_eq!(told, ["unit_changed"]);
    let written = by.get("/api/staff/audit?action=member_moved").await.json();
    let entries = written["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 1, "{written}");
    assert_eq!(
        entries[0]["subject"]["id"],
        json!(member.id.to_string()),
        "{written}"
    );
    let expected = json!([{"field": "unit_id", "before": old, "after": new}]);
    assert_eq!(entries[0]["changes"], expected, "{written}");
}

async fn no_part_outlives_its_unit(portal: Portal) {
    let mut by = administrator(&portal).await;
    let ends = |code: &str, above: Option<&str>, last: Option<&str>| {
        let mut unit = json!({"code": code, "name": code, "kind": "division", "valid_from": "2025-07-01"});
        for (field, value) in [("parent_id", above), ("valid_until", last)] {
            if let Some(value) = value {
                unit[field] = json!(value);
            }
        }
        unit
    };
    let made = by
        .posts("/api/staff/units", &ends("A", None, Some("2027-06-30")))
        .await
        .json();
    let above = made["id"].as_str().unwrap().to_owned();
    for last in [None, Some("2027-07-01")] {
        let refused = by.posts("/api/staff/units", &ends("B", Some(&above), last)).await;
        assert_eq!(wrong_fields(&refused), ["valid_until: outlives_parent"]);
    }
    let part = by
        .posts("/api/staff/units", &ends("B", Some(&above), Some("2027-06-30")))
        .await;
    assert_eq!(part.status, 201, "{}", part.text());
    let part = unit_at(part.json()["id"].as_str().unwrap());
    let longer = json!({"name": "B", "kind": "division", "valid_from": "2025-07-01"});
    let refused = by.puts_over("*", &part, &longer).await;
    assert_eq!(wrong_fields(&refused), ["valid_until: outlives_parent"]);
    let other = makes(&mut by, "C", None).await;
    let to = json!({"parent_id": above});
    let refused = by
        .puts_over("*", &format!("{}/parent", unit_at(&other)), &to)
        .await;
    assert_eq!(wrong_fields(&refused), ["parent_id: outlives_parent"]);
    let headings = "code,name,kind,parent_code,valid_until\n";
    let rows = format!("{headings}D,D,division,A,\nE,E,division,A,2027-06-30\n");
    let wrong = portal.imports(Kind::Units, rows).await.unwrap_err();
    assert_eq!(wrong, ["2 valid_until outlives_parent"]);
}

async fn a_unit_is_merged_into_none_that_is_over_or_its_own(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (one, two, three) = (
        makes(&mut by, "Một", None).await,
        makes(&mut by, "Hai", None).await,
        makes(&mut by, "Ba", None).await,
    );
    let part = makes(&mut by, "Phần", Some(&one)).await;
    for own in [&one, &part] {
        assert_eq!(
            merges(&mut by, &one, own, true).await.problem(),
            (409, "circle".into())
        );
    }
    assert_eq!(merges(&mut by, &two, &three, false).await.status, 200);
    // It ends with today, so it can't take over tomorrow.
    let over = merges(&mut by, &one, &two, true).await;
    assert_eq!(wrong_fields(&over), ["successor_id: unit_over"]);
    let back = merges(&mut by, &three, &two, true).await;
    assert_eq!(back.problem(), (409, "circle".into()));
    let path = format!("{}/successor", unit_at(&one));
    let early = json!({"successor_id": three, "last_day": "2025-06-30", "take_along": true});
    assert_eq!(
        wrong_fields(&by.puts_over("*", &path, &early).await),
        ["last_day: before_start"]
    );
    let without = json!({"successor_id": three});
    assert_eq!(
        wrong_fields(&by.puts_over("*", &path, &without).await),
        ["last_day: required"]
    );
    let unknown = json!({"successor_id": uuid::Uuid::nil(), "last_day": TODAY});
    assert_eq!(
        wrong_fields(&by.puts_over("*", &path, &unknown).await),
        ["successor_id: unit_unknown"]
    );
    let now = by.get(&unit_at(&one)).await.json();
    assert!(
        now.get("successor").is_none() && now.get("valid_until").is_none(),
        "{now}"
    );
}

async fn a_merge_is_taken_back(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (old, new) = (
        makes(&mut by, "Cũ", None).await,
        makes(&mut by, "Mới", None).await,
    );
    merges(&mut by, &old, &new, false).await;
    let goes_on = json!({"name": "Cũ", "kind": "division", "valid_from": "2025-07-01"});
    let refused = by.puts_over("*", &unit_at(&old), &goes_on).await;
    assert_eq!(refused.problem(), (409, "merged".into()));
    let back = by
        .puts_over("*", &format!("{}/successor", unit_at(&old)), &json!({}))
        .await;
    assert_eq!(back.status, 200, "{}", back.text());
    assert!(back.json().get("successor").is_none() && back.json().get("valid_until").is_none());
}
