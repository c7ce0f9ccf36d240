//! What has been kept long enough is removed by the server itself.

use chrono::TimeDelta;
use motcua::staff::imports::Kind;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    activity_and_history_are_kept_for_a_year,
    sessions_are_kept_for_thirty_days,
    what_was_wrong_with_a_file_is_kept_for_thirty_days
);

async fn activity_and_history_are_kept_for_a_year(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"fax": "02213863456", "contact_phone": "0912345678"}))
        .await;
    let rows = async |table: &str| portal.count(&format!("SELECT count(*) FROM {table}")).await;
    let (activity, history) = (rows("activity").await, rows("citizen_field_change").await);
    portal.later(TimeDelta::days(365));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(
        (rows("activity").await, rows("citizen_field_change").await),
        (activity, history)
    );
    assert_eq!(
        rows("phone_confirmation").await,
        0,
        "a number that never came back is let go after a week"
    );
    portal.later(TimeDelta::seconds(1));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(
        (rows("activity").await, rows("citizen_field_change").await),
        (0, 0)
    );
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen.field("fax").await["value"],
        "+842213863456",
        "what is known stays"
    );
}

async fn sessions_are_kept_for_thirty_days(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.delete("/api/citizen/session").await;
    portal.later(TimeDelta::days(30));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(portal.count("SELECT count(*) FROM session").await, 1);
    portal.later(TimeDelta::seconds(1));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(portal.count("SELECT count(*) FROM session").await, 0);
}

async fn what_was_wrong_with_a_file_is_kept_for_thirty_days(portal: Portal) {
    let wrong = portal.imports(Kind::Units, "code,name\nA,B\n").await.unwrap_err();
    assert_eq!(wrong, ["2 kind required"]);
    let rows = async || {
        let of = async |table: &str| portal.count(&format!("SELECT count(*) FROM {table}")).await;
        (of("staff_import").await, of("staff_import_error").await)
    };
    portal.later(TimeDelta::days(30));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(rows().await, (1, 1));
    portal.later(TimeDelta::seconds(1));
    motcua::retention::remove(&portal.app).await.unwrap();
    assert_eq!(rows().await, (0, 0));
}
