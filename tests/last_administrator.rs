//! Somebody is always left who can let others in.

use entity::staff_credential;
use entity::staff_member::Role;
use sea_orm::{EntityTrait, Set};
use serde_json::{Value, json};

use crate::actors::staff::Member;
use crate::actors::{Answer, Portal};

on_each_database!(
    the_last_one_is_neither_disabled_nor_demoted_nor_reset,
    one_who_waits_for_a_password_does_not_count,
    of_two_who_demote_each_other_at_once_one_is_left,
    of_two_who_disable_or_reset_each_other_at_once_one_is_left,
);

/// One who can sign in with a password.
async fn administrator<'a>(portal: &'a Portal, code: &str) -> Member<'a> {
    let member = portal.member(code, Role::Administrator).await;
    let credential = staff_credential::ActiveModel {
        staff_id: Set(member.id),
        password_hash: Set("$argon2id$".into()),
        must_change: Set(false),
        password_changed_at: Set(portal.app.now()),
        ..Default::default()
    };
    staff_credential::Entity::insert(credential)
        .exec_without_returning(portal.app.db.write())
        .await
        .unwrap();
    member
}

/// Nobody else is one.
async fn alone(portal: &Portal) {
    portal
        .execute("UPDATE staff_member SET role = 'staff' WHERE username IN ('quan.tri', 'quan.tri.hai')")
        .await;
}

async fn acts(by: &mut Member<'_>, on: &Member<'_>, what: &str, body: &Value) -> Answer {
    let path = format!("/api/staff/members/{}/{what}", on.id);
    match what {
        "password-reset" => by.posts(&path, body).await,
        _ => by.puts_over("*", &path, body).await,
    }
}

async fn able(portal: &Portal) -> i64 {
    portal
        .count(
            "SELECT count(*) FROM staff_member m JOIN staff_credential c ON c.staff_id = m.id \
             WHERE m.role = 'administrator' AND m.disabled_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM staff_reset_code r WHERE r.staff_id = m.id)",
        )
        .await
}

async fn the_last_one_is_neither_disabled_nor_demoted_nor_reset(portal: Portal) {
    alone(&portal).await;
    let last = administrator(&portal, "QT1").await;
    // Has a session and no password to come back with.
    let mut other = portal.member("QT2", Role::Administrator).await;
    for (what, body) in [
        ("role", json!({"role": "manager"})),
        ("disabled", json!({"disabled": true})),
        ("password-reset", json!({})),
    ] {
        let refused = acts(&mut other, &last, what, &body).await;
        assert_eq!(refused.problem(), (409, "last_administrator".into()), "{what}");
    }
    assert_eq!(able(&portal).await, 1);
    administrator(&portal, "QT3").await;
    assert_eq!(
        acts(&mut other, &last, "role", &json!({"role": "staff"}))
            .await
            .status,
        200
    );
}

async fn one_who_waits_for_a_password_does_not_count(portal: Portal) {
    alone(&portal).await;
    let mut first = administrator(&portal, "QT1").await;
    let mut second = administrator(&portal, "QT2").await;
    assert_eq!(
        acts(&mut first, &second, "password-reset", &json!({}))
            .await
            .status,
        200
    );
    for (what, body) in [
        ("disabled", json!({"disabled": true})),
        ("role", json!({"role": "staff"})),
    ] {
        let refused = acts(&mut second, &first, what, &body).await;
        assert_eq!(refused.problem(), (409, "last_administrator".into()), "{what}");
    }
    // Who could not sign in anyway may go.
    assert_eq!(
        acts(&mut first, &second, "disabled", &json!({"disabled": true}))
            .await
            .status,
        200
    );
}

async fn both_at_once(portal: &Portal, what: &str, body: Value) {
    alone(portal).await;
    let mut one = administrator(portal, "QT1").await;
    let mut other = administrator(portal, "QT2").await;
    let (first, second) = (one.tab(), other.tab());
    let (here, there) = futures_util::future::join(
        acts(&mut one, &second, what, &body),
        acts(&mut other, &first, what, &body),
    )
    .await;
    let mut answers = [here.status.as_u16(), there.status.as_u16()];
    answers.sort_unstable();
    // The second one's session has ended, or they are the last.
    assert!(
        answers == [200, 401] || answers == [200, 409],
        "{what}: {answers:?}"
    );
    assert_eq!(able(portal).await, 1, "{what}");
}

async fn of_two_who_demote_each_other_at_once_one_is_left(portal: Portal) {
    both_at_once(&portal, "role", json!({"role": "staff"})).await;
}

async fn of_two_who_disable_or_reset_each_other_at_once_one_is_left(portal: Portal) {
    both_at_once(&portal, "disabled", json!({"disabled": true})).await;
    portal
        .execute("DELETE FROM staff_credential WHERE password_hash = '$argon2id$'")
        .await;
    portal.execute("DELETE FROM session").await;
    portal
        .execute("DELETE FROM staff_member WHERE username IN ('qt1', 'qt2')")
        .await;
    both_at_once(&portal, "password-reset", json!({})).await;
}
