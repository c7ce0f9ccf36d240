//! Administrators make accounts, transfer members, give roles, disable and enable.

use chrono::TimeDelta;
use entity::staff_member::Role;
use entity::{UnitId, staff_credential};
use futures_util::future::join_all;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

use crate::actors::account::wrong_fields;
use crate::actors::officer::stage;
use crate::actors::staff::Member;
use crate::actors::{Answer, Portal};

on_each_database!(
    a_new_member_comes_in_by_the_code_that_was_handed_over,
    all_wrong_fields_are_named_at_once_and_nothing_is_made,
    a_transfer_changes_the_unit_and_nothing_else,
    another_role_ends_the_members_sessions,
    a_disabled_member_is_out_within_one_request,
    what_a_thief_would_do_first_wants_a_fresh_proof,
    of_six_administrators_with_one_version_one_wins,
    who_was_demoted_or_disabled_meanwhile_changes_nothing,
    a_lost_authenticator_is_taken_away,
    what_was_done_stands_in_the_record_of_actions,
);

const OWN: &str = "Con trâu đi trước cái cày";

async fn administrator(portal: &Portal) -> Member<'_> {
    portal.member("QT100", Role::Administrator).await
}

fn at(member: &Member<'_>, what: &str) -> String {
    format!("/api/staff/members/{}/{what}", member.id)
}

async fn view(by: &mut Member<'_>, member: &Member<'_>) -> Value {
    by.get(&format!("/api/staff/members/{}", member.id)).await.json()
}

async fn told(portal: &Portal, member: &Member<'_>) -> Vec<String> {
    let all = portal.activity_of(member).await;
    all.into_iter().map(|(event, _)| event).collect()
}

async fn gives_role(by: &mut Member<'_>, member: &Member<'_>, role: &str) -> Answer {
    by.puts_over("*", &at(member, "role"), &json!({ "role": role }))
        .await
}

async fn disables(by: &mut Member<'_>, member: &Member<'_>, disabled: bool) -> Answer {
    by.puts_over("*", &at(member, "disabled"), &json!({ "disabled": disabled }))
        .await
}

async fn a_new_member_comes_in_by_the_code_that_was_handed_over(portal: Portal) {
    let mut by = administrator(&portal).await;
    let unit = portal.unit("Phòng Mới").await;
    let new = json!({"staff_code": " CB 7 ", "username": "Moi.Toanh", "full_name": "Thử  Văn Toanh", "unit_id": unit.0, "role": "manager"});
    let made = by.posts("/api/staff/members", &new).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    let member = &made["member"];
    assert_eq!(
        (
            member["username"].as_str(),
            member["full_name"].as_str(),
            member["role"].as_str()
        ),
        (Some("moi.toanh"), Some("Thử Văn Toanh"), Some("manager"))
    );
    assert_eq!(
        (
            &member["account"]["has_password"],
            &member["account"]["has_second_factor"]
        ),
        (&json!(false), &json!(false))
    );
    assert_eq!(member["account"]["reset_code_until"], made["valid_until"]);
    let mut browser = portal.browser();
    let code = made["code"].as_str().unwrap();
    assert_eq!(
        stage(&browser.gives_reset_code("moi.toanh", code).await),
        "password_change"
    );
    assert_eq!(stage(&browser.chooses_password(OWN).await), "enrol");
    let enrolled = browser.enrols().await.json();
    let seed = crate::staff_sign_in::seed_in(enrolled["otpauth_url"].as_str().unwrap());
    assert_eq!(
        stage(&browser.gives_totp(&portal.code_of_seed(&seed, 0)).await),
        "done"
    );
    assert_eq!(browser.staff().await["unit"], "Phòng Mới");
    let again = by.posts("/api/staff/members", &new).await;
    let taken = wrong_fields(&again);
    assert_eq!(
        taken,
        ["staff_code: staff_code_taken", "username: staff_username_taken"]
    );
}

async fn all_wrong_fields_are_named_at_once_and_nothing_is_made(portal: Portal) {
    let mut by = administrator(&portal).await;
    let before = portal.count("SELECT count(*) FROM staff_member").await;
    let wrong = json!({"staff_code": "\u{0}", "username": "nguyễn an", "full_name": "", "unit_id": uuid::Uuid::nil(), "role": "king", "password": "x"});
    let fields = wrong_fields(&by.posts("/api/staff/members", &wrong).await);
    assert_eq!(
        fields,
        [
            "full_name: text",
            "password: unknown",
            "role: type",
            "staff_code: text",
            "unit_id: unit_unknown",
            "username: username"
        ]
    );
    let fields = wrong_fields(
        &by.posts("/api/staff/members", &json!({"full_name": "x".repeat(256)}))
            .await,
    );
    assert_eq!(
        fields,
        [
            "full_name: length",
            "role: required",
            "staff_code: required",
            "unit_id: required",
            "username: required"
        ]
    );
    let unit = portal.unit("Sở Mẫu").await;
    let taken = json!({"staff_code": by.code.to_lowercase(), "username": by.code, "full_name": "A", "unit_id": unit.0, "role": "staff"});
    let fields = wrong_fields(&by.posts("/api/staff/members", &taken).await);
    assert_eq!(
        fields,
        ["staff_code: staff_code_taken", "username: staff_username_taken"],
        "in whatever case"
    );
    assert_eq!(portal.count("SELECT count(*) FROM staff_member").await, before);
    assert_eq!(portal.count("SELECT count(*) FROM staff_reset_code").await, 0);
}

async fn a_transfer_changes_the_unit_and_nothing_else(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut member = portal.member("CB1", Role::Staff).await;
    let unit = portal.unit("Phòng Khác").await;
    let seen = by.get(&format!("/api/staff/members/{}", member.id)).await;
    let version = seen.header("etag").to_owned();
    let to = json!({"unit_id": unit.0});
    let moved = by.puts_over(&version, &at(&member, "unit"), &to).await;
    assert_eq!(moved.status, 200, "{}", moved.text());
    assert_eq!(moved.json()["unit"], json!({"id": unit.0, "name": "Phòng Khác"}));
    let late = by.puts_over(&version, &at(&member, "unit"), &to).await;
    assert_eq!(late.problem(), (412, "changed_meanwhile".into()));
    assert_eq!(late.json()["now"]["unit"]["name"], "Phòng Khác");
    assert_eq!(
        by.puts(&at(&member, "unit"), &to).await.problem(),
        (428, "if_match_required".into())
    );
    // The member's own record is another version, and the session goes on.
    assert_eq!(member.version().await, "\"1\"");
    assert_eq!(told(&portal, &member).await, ["unit_changed"]);
    let nowhere = by
        .puts_over("*", &at(&member, "unit"), &json!({"unit_id": uuid::Uuid::nil()}))
        .await;
    assert_eq!(wrong_fields(&nowhere), ["unit_id: unit_unknown"]);
    portal
        .execute("UPDATE unit SET valid_until = '2026-01-01' WHERE name = 'Sở Thử nghiệm'")
        .await;
    let over = portal
        .count("SELECT count(*) FROM unit WHERE valid_until = '2026-01-01'")
        .await;
    assert!(over > 0);
    let id = by.get("/api/staff/units?q=thu%20nghiem").await.json()["units"][0]["id"].clone();
    let over = by
        .puts_over("*", &at(&member, "unit"), &json!({ "unit_id": id }))
        .await;
    assert_eq!(wrong_fields(&over), ["unit_id: unit_over"]);
}

async fn another_role_ends_the_members_sessions(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut member = portal.member("CB1", Role::Staff).await;
    assert_eq!(gives_role(&mut by, &member, "staff").await.status, 200);
    // It is the role of before: nothing was done.
    assert_eq!(member.get("/api/staff/profile").await.status, 200);
    let changed = gives_role(&mut by, &member, "manager").await;
    assert_eq!(changed.json()["role"], "manager", "{}", changed.text());
    assert_eq!(
        member.get("/api/staff/profile").await.problem(),
        (401, "not_signed_in".into())
    );
    assert_eq!(told(&portal, &member).await, ["role_changed"]);
    let by_id = by.id;
    let own = by
        .puts_over(
            "*",
            &format!("/api/staff/members/{by_id}/role"),
            &json!({"role": "staff"}),
        )
        .await;
    assert_eq!(own.problem(), (409, "own_account".into()));
}

async fn a_disabled_member_is_out_within_one_request(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut member = portal.member("CB1", Role::Staff).await;
    let disabled = disables(&mut by, &member, true).await;
    assert!(disabled.json()["disabled_at"].is_string(), "{}", disabled.text());
    assert_eq!(disabled.json()["account"]["sessions"], 0);
    assert_eq!(
        member.get("/api/staff/profile").await.problem(),
        (401, "not_signed_in".into())
    );
    let enabled = disables(&mut by, &member, false).await;
    assert!(enabled.json().get("disabled_at").is_none(), "{}", enabled.text());
    // The session of before does not come back.
    assert_eq!(
        member.get("/api/staff/profile").await.problem(),
        (401, "not_signed_in".into())
    );
    assert_eq!(
        told(&portal, &member).await,
        ["account_disabled", "account_enabled"]
    );
    let mut half = portal.browser();
    assert_eq!(stage(&half.gives_staff_password("can.bo").await), "totp");
    let id = by.get("/api/staff/members?q=can.bo").await.json()["members"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    by.puts_over(
        "*",
        &format!("/api/staff/members/{id}/disabled"),
        &json!({"disabled": true}),
    )
    .await;
    let over = half.gives_totp("000000").await;
    assert_eq!(over.problem(), (410, "sign_in_over".into()));
    let by_id = by.id;
    let own = by
        .puts_over(
            "*",
            &format!("/api/staff/members/{by_id}/disabled"),
            &json!({"disabled": true}),
        )
        .await;
    assert_eq!(own.problem(), (409, "own_account".into()));
}

async fn what_a_thief_would_do_first_wants_a_fresh_proof(portal: Portal) {
    let mut by = administrator(&portal).await;
    let (member, manager) = (
        portal.member("CB1", Role::Staff).await,
        portal.member("QL1", Role::Manager).await,
    );
    let unit = portal.unit("Phòng Khác").await;
    portal.later(TimeDelta::minutes(4));
    by.get("/api/staff/profile").await;
    portal.later(TimeDelta::minutes(4));
    by.get("/api/staff/profile").await;
    portal.later(TimeDelta::minutes(3));
    let again = (401, "reauthenticate".to_owned());
    assert_eq!(gives_role(&mut by, &member, "manager").await.problem(), again);
    assert_eq!(disables(&mut by, &member, true).await.problem(), again);
    let reset = by.posts(&at(&member, "password-reset"), &json!({})).await;
    assert_eq!(reset.problem(), again);
    assert_eq!(by.delete(&at(&member, "second-factor")).await.problem(), again);
    let new = json!({"staff_code": "CB9", "username": "moi.toanh", "full_name": "Thử", "unit_id": unit.0, "role": "staff"});
    assert_eq!(by.posts("/api/staff/members", &new).await.problem(), again);
    let to = json!({"unit_id": unit.0});
    assert_eq!(
        by.puts_over("*", &at(&manager, "unit"), &to).await.problem(),
        again
    );
    assert_eq!(by.puts_over("*", &at(&member, "unit"), &to).await.status, 200);
}

async fn of_six_administrators_with_one_version_one_wins(portal: Portal) {
    let mut by = administrator(&portal).await;
    let member = portal.member("CB1", Role::Staff).await;
    let version = by
        .get(&format!("/api/staff/members/{}", member.id))
        .await
        .header("etag")
        .to_owned();
    let mut units = Vec::new();
    for number in 0..6 {
        units.push(portal.unit(&format!("Phòng {number}")).await);
    }
    let mut tabs: Vec<_> = (0..6).map(|_| by.tab()).collect();
    let moving = tabs.iter_mut().zip(&units).map(|(tab, unit)| {
        let (path, version, to) = (at(&member, "unit"), version.clone(), json!({"unit_id": unit.0}));
        async move { tab.puts_over(&version, &path, &to).await.status.as_u16() }
    });
    let mut answers = join_all(moving).await;
    answers.sort_unstable();
    assert_eq!(answers, [200, 412, 412, 412, 412, 412]);
}

async fn who_was_demoted_or_disabled_meanwhile_changes_nothing(portal: Portal) {
    let by = administrator(&portal).await;
    let member = portal.member("CB1", Role::Staff).await;
    let mut others = Vec::new();
    for number in 0..4 {
        others.push(portal.member(&format!("QT20{number}"), Role::Administrator).await);
    }
    let ids: Vec<_> = others.iter().map(|other| other.id).collect();
    let mut tabs: Vec<_> = ids.iter().map(|_| by.tab()).collect();
    let shutting = tabs.iter_mut().zip(&ids).map(|(tab, id)| {
        let path = format!("/api/staff/members/{id}/disabled");
        async move {
            tab.puts_over("*", &path, &json!({"disabled": true}))
                .await
                .status
                .as_u16()
        }
    });
    let acting = others.iter_mut().map(|other| {
        let path = at(&member, "role");
        async move {
            other
                .puts_over("*", &path, &json!({"role": "manager"}))
                .await
                .status
                .as_u16()
        }
    });
    let (shut, acted) = futures_util::future::join(join_all(shutting), join_all(acting)).await;
    assert_eq!(shut, [200; 4]);
    assert!(
        acted.iter().all(|status| [200, 401].contains(status)),
        "{acted:?}"
    );
    // Whoever was shut out first has done nothing: the record of actions has their deeds before their end alone.
    let rows = portal.actions().await;
    for id in ids {
        let end = rows
            .iter()
            .position(|row| row.action == "member_disabled" && row.subject_id == Some(id.0));
        let last = rows.iter().rposition(|row| row.staff_id == Some(id));
        assert!(last < end, "{last:?} {end:?}");
    }
}

async fn a_lost_authenticator_is_taken_away(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut browser = portal.browser();
    browser.signs_in_as_staff(&portal, "can.bo").await;
    let id = browser.staff().await["id"].as_str().unwrap().to_owned();
    let path = format!("/api/staff/members/{id}/second-factor");
    let removed = by.delete(&path).await;
    assert_eq!(
        removed.json()["account"]["has_second_factor"],
        false,
        "{}",
        removed.text()
    );
    assert!(browser.staff().await.is_null());
    assert_eq!(stage(&browser.gives_staff_password("can.bo").await), "enrol");
    assert_eq!(by.delete(&path).await.problem(), (409, "no_second_factor".into()));
    let own = format!("/api/staff/members/{}/second-factor", by.id);
    assert_eq!(by.delete(&own).await.problem(), (409, "own_account".into()));
    let left = staff_credential::Entity::find_by_id(entity::StaffId(id.parse().unwrap()));
    let left = left.one(portal.app.db.read()).await.unwrap().unwrap();
    assert!(left.totp_sealed.is_none() && left.totp_last_step.is_none());
}

async fn what_was_done_stands_in_the_record_of_actions(portal: Portal) {
    let mut by = administrator(&portal).await;
    let member = portal.member("CB1", Role::Staff).await;
    let unit: UnitId = portal.unit("Phòng Khác").await;
    by.puts_over("*", &at(&member, "unit"), &json!({"unit_id": unit.0}))
        .await;
    gives_role(&mut by, &member, "manager").await;
    disables(&mut by, &member, true).await;
    disables(&mut by, &member, false).await;
    let rows = portal.actions().await;
    let of_member: Vec<_> = rows
        .iter()
        .filter(|row| row.subject_id == Some(member.id.0))
        .collect();
    let actions: Vec<_> = of_member.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(
        actions,
        [
            "member_moved",
            "member_role_changed",
            "member_disabled",
            "member_enabled"
        ]
    );
    assert!(
        of_member
            .iter()
            .all(|row| row.staff_id == Some(by.id) && row.address.is_some())
    );
    let role: Value = serde_json::from_str(of_member[1].after.as_deref().unwrap()).unwrap();
    assert_eq!(role, json!({"role": "manager"}));
    assert_eq!(view(&mut by, &member).await["role"], "manager");
}
