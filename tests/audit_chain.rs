//! The record of actions behind the program's back: whatever is changed, removed, inserted or moved is found.

use chrono::TimeDelta;
use entity::action_mark::{self, Place};
use entity::action_record;
use futures_util::future::join_all;
use motcua::audit::{self, Action, Actor, Break, Expected};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    a_chain_that_nobody_touched_is_whole,
    a_row_that_was_changed_is_found,
    a_row_that_was_removed_is_found,
    a_row_that_was_inserted_is_found,
    rows_that_changed_places_are_found,
    a_tail_that_was_cut_off_is_found,
    a_head_that_was_put_back_by_hand_is_found_even_after_the_next_action,
    a_head_that_is_gone_is_found,
    a_beginning_that_was_removed_by_hand_is_found,
    a_database_that_was_set_back_is_found_by_a_head_that_was_noted,
    two_servers_at_once_keep_one_chain,
    what_is_rolled_back_leaves_no_gap,
    old_rows_go_in_time_and_the_chain_holds,
    old_rows_that_were_tampered_with_stay,
    what_can_not_be_read_is_found,
);

/// So many rows of actions.
async fn acts(portal: &Portal, times: usize) {
    let tx = portal.app.db.begin().await.unwrap();
    for time in 0..times {
        let after = Some(json!({ "time": time }));
        let actor = Actor::command_line();
        audit::record(&portal.app, &tx, &actor, Action::KeysRotated, None, None, after)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn breaks(portal: &Portal) -> Vec<Break> {
    audit::verify(&portal.app, None).await.unwrap().breaks
}

async fn a_chain_that_nobody_touched_is_whole(portal: Portal) {
    acts(&portal, 5).await;
    let report = audit::verify(&portal.app, None).await.unwrap();
    assert_eq!((report.rows, report.breaks.as_slice()), (5, &[][..]));
    let head = report.head.unwrap();
    assert_eq!(head.sequence, 5);
    let again = audit::verify(&portal.app, Some(&head)).await.unwrap();
    assert!(again.is_whole());
}

async fn a_row_that_was_changed_is_found(portal: Portal) {
    acts(&portal, 5).await;
    for (column, value) in [
        ("address", "'198.51.100.1'"),
        ("action", "'signed_in'"),
        ("after", "'{\"time\":7}'"),
        ("port", "7"),
    ] {
        let was = portal_row(&portal, 3).await;
        portal
            .execute(&format!(
                "UPDATE action_record SET {column} = {value} WHERE sequence = 3"
            ))
            .await;
        assert_eq!(breaks(&portal).await, [Break::Changed(3)], "{column}");
        put_back(&portal, was).await;
        assert_eq!(breaks(&portal).await, []);
    }
}

async fn portal_row(portal: &Portal, sequence: i64) -> action_record::Model {
    let row = action_record::Entity::find_by_id(sequence).one(portal.app.db.read());
    row.await.unwrap().unwrap()
}

async fn put_back(portal: &Portal, row: action_record::Model) {
    action_record::Entity::delete_by_id(row.sequence)
        .exec(portal.app.db.write())
        .await
        .unwrap();
    insert(portal, row).await;
}

async fn insert(portal: &Portal, row: action_record::Model) {
    action_record::Entity::insert(row.into_active_model())
        .exec_without_returning(portal.app.db.write())
        .await
        .unwrap();
}

async fn a_row_that_was_removed_is_found(portal: Portal) {
    acts(&portal, 5).await;
    portal
        .execute("DELETE FROM action_record WHERE sequence IN (2, 3)")
        .await;
    assert_eq!(breaks(&portal).await, [Break::Removed { from: 2, to: 3 }]);
    acts(&portal, 1).await;
    assert_eq!(breaks(&portal).await, [Break::Removed { from: 2, to: 3 }]);
}

async fn a_row_that_was_inserted_is_found(portal: Portal) {
    acts(&portal, 5).await;
    let row = portal_row(&portal, 2).await;
    insert(
        &portal,
        action_record::Model {
            sequence: 6,
            ..row.clone()
        },
    )
    .await;
    let found = breaks(&portal).await;
    assert!(found.contains(&Break::Inserted(6)), "{found:?}");
    insert(&portal, action_record::Model { sequence: 0, ..row }).await;
    let found = breaks(&portal).await;
    assert!(found.contains(&Break::Inserted(0)), "{found:?}");
}

async fn rows_that_changed_places_are_found(portal: Portal) {
    acts(&portal, 5).await;
    for (from, to) in [(2, -1), (4, 2), (-1, 4)] {
        portal
            .execute(&format!(
                "UPDATE action_record SET sequence = {to} WHERE sequence = {from}"
            ))
            .await;
    }
    assert_eq!(
        breaks(&portal).await,
        [
            Break::Reordered { at: 2, was: 4 },
            Break::Reordered { at: 4, was: 2 }
        ]
    );
}

async fn a_tail_that_was_cut_off_is_found(portal: Portal) {
    acts(&portal, 5).await;
    portal
        .execute("DELETE FROM action_record WHERE sequence > 3")
        .await;
    assert_eq!(breaks(&portal).await, [Break::TailCut { from: 4, to: 5 }]);
}

async fn a_head_that_was_put_back_by_hand_is_found_even_after_the_next_action(portal: Portal) {
    acts(&portal, 5).await;
    portal
        .execute("DELETE FROM action_record WHERE sequence > 3")
        .await;
    portal
        .execute(
            "UPDATE action_mark SET sequence = 3, mac = (SELECT mac FROM action_record WHERE sequence = 3) \
             WHERE place = 'head'",
        )
        .await;
    assert_eq!(breaks(&portal).await, [Break::HeadChanged]);
    acts(&portal, 2).await;
    assert_eq!(breaks(&portal).await, [Break::HeadWasLost(4)]);
}

async fn a_head_that_is_gone_is_found(portal: Portal) {
    acts(&portal, 3).await;
    portal
        .execute("DELETE FROM action_mark WHERE place = 'head'")
        .await;
    assert_eq!(breaks(&portal).await, [Break::HeadMissing]);
    audit::begin(&portal.app).await.unwrap();
    assert_eq!(
        breaks(&portal).await,
        [Break::HeadMissing],
        "a start does not mend it"
    );
}

async fn a_beginning_that_was_removed_by_hand_is_found(portal: Portal) {
    acts(&portal, 5).await;
    portal
        .execute("DELETE FROM action_record WHERE sequence < 3")
        .await;
    assert_eq!(breaks(&portal).await, [Break::Removed { from: 1, to: 2 }]);
    portal
        .execute("UPDATE action_mark SET sequence = 2 WHERE place = 'anchor'")
        .await;
    let found = breaks(&portal).await;
    assert!(found.contains(&Break::AnchorChanged), "{found:?}");
}

async fn a_database_that_was_set_back_is_found_by_a_head_that_was_noted(portal: Portal) {
    acts(&portal, 3).await;
    let head = action_mark::Entity::find_by_id(Place::Head);
    let before = head.one(portal.app.db.read()).await.unwrap().unwrap();
    acts(&portal, 2).await;
    let noted: Expected = audit::verify(&portal.app, None).await.unwrap().head.unwrap();
    portal
        .execute("DELETE FROM action_record WHERE sequence > 3")
        .await;
    portal
        .execute("DELETE FROM action_mark WHERE place = 'head'")
        .await;
    action_mark::Entity::insert(before.into_active_model())
        .exec_without_returning(portal.app.db.write())
        .await
        .unwrap();
    assert_eq!(breaks(&portal).await, [], "the chain alone is whole");
    let report = audit::verify(&portal.app, Some(&noted)).await.unwrap();
    assert_eq!(report.breaks, [Break::NotAsExpected(5)]);
    portal.later(TimeDelta::seconds(1));
    acts(&portal, 2).await;
    let report = audit::verify(&portal.app, Some(&noted)).await.unwrap();
    assert_eq!(report.breaks, [Break::NotAsExpected(5)]);
}

async fn two_servers_at_once_keep_one_chain(portal: Portal) {
    let other = portal.second_node().await;
    join_all((0..40).map(|turn| acts(if turn % 2 == 0 { &portal } else { &other }, 3))).await;
    let report = audit::verify(&portal.app, None).await.unwrap();
    assert_eq!((report.rows, report.breaks), (120, vec![]));
}

async fn what_is_rolled_back_leaves_no_gap(portal: Portal) {
    acts(&portal, 2).await;
    let tx = portal.app.db.begin().await.unwrap();
    let actor = Actor::command_line();
    audit::record(&portal.app, &tx, &actor, Action::KeysRotated, None, None, None)
        .await
        .unwrap();
    tx.rollback().await.unwrap();
    acts(&portal, 2).await;
    let report = audit::verify(&portal.app, None).await.unwrap();
    assert_eq!((report.rows, report.breaks), (4, vec![]));
}

async fn old_rows_go_in_time_and_the_chain_holds(portal: Portal) {
    acts(&portal, 4).await;
    let noted = audit::verify(&portal.app, None).await.unwrap().head.unwrap();
    portal.later(TimeDelta::days(365));
    acts(&portal, 2).await;
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(
        audit::verify(&portal.app, None).await.unwrap().rows,
        6,
        "kept for 365 days"
    );
    portal.later(TimeDelta::seconds(1));
    acts(&portal, 1).await;
    motcua::retention::remove(&portal.app).await.unwrap();
    let report = audit::verify(&portal.app, Some(&noted)).await.unwrap();
    assert_eq!((report.rows, report.breaks), (3, vec![]));
    portal
        .execute("DELETE FROM action_record WHERE sequence = 5")
        .await;
    assert_eq!(breaks(&portal).await, [Break::Removed { from: 5, to: 5 }]);
    portal.later(TimeDelta::days(366));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(
        breaks(&portal).await,
        [Break::Removed { from: 5, to: 5 }],
        "waiting does not help"
    );
}

async fn old_rows_that_were_tampered_with_stay(portal: Portal) {
    acts(&portal, 3).await;
    // As if it were old enough to go.
    let old = portal.app.now() - TimeDelta::days(400);
    action_record::Entity::update_many()
        .col_expr(action_record::Column::At, sea_orm::sea_query::Expr::value(old))
        .filter(action_record::Column::Sequence.lte(2))
        .exec(portal.app.db.write())
        .await
        .unwrap();
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(breaks(&portal).await, [Break::Changed(1), Break::Changed(2)]);
}

async fn what_can_not_be_read_is_found(portal: Portal) {
    acts(&portal, 3).await;
    // PostgreSQL takes nothing that can't be read.
    if portal.app.settings.database_url.starts_with("sqlite") {
        portal
            .execute("UPDATE action_record SET staff_id = 'x', at = 'never' WHERE sequence = 2")
            .await;
        assert_eq!(breaks(&portal).await, [Break::Unreadable(2)]);
    }
}

/// The command line as people use it.
#[test]
fn the_command_says_what_is_broken_and_fails() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_motcua"))
            .args(arguments)
            .env("MOTCUA_SANDBOX", "true")
            .env("MOTCUA_DATA_DIR", folder.path())
            .env(
                "MOTCUA_DATABASE_URL",
                format!("sqlite://{}/m.sqlite", folder.path().display()),
            )
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said)
    };
    let verify = ["audit", "verify"];
    assert_eq!(run(&["keys", "rotate"]).0, Some(0));
    let (code, said) = run(&verify);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.starts_with("1 rows, from ") && said.ends_with("whole\n"),
        "{said}"
    );
    let head = said.split("head ").nth(1).unwrap().lines().next().unwrap();
    assert_eq!(run(&["audit", "verify", "--expect", head]).0, Some(0));
    let other = format!("1:{}", "0".repeat(64));
    let (code, said) = run(&["audit", "verify", "--expect", &other]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("BROKEN: the head that was noted (row 1) is not in the chain"),
        "{said}"
    );
}
