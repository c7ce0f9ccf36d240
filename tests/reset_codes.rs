//! A code that an administrator hands over opens the choice of a new password, once.

use chrono::TimeDelta;
use entity::staff_member::Role;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::account::wrong_fields;
use crate::actors::officer::{STAFF_PASSWORD, stage};
use crate::actors::staff::Member;
use crate::actors::{Answer, Portal};

on_each_database!(
    a_code_leads_to_a_new_password_and_the_second_factor,
    the_code_itself_is_no_new_password,
    the_old_password_opens_nothing_from_the_reset_on,
    a_code_counts_once_and_a_new_one_kills_the_old,
    of_many_who_give_one_code_at_once_one_goes_on,
    a_code_lasts_for_a_day,
    wrong_codes_and_unknown_names_are_answered_alike,
    wrong_codes_earn_a_delay_of_their_own,
    other_sessions_end_with_the_new_password,
    a_disabled_member_s_code_opens_nothing,
    the_administrator_sees_the_code_once_and_nobody_keeps_it,
);

const OWN: &str = "Con trâu đi trước cái cày";

async fn administrator(portal: &Portal) -> Member<'_> {
    portal.member("QT100", Role::Administrator).await
}

async fn id_of(by: &mut Member<'_>, username: &str) -> String {
    let found = by.get(&format!("/api/staff/members?q={username}")).await.json();
    found["members"][0]["id"].as_str().unwrap().to_owned()
}

async fn resets(by: &mut Member<'_>, username: &str) -> Answer {
    let id = id_of(by, username).await;
    by.posts(&format!("/api/staff/members/{id}/password-reset"), &json!({}))
        .await
}

async fn code_for(by: &mut Member<'_>, username: &str) -> String {
    let handed = resets(by, username).await;
    assert_eq!(handed.status, 200, "{}", handed.text());
    handed.json()["code"].as_str().unwrap().to_owned()
}

fn is_wrong(answer: &Answer) {
    assert_eq!(answer.problem(), (403, "wrong_code".into()), "{}", answer.text());
    assert!(answer.headers.get("set-cookie").is_none());
}

async fn a_code_leads_to_a_new_password_and_the_second_factor(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    assert_eq!(code.len(), 19);
    assert!(code.split('-').all(|group| group.len() == 4), "{code}");
    let mut member = portal.browser();
    let seed = member.seed_of("can.bo").await;
    // In any spelling.
    let typed = code.to_lowercase().replace('-', " ");
    assert_eq!(
        stage(&member.gives_reset_code(" Can.Bo ", &typed).await),
        "password_change"
    );
    assert!(member.staff().await.is_null());
    let early = member.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(early.problem(), (409, "not_due".into()));
    assert_eq!(stage(&member.chooses_password(OWN).await), "totp");
    assert!(member.staff().await.is_null());
    let done = member.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(stage(&done), "done");
    let events = portal.browser_events(&mut member).await;
    assert_eq!(
        events,
        [
            "signed_in",
            "password_changed",
            "reset_code_used",
            "password_reset"
        ]
    );
    portal.forgets_used_codes().await;
    assert_eq!(
        stage(&portal.browser().begins_as_staff("can.bo", OWN).await),
        "totp"
    );
    assert_eq!(portal.count("SELECT count(*) FROM staff_reset_code").await, 0);
}

async fn the_code_itself_is_no_new_password(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let mut member = portal.browser();
    member.gives_reset_code("can.bo", &code).await;
    for typed in [code.clone(), code.to_lowercase().replace('-', " ")] {
        let refused = member.chooses_password(&typed).await;
        assert_eq!(wrong_fields(&refused), ["new_password: password_same"]);
    }
    assert_eq!(stage(&member.chooses_password(OWN).await), "totp");
}

async fn the_old_password_opens_nothing_from_the_reset_on(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut half = portal.browser();
    assert_eq!(stage(&half.gives_staff_password("can.bo").await), "totp");
    code_for(&mut by, "can.bo").await;
    let refused = portal.browser().gives_staff_password("can.bo").await;
    assert_eq!(refused.problem(), (403, "wrong_credentials".into()));
    // Nor does a sign-in that it began.
    let seed = half.seed_of("can.bo").await;
    let over = half.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(over.problem(), (410, "sign_in_over".into()));
    let id = id_of(&mut by, "can.bo").await;
    let account = by.get(&format!("/api/staff/members/{id}")).await.json()["account"].clone();
    assert_eq!(
        (&account["has_password"], &account["has_second_factor"]),
        (&json!(false), &json!(true))
    );
}

async fn a_code_counts_once_and_a_new_one_kills_the_old(portal: Portal) {
    let mut by = administrator(&portal).await;
    let first = code_for(&mut by, "can.bo").await;
    let second = code_for(&mut by, "can.bo").await;
    let mut member = portal.browser();
    is_wrong(&member.gives_reset_code("can.bo", &first).await);
    assert_eq!(
        stage(&member.gives_reset_code("can.bo", &second).await),
        "password_change"
    );
    is_wrong(&portal.browser().gives_reset_code("can.bo", &second).await);
    // It is of one member alone.
    let others = code_for(&mut by, "chua.gan.ma").await;
    is_wrong(&portal.browser().gives_reset_code("can.bo", &others).await);
}

async fn of_many_who_give_one_code_at_once_one_goes_on(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let mut browsers: Vec<_> = (0..6).map(|_| portal.browser()).collect();
    let giving = browsers.iter_mut().map(|browser| {
        let code = code.clone();
        async move { browser.gives_reset_code("can.bo", &code).await.status.as_u16() }
    });
    let mut answers = join_all(giving).await;
    answers.sort_unstable();
    assert_eq!(answers, [200, 403, 403, 403, 403, 403]);
}

async fn a_code_lasts_for_a_day(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let other = code_for(&mut by, "chua.gan.ma").await;
    portal.later(TimeDelta::hours(24) - TimeDelta::seconds(1));
    let mut member = portal.browser();
    assert_eq!(
        stage(&member.gives_reset_code("can.bo", &code).await),
        "password_change"
    );
    portal.later(TimeDelta::seconds(1));
    is_wrong(&portal.browser().gives_reset_code("chua.gan.ma", &other).await);
    // What it opened lasts for a quarter of an hour.
    portal.later(TimeDelta::minutes(15));
    let late = member.chooses_password(OWN).await;
    assert_eq!(late.problem(), (410, "sign_in_over".into()));
}

async fn wrong_codes_and_unknown_names_are_answered_alike(portal: Portal) {
    let mut by = administrator(&portal).await;
    code_for(&mut by, "can.bo").await;
    let mut stranger = portal.browser();
    let wrong = stranger.gives_reset_code("can.bo", "AAAA-AAAA-AAAA-AAAA").await;
    is_wrong(&wrong);
    for name in ["khong.co.ai", "//", "chua.gan.ma", "da.khoa"] {
        let other = stranger.gives_reset_code(name, "AAAA-AAAA-AAAA-AAAA").await;
        assert_eq!(other.text(), wrong.text(), "{name}");
        assert_eq!(other.headers.len(), wrong.headers.len(), "{name}");
    }
}

async fn wrong_codes_earn_a_delay_of_their_own(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let mut thief = portal.browser();
    for _ in 0..10 {
        is_wrong(&thief.gives_reset_code("can.bo", "AAAA-AAAA-AAAA-AAAA").await);
    }
    is_wrong(&thief.gives_reset_code("can.bo", &code).await);
    // Passwords have another counter, and so have other addresses.
    assert_eq!(stage(&thief.gives_staff_password("chua.gan.ma").await), "enrol");
    let mut elsewhere = portal.browser().at_address("198.51.100.9");
    assert_eq!(
        stage(&elsewhere.gives_reset_code("can.bo", &code).await),
        "password_change"
    );
}

async fn other_sessions_end_with_the_new_password(portal: Portal) {
    let mut by = administrator(&portal).await;
    let mut before = portal.browser();
    before.signs_in_as_staff(&portal, "can.bo").await;
    let code = code_for(&mut by, "can.bo").await;
    assert!(before.staff().await.is_object());
    let mut member = portal.browser();
    member.gives_reset_code("can.bo", &code).await;
    assert!(before.staff().await.is_object());
    let weak = member.chooses_password("short").await;
    assert_eq!(weak.problem(), (422, "invalid_fields".into()));
    assert!(before.staff().await.is_object());
    assert_eq!(stage(&member.chooses_password(OWN).await), "totp");
    assert!(before.staff().await.is_null());
}

async fn a_disabled_member_s_code_opens_nothing(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let id = id_of(&mut by, "can.bo").await;
    let path = format!("/api/staff/members/{id}/disabled");
    by.puts_over("*", &path, &json!({"disabled": true})).await;
    is_wrong(&portal.browser().gives_reset_code("can.bo", &code).await);
    assert_eq!(
        resets(&mut by, "can.bo").await.problem(),
        (409, "account_disabled".into())
    );
    by.puts_over("*", &path, &json!({"disabled": false})).await;
    is_wrong(&portal.browser().gives_reset_code("can.bo", &code).await);
    // The password of before does not come back either.
    let old = portal.browser().begins_as_staff("can.bo", STAFF_PASSWORD).await;
    assert_eq!(old.problem(), (403, "wrong_credentials".into()));
    let again = code_for(&mut by, "can.bo").await;
    assert_eq!(
        stage(&portal.browser().gives_reset_code("can.bo", &again).await),
        "password_change"
    );
}

async fn the_administrator_sees_the_code_once_and_nobody_keeps_it(portal: Portal) {
    let mut by = administrator(&portal).await;
    let code = code_for(&mut by, "can.bo").await;
    let plain = code.replace('-', "");
    let id = id_of(&mut by, "can.bo").await;
    let shown = by.get(&format!("/api/staff/members/{id}")).await;
    assert!(!shown.text().contains(&code) && shown.json()["account"]["reset_code_until"].is_string());
    let kept = portal.actions().await;
    let row = kept
        .iter()
        .find(|row| row.action == "member_password_reset")
        .unwrap();
    assert_eq!(
        (row.staff_id, row.subject_id.map(|id| id.to_string())),
        (Some(by.id), Some(id))
    );
    let said = format!("{kept:?}");
    assert!(!said.contains(&code) && !said.contains(&plain));
    for (table, column) in [("activity", "details"), ("staff_member", "search_key")] {
        let sql = format!(
            "SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE '%{plain}%' OR CAST({column} AS TEXT) LIKE '%{code}%'"
        );
        assert_eq!(portal.count(&sql).await, 0, "{table}");
    }
}
