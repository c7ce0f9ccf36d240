//! *Chuẩn hóa thông tin cán bộ*: the record of a member, saved whole, and what it lacks.

use chrono::TimeDelta;
use entity::staff_member::{RecordField, Role};
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::actors::account::wrong_fields;
use crate::actors::staff::Member;
use crate::actors::{Answer, Portal};

on_each_database!(
    a_record_is_saved_whole_and_read_back,
    what_is_absent_or_null_is_missing_and_the_rest_is_kept,
    all_wrong_fields_are_named_at_once_and_nothing_is_saved,
    another_number_than_the_authorised_one_is_refused,
    a_number_of_another_member_is_refused,
    of_six_members_with_one_number_at_once_one_has_it,
    an_authorised_number_that_comes_later_marks_the_record,
    a_number_that_disagrees_with_the_record_warns,
    a_save_over_another_version_shows_the_difference,
    of_eight_tabs_that_save_at_once_one_wins,
    another_number_phone_or_address_wants_a_fresh_proof,
    the_gate_says_what_is_missing_and_until_when,
    after_the_deadline_the_form_still_opens,
    a_default_page_is_one_that_the_role_may_open,
    a_default_page_that_was_lost_is_explained,
    every_save_is_in_the_activity_and_none_that_changed_nothing,
    a_session_that_was_ended_saves_nothing,
    a_picture_is_the_members_own,
);

const REQUIRED: &[RecordField] = &[
    RecordField::FullName,
    RecordField::Gender,
    RecordField::BirthDate,
    RecordField::PersonalId,
    RecordField::Phone,
];

fn whole() -> Value {
    json!({
        "full_name": " Nguyễn  Văn Thử ",
        "gender": "male",
        "birth_date": "1980-02-29",
        "personal_id": "033 080 000 777",
        "phone": "0912.345.678",
        "address": "Số 1 đường Thử nghiệm",
        "email": "thu@Example.VN",
        "default_page": "/hethong/trang-ca-nhan",
    })
}

fn with(field: &str, value: Value) -> Value {
    let mut record = whole();
    record[field] = value;
    record
}

/// Field and code of each.
fn wrong(answer: &Answer) -> Vec<String> {
    wrong_fields(answer)
}

async fn a_record_is_saved_whole_and_read_back(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let saved = member.saves(&whole()).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let record = saved.json();
    for (field, value) in [
        ("staff_code", "CB001"),
        ("full_name", "Nguyễn Văn Thử"),
        ("gender", "male"),
        ("birth_date", "1980-02-29"),
        ("personal_id", "033080000777"),
        ("phone", "+84912345678"),
        ("address", "Số 1 đường Thử nghiệm"),
        ("email", "thu@example.vn"),
        ("default_page", "/hethong/trang-ca-nhan"),
        ("opens", "/hethong/trang-ca-nhan"),
        ("unit", "Sở Thử nghiệm"),
        ("number_check", "unchecked"),
    ] {
        assert_eq!(record[field], value, "{field}");
    }
    assert_eq!(member.record().await, record);
    assert_eq!(member.version().await, saved.header("etag"));
    let second = portal.second_node().await;
    assert_eq!(member.at(&second).record().await, record);
}

async fn what_is_absent_or_null_is_missing_and_the_rest_is_kept(portal: Portal) {
    portal.campaign(REQUIRED, 5).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    member.saves(&whole()).await;
    let saved = member
        .saves(&json!({"full_name": "Nguyễn Văn Thử", "phone": null, "personal_id": "033080000777"}))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let record = saved.json();
    assert_eq!(record["missing_fields"], json!(["gender", "birth_date", "phone"]));
    for gone in [
        "phone",
        "gender",
        "birth_date",
        "address",
        "email",
        "default_page",
    ] {
        assert_eq!(record.get(gone), None, "{gone}");
    }
    assert_eq!(record["full_name"], "Nguyễn Văn Thử");
}

async fn all_wrong_fields_are_named_at_once_and_nothing_is_saved(portal: Portal) {
    portal.authorises("CB001", "033080000777").await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let version = member.version().await;
    let refused = member
        .saves(&json!({
            "full_name": "",
            "gender": "other",
            "birth_date": "2099-01-01",
            "personal_id": "033080000778",
            "phone": "0212345678",
            "address": " ",
            "email": "thu",
            "default_page": "/hethong/quan-tri",
            "role": "administrator",
        }))
        .await;
    assert_eq!(
        wrong(&refused),
        [
            "address: empty",
            "birth_date: future",
            "default_page: page_not_offered",
            "email: email",
            "full_name: empty",
            "gender: type",
            "personal_id: number_not_authorised",
            "phone: phone",
            "role: unknown",
        ]
    );
    for (field, value, code) in [
        ("personal_id", json!("03308000077"), "personal_id"),
        ("personal_id", json!(""), "empty"),
        ("birth_date", json!("29/02/1980"), "date"),
        ("phone", json!(912_345_678), "type"),
        ("address", json!("x".repeat(501)), "length"),
    ] {
        let refused = member.saves(&with(field, value)).await;
        assert_eq!(wrong(&refused), [format!("{field}: {code}")]);
    }
    assert_eq!(member.version().await, version);
}

async fn another_number_than_the_authorised_one_is_refused(portal: Portal) {
    portal.authorises("CB001", "033080000778").await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let refused = member.saves(&whole()).await;
    assert_eq!(wrong(&refused), ["personal_id: number_not_authorised"]);
    let said = refused.json()["errors"][0]["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        said.contains("hệ thống chứng thực") && said.contains("liên hệ"),
        "{said}"
    );
    assert!(
        !refused.text().contains("033080000778"),
        "the right one is not told"
    );
    let saved = member.saves(&with("personal_id", json!("033080000778"))).await;
    assert_eq!(saved.json()["number_check"], "authorised");
    // It may be missing all the same.
    assert_eq!(member.saves(&with("personal_id", json!(null))).await.status, 200);
    assert_eq!(member.record().await.get("number_check"), None);
}

async fn a_number_of_another_member_is_refused(portal: Portal) {
    portal.member("CB001", Role::Staff).await.saves(&whole()).await;
    let mut other = portal.member("CB002", Role::Staff).await;
    assert_eq!(wrong(&other.saves(&whole()).await), ["personal_id: number_taken"]);
    // One who left keeps nobody from it.
    portal
        .execute("UPDATE staff_member SET disabled_at = created_at WHERE staff_code = 'CB001'")
        .await;
    assert_eq!(other.saves(&whole()).await.status, 200);
}

async fn of_six_members_with_one_number_at_once_one_has_it(portal: Portal) {
    let second = portal.second_node().await;
    let mut saves = Vec::new();
    for n in 0..6 {
        let member = portal.member(&format!("CB{n:03}"), Role::Staff).await;
        let mut member = if n % 2 == 0 { member } else { member.at(&second) };
        saves.push(async move { member.saves(&whole()).await.status.as_u16() });
    }
    let mut statuses = join_all(saves).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 422, 422, 422, 422, 422]);
}

async fn an_authorised_number_that_comes_later_marks_the_record(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    assert_eq!(member.saves(&whole()).await.json()["number_check"], "unchecked");
    portal.authorises("CB001", "033080000778").await;
    assert_eq!(member.record().await["number_check"], "different");
    let refused = member.saves(&with("address", json!("Số 2"))).await;
    assert_eq!(wrong(&refused), ["personal_id: number_not_authorised"]);
}

async fn a_number_that_disagrees_with_the_record_warns(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    assert_eq!(member.saves(&whole()).await.json()["warnings"], json!([]));
    let record = json!({"gender": "female", "birth_date": "1981-01-01", "personal_id": "033080000777"});
    let saved = member.saves(&record).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let warnings = saved.json()["warnings"].clone();
    let codes: Vec<_> = warnings
        .as_array()
        .unwrap()
        .iter()
        .map(|warning| &warning["code"])
        .collect();
    assert_eq!(codes, ["number_gender", "number_birth_year"]);
    let english = member.in_english().record().await["warnings"][0]["message"].clone();
    assert!(english.as_str().unwrap().contains("sex"), "{english}");
}

async fn a_save_over_another_version_shows_the_difference(portal: Portal) {
    let mut one = portal.member("CB001", Role::Staff).await;
    one.saves(&whole()).await;
    let (seen, mut other) = (one.version().await, one.tab());
    let first = json!({"full_name": "Nguyễn Văn Thử", "phone": "0912345678", "email": "thu@example.vn", "address": "Số 9"});
    assert_eq!(one.saves_over(&seen, &first).await.status, 200);
    let second = json!({"full_name": "Nguyễn Văn Thử", "phone": "0912345678", "email": "thu@example.vn", "gender": "male"});
    let refused = other.saves_over(&seen, &second).await;
    assert_eq!(refused.problem(), (412, "changed_meanwhile".into()));
    assert_eq!(
        refused.json()["changed"],
        json!([{"field": "gender"}, {"field": "address", "value": "Số 9"}])
    );
    // With the version of the refusal it goes through.
    let tag = refused.header("etag").to_owned();
    assert_eq!(other.saves_over(&tag, &second).await.status, 200);
    assert_eq!(one.version().await, "\"4\"");
    for odd in ["W/\"4\"", "4", "\"99\"", ""] {
        assert_eq!(one.saves_over(odd, &first).await.status, 412, "{odd}");
    }
    let without = one.puts("/api/staff/profile", &first).await;
    assert_eq!(without.problem(), (428, "if_match_required".into()));
}

async fn of_eight_tabs_that_save_at_once_one_wins(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let (seen, second) = (member.version().await, portal.second_node().await);
    let tabs = (0..8).map(|n| {
        let mut tab = if n % 2 == 0 {
            member.tab()
        } else {
            member.at(&second)
        };
        let seen = seen.clone();
        async move {
            let record = json!({"address": format!("Tổ {n}")});
            tab.saves_over(&seen, &record).await.status.as_u16()
        }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412, 412, 412, 412, 412, 412, 412]);
    let saves = "SELECT count(*) FROM activity WHERE event = 'profile_changed'";
    assert_eq!(portal.count(saves).await, 1);
}

async fn another_number_phone_or_address_wants_a_fresh_proof(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    member.saves(&whole()).await;
    portal.later(TimeDelta::minutes(11));
    for (field, value) in [
        ("personal_id", json!("033080000778")),
        ("phone", json!("0987654321")),
        ("email", json!("khac@example.vn")),
        ("email", json!(null)),
    ] {
        let refused = member.saves(&with(field, value)).await;
        assert_eq!(refused.problem(), (401, "reauthenticate".into()), "{field}");
    }
    for (name, answer) in [
        (
            "link",
            member.links_e_receipt("bienlai.thu", "BienLai@2026").await,
        ),
        ("unlink", member.delete("/api/staff/profile/e-receipt").await),
    ] {
        assert_eq!(answer.problem(), (401, "reauthenticate".into()), "{name}");
    }
    // The others, and the same again, need none.
    let saved = member.saves(&with("address", json!("Số 2"))).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
}

async fn the_gate_says_what_is_missing_and_until_when(portal: Portal) {
    portal.campaign(REQUIRED, 5).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    let record = member.record().await;
    let all = json!(["full_name", "gender", "birth_date", "personal_id", "phone"]);
    assert_eq!(
        (&record["gate"], &record["missing_fields"]),
        (&json!("due"), &all)
    );
    assert_eq!(record["required_fields"], all);
    let deadline: chrono::DateTime<chrono::Utc> = record["deadline"].as_str().unwrap().parse().unwrap();
    assert_eq!(deadline - portal.app.now(), TimeDelta::days(5));
    let saved = member.saves(&whole()).await.json();
    assert_eq!(
        (&saved["gate"], &saved["missing_fields"]),
        (&json!("open"), &json!([]))
    );
    assert_eq!(saved.get("deadline"), None);
    portal.campaign(&[], 5).await;
    assert_eq!(member.record().await["required_fields"], json!([]));
}

async fn after_the_deadline_the_form_still_opens(portal: Portal) {
    portal.campaign(REQUIRED, 0).await;
    let mut member = portal.member("CB001", Role::Staff).await;
    assert_eq!(member.record().await["gate"], "shut");
    let part = member.saves(&json!({"full_name": "Nguyễn Văn Thử"})).await;
    assert_eq!(
        (part.status.as_u16(), &part.json()["gate"]),
        (200, &json!("shut"))
    );
    let linked = member.links_e_receipt("bienlai.thu", "BienLai@2026").await;
    assert_eq!(linked.status, 200, "{}", linked.text());
    assert_eq!(member.get("/api/staff/profile/avatar").await.status, 404);
    assert_eq!(member.saves(&whole()).await.json()["gate"], "open");
}

async fn a_default_page_is_one_that_the_role_may_open(portal: Portal) {
    for (code, role, page, status) in [
        ("CB001", Role::Staff, "/hethong", 200),
        ("CB002", Role::Staff, "/hethong/don-vi", 422),
        ("CB003", Role::Manager, "/hethong/don-vi", 200),
        ("CB004", Role::Manager, "/hethong/quan-tri", 422),
        ("CB005", Role::Administrator, "/hethong/quan-tri", 200),
        ("CB006", Role::Administrator, "https://evil.example/", 422),
        ("CB007", Role::Administrator, "/hethong/quan-tri\u{0}", 422),
    ] {
        let mut member = portal.member(code, role).await;
        let saved = member.saves(&json!({ "default_page": page })).await;
        assert_eq!(saved.status, status, "{page}: {}", saved.text());
    }
    let mut member = portal.member("CB008", Role::Staff).await;
    assert_eq!(member.record().await["opens"], "/hethong");
}

async fn a_default_page_that_was_lost_is_explained(portal: Portal) {
    let mut member = portal.member("CB001", Role::Manager).await;
    member.saves(&json!({"default_page": "/hethong/don-vi"})).await;
    assert_eq!(member.record().await["opens"], "/hethong/don-vi");
    portal
        .execute("UPDATE staff_member SET role = 'staff' WHERE staff_code = 'CB001'")
        .await;
    let record = member.record().await;
    assert_eq!(
        (&record["opens"], &record["default_page"]),
        (&json!("/hethong"), &json!("/hethong/don-vi"))
    );
    let lost = &record["default_page_lost"];
    assert_eq!(
        (&lost["page"], &lost["nearest"]),
        (&json!("/hethong/don-vi"), &json!("/hethong"))
    );
    assert!(lost["message"].as_str().unwrap().contains("vai trò"));
    let saved = member.saves(&json!({"default_page": "/hethong"})).await.json();
    assert_eq!(saved.get("default_page_lost"), None);
}

async fn every_save_is_in_the_activity_and_none_that_changed_nothing(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    member.saves(&whole()).await;
    let version = member.version().await;
    assert_eq!(member.saves(&whole()).await.header("etag"), version);
    member.saves(&with("address", json!(null))).await;
    let rows = portal.activity_of(&member).await;
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1],
        ("profile_changed".into(), json!({"fields": ["address"]}))
    );
    let said = format!("{rows:?}");
    assert!(
        !said.contains("033080000777") && !said.contains("912345678"),
        "{said}"
    );
}

async fn a_session_that_was_ended_saves_nothing(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let version = member.version().await;
    portal
        .execute("UPDATE staff_member SET disabled_at = created_at WHERE staff_code = 'CB001'")
        .await;
    for answer in [
        member.saves_over(&version, &whole()).await,
        member.links_e_receipt("bienlai.thu", "BienLai@2026").await,
        member.tries_e_receipt().await,
        member.get("/api/staff/profile").await,
    ] {
        assert_eq!(answer.problem(), (401, "not_signed_in".into()));
    }
    assert_eq!(portal.count("SELECT count(*) FROM e_receipt_account").await, 0);
}

async fn a_picture_is_the_members_own(portal: Portal) {
    let mut member = portal.member("CB001", Role::Staff).await;
    let path = "/api/staff/profile/avatar";
    let file = crate::avatar::png(300, 200);
    let headers = [("content-type", "image/png")];
    let taken = member
        .sends(
            http::Method::PUT,
            &format!("{path}?x=0&y=0&side=100"),
            &headers,
            file,
        )
        .await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    assert_eq!(member.record().await["avatar"], taken.json()["avatar"]);
    let picture = member.get(path).await;
    assert_eq!(
        (picture.status.as_u16(), picture.header("content-type")),
        (200, "image/jpeg")
    );
    assert_eq!(picture.header("etag"), taken.header("etag"));
    let mut other: Member<'_> = portal.member("CB002", Role::Staff).await;
    assert_eq!(other.get(path).await.status, 404);
    assert_eq!(member.delete(path).await.status, 204);
    assert_eq!(member.get(path).await.status, 404);
    assert_eq!(member.record().await.get("avatar"), None);
    let events: Vec<_> = portal
        .activity_of(&member)
        .await
        .into_iter()
        .map(|(event, _)| event)
        .collect();
    assert_eq!(events, ["avatar_changed", "avatar_removed"]);
}
