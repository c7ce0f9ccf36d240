//! Every wrong proof on the staff's side leaves one row in the record of actions, with what it was and never with what was typed.

use serde_json::json;

use crate::actors::Portal;

on_each_database!(each_wrong_proof_leaves_one_row);

const TYPED: &str = "ZZZZ-ZZZZ-ZZZZ-ZZZZ";

async fn each_wrong_proof_leaves_one_row(portal: Portal) {
    let mut browser = portal.browser().at_address("198.51.100.7");
    browser.begins_as_staff("can.bo", TYPED).await;
    browser.gives_reset_code("can.bo", TYPED).await;
    browser.gives_reset_code("khong.co", TYPED).await;
    browser.gives_staff_password("can.bo").await;
    browser.gives_totp("000000").await;
    browser.gives_recovery_code(TYPED).await;
    let rows = portal.actions().await;
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.action.as_str(), row.after.clone().unwrap_or_default()))
        .collect();
    let wrong = |what: &str| ("sign_in_failed", json!({ "wrong": what }).to_string());
    assert_eq!(told[..2], [wrong("password"), wrong("reset_code")]);
    assert_eq!(told[2].0, "totp_failed");
    assert_eq!(told[3..], [wrong("recovery_code")]);
    assert!(
        rows.iter()
            .all(|row| row.address.as_deref() == Some("198.51.100.7")),
        "{rows:?}"
    );
    assert!(told.iter().all(|(_, after)| !after.contains("ZZZZ")));
}
