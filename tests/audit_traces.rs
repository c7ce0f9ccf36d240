//! A record of actions that is whole in itself and not the one of this database: what stands elsewhere gives it away.

use chrono::TimeDelta;
use entity::{action_mark, action_record};
use motcua::audit::{self, Break};
use motcua::staff::imports::Kind;
use sea_orm::{EntityTrait, IntoActiveModel};

use crate::actors::Portal;

on_each_database!(
    sessions_and_imports_that_were_recorded_are_no_break,
    a_record_that_was_emptied_is_found_after_it_began_anew,
    a_record_that_was_set_back_with_both_its_ends_is_found,
    what_was_there_before_the_record_is_in_none,
);

/// The clock of a test stands before its database was made.
async fn from_the_beginning(portal: &Portal) {
    portal.execute("UPDATE seaql_migrations SET applied_at = 0").await;
}

async fn empty(portal: &Portal) {
    portal.execute("DELETE FROM action_record").await;
    portal.execute("DELETE FROM action_mark").await;
}

async fn breaks(portal: &Portal) -> Vec<Break> {
    audit::verify(&portal.app, None).await.unwrap().breaks
}

async fn imports(portal: &Portal, code: &str) {
    let file = format!("Mã,Tên,Loại\n{code},Sở,Sở\n");
    portal.imports(Kind::Units, file).await.unwrap();
}

async fn sessions_and_imports_that_were_recorded_are_no_break(portal: Portal) {
    from_the_beginning(&portal).await;
    let mut browser = portal.browser();
    browser.signs_in_as_staff(&portal, "can.bo").await;
    browser.signs_in_as_staff(&portal, "can.bo").await;
    imports(&portal, "A").await;
    portal.imports(Kind::Units, "nothing").await.unwrap_err();
    browser.delete("/api/staff/session").await;
    assert_eq!(breaks(&portal).await, []);
    // Long after, when the rows go and the sessions and imports with them.
    portal.later(TimeDelta::days(366));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(breaks(&portal).await, []);
}

async fn a_record_that_was_emptied_is_found_after_it_began_anew(portal: Portal) {
    from_the_beginning(&portal).await;
    let first = portal.app.now();
    portal.browser().signs_in_as_staff(&portal, "can.bo").await;
    imports(&portal, "A").await;
    empty(&portal).await;
    let found = breaks(&portal).await;
    assert!(found.contains(&Break::HeadMissing), "{found:?}");
    // As the next start does.
    audit::begin(&portal.app).await.unwrap();
    assert_eq!(breaks(&portal).await, [Break::Untold { count: 2, first }]);
    imports(&portal, "B").await;
    assert_eq!(breaks(&portal).await, [Break::Untold { count: 2, first }]);
}

async fn a_record_that_was_set_back_with_both_its_ends_is_found(portal: Portal) {
    from_the_beginning(&portal).await;
    imports(&portal, "A").await;
    let db = portal.app.db.write();
    let rows = action_record::Entity::find().all(db).await.unwrap();
    let marks = action_mark::Entity::find().all(db).await.unwrap();
    portal.later(TimeDelta::hours(1));
    portal.browser().signs_in_as_staff(&portal, "can.bo").await;
    let after = portal.app.now();
    empty(&portal).await;
    for row in rows {
        let row = action_record::Entity::insert(row.into_active_model());
        row.exec_without_returning(db).await.unwrap();
    }
    for mark in marks {
        let mark = action_mark::Entity::insert(mark.into_active_model());
        mark.exec_without_returning(db).await.unwrap();
    }
    let expected = Break::Untold {
        count: 1,
        first: after,
    };
    assert_eq!(breaks(&portal).await, [expected]);
}

async fn what_was_there_before_the_record_is_in_none(portal: Portal) {
    portal.member("CB001", entity::staff_member::Role::Staff).await;
    let later = (portal.app.now() + TimeDelta::hours(1)).timestamp();
    portal
        .execute(&format!("UPDATE seaql_migrations SET applied_at = {later}"))
        .await;
    assert_eq!(breaks(&portal).await, []);
    from_the_beginning(&portal).await;
    assert_eq!(breaks(&portal).await.len(), 1);
}
