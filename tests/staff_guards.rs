//! Who may do what on the staff's side: every operation of the document, asked for by everyone, is let pass or refused as its
//! guard says. An operation that is not in the table fails the test.

use entity::StaffId;
use http::Method;
use serde_json::{Value, json};

use crate::actors::officer::stage;
use crate::actors::{Answer, Browser, Portal};

on_each_database!(every_operation_lets_pass_whom_its_guard_says);

/// Whom an operation lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guard {
    /// Everyone, and a sign-in that is half done where it stands at this stage.
    Open(&'static [Who]),
    /// Members, also with a record that is unfinished after the deadline.
    UnfinishedAllowed,
    /// Members whose record is in order.
    Staff,
    /// Managers of a unit, and administrators.
    Manager,
    Administrator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    Citizen,
    Member,
    ManagerOfAnotherUnit,
    Manager,
    Administrator,
    Disabled,
    UnfinishedRecord,
    AtConfirm,
    AtPasswordChange,
    AtEnrol,
    AtTotp,
}

const EVERYONE: [Who; 12] = [
    Who::Anonymous,
    Who::Citizen,
    Who::Member,
    Who::ManagerOfAnotherUnit,
    Who::Manager,
    Who::Administrator,
    Who::Disabled,
    Who::UnfinishedRecord,
    Who::AtConfirm,
    Who::AtPasswordChange,
    Who::AtEnrol,
    Who::AtTotp,
];

/// Each with a body that comes past the guard and does no more than it must.
fn table(id: &str) -> (Guard, Value) {
    use Guard::{Administrator, Manager, Open, Staff, UnfinishedAllowed};
    match id {
        "begin_staff_sign_in"
        | "begin_staff_reset"
        | "begin_staff_vneid_sign_in"
        | "end_staff_vneid_sign_in" => (Open(&EVERYONE), json!({})),
        "choose_staff_password" => (Open(&[Who::AtPasswordChange]), json!({"new_password": "x"})),
        "enrol_staff_totp" => (Open(&[Who::AtEnrol]), json!({})),
        "give_staff_totp" => (Open(&[Who::AtEnrol, Who::AtTotp]), json!({"code": "000000"})),
        "give_staff_recovery_code" => (Open(&[Who::AtTotp]), json!({"code": "AAAAA-AAAAA"})),
        "confirm_staff_vneid" => (Open(&[Who::AtConfirm]), json!({"password": "x"})),
        "save_staff_profile" => (UnfinishedAllowed, json!({"email": ""})),
        "sign_staff_out"
        | "extend_staff_session"
        | "reauthenticate_staff"
        | "list_staff_pages"
        | "get_staff_profile"
        | "get_staff_avatar"
        | "set_staff_avatar"
        | "remove_staff_avatar"
        | "link_e_receipt_account"
        | "unlink_e_receipt_account"
        | "test_e_receipt_account" => (UnfinishedAllowed, json!({})),
        "list_staff_sessions"
        | "end_staff_session"
        | "end_staff_sessions"
        | "list_staff_activity"
        | "report_staff_activity" => (Staff, json!({})),
        "see_staff_reminder" => (UnfinishedAllowed, json!({})),
        "list_campaigns"
        | "get_campaign"
        | "remind_of_campaign"
        | "get_campaign_board"
        | "export_campaign_board"
        | "list_campaign_missing"
        | "get_campaign_trend" => (Manager, json!({})),
        "open_campaign" | "change_campaign" | "try_campaign" | "try_open_campaign" | "close_campaign" => {
            (Administrator, json!({}))
        }
        "list_audit" | "export_audit" => (Administrator, json!({})),
        "list_identity_cases" | "get_identity_case" => (Administrator, json!({})),
        "look_at_identity_case" | "decide_identity_case" | "undo_identity_case" => (Administrator, json!({})),
        "list_staff_units"
        | "get_staff_unit"
        | "export_staff_units"
        | "list_staff_members"
        | "get_staff_member"
        | "export_staff_members" => (Manager, json!({})),
        "create_staff_unit"
        | "save_staff_unit"
        | "move_staff_unit"
        | "merge_staff_unit"
        | "create_staff_member"
        | "transfer_staff_member"
        | "set_staff_member_role"
        | "set_staff_member_disabled"
        | "reset_staff_member_password"
        | "remove_staff_member_second_factor" => (Administrator, json!({})),
        "begin_staff_import"
        | "list_staff_imports"
        | "get_staff_import"
        | "get_staff_import_errors"
        | "get_staff_import_template" => (Administrator, json!({})),
        unknown => panic!("{unknown} is not in the table"),
    }
}

fn is_allowed(guard: Guard, who: Who) -> Result<(), (u16, &'static str)> {
    let member = match who {
        Who::Member | Who::ManagerOfAnotherUnit | Who::Manager | Who::Administrator => true,
        Who::UnfinishedRecord => guard == Guard::UnfinishedAllowed,
        _ => return Err((401, "not_signed_in")),
    };
    let (manages, administers) = (
        matches!(who, Who::ManagerOfAnotherUnit | Who::Manager | Who::Administrator),
        who == Who::Administrator,
    );
    match guard {
        Guard::Manager if !manages => Err((403, "forbidden")),
        Guard::Administrator if !administers => Err((403, "forbidden")),
        _ if !member => Err((403, "record_incomplete")),
        _ => Ok(()),
    }
}

async fn every_operation_lets_pass_whom_its_guard_says(portal: Portal) {
    let document: Value = serde_json::from_str(&motcua::document(false).json).unwrap();
    let mut count = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        if !path.starts_with("/api/staff/") {
            continue;
        }
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            let method: Method = method.to_uppercase().parse().unwrap();
            let path = path.replace("{id}", &uuid::Uuid::nil().to_string());
            for who in EVERYONE {
                let mut browser = enter(&portal, who).await;
                let answer = ask(&mut browser, &method, &path, &table(id).1).await;
                judge(id, who, table(id).0, &answer);
                count += 1;
            }
            assert_eq!(
                operation.get("security").is_none(),
                matches!(table(id).0, Guard::Open(_)),
                "{id} says something else in the document"
            );
        }
    }
    assert!(count >= 25 * EVERYONE.len(), "{count} cells");
}

fn judge(id: &str, who: Who, guard: Guard, answer: &Answer) {
    let cell = format!("{id} by {who:?}: {answer:?}");
    let Guard::Open(at) = guard else {
        match is_allowed(guard, who) {
            Ok(()) => assert!(!is_guard_s_refusal(answer), "should have been let pass: {cell}"),
            Err((status, code)) => assert_eq!(answer.problem(), (status, code.to_owned()), "{cell}"),
        }
        return;
    };
    assert_ne!(answer.status, 401, "{cell}");
    if at.len() == EVERYONE.len() {
        assert!(!answer.status.is_server_error(), "{cell}");
        return;
    }
    let half = matches!(
        who,
        Who::AtConfirm | Who::AtPasswordChange | Who::AtEnrol | Who::AtTotp
    );
    let expected = match (at.contains(&who), half) {
        (true, _) => {
            assert!(![404, 409, 410].contains(&answer.status.as_u16()), "{cell}");
            return;
        }
        (false, true) => (409, "not_due"),
        (false, false) => (404, "not_found"),
    };
    assert_eq!(answer.problem(), (expected.0, expected.1.to_owned()), "{cell}");
}

fn is_guard_s_refusal(answer: &Answer) -> bool {
    answer.status.is_client_error()
        && ["not_signed_in", "forbidden", "record_incomplete"].contains(&answer.problem().1.as_str())
}

async fn ask(browser: &mut Browser<'_>, method: &Method, path: &str, body: &Value) -> Answer {
    let headers = [
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
        ("if-match", "\"1\""),
    ];
    let bytes = match *method {
        Method::GET | Method::DELETE => vec![],
        _ => body.to_string().into_bytes(),
    };
    browser.send(method.clone(), path, &headers, bytes).await
}

/// At a browser of their own, signed in anew.
async fn enter(portal: &Portal, who: Who) -> Browser<'_> {
    let mut browser = portal.browser();
    match who {
        Who::Anonymous => {}
        Who::Citizen => browser.signs_in("sparse").await,
        Who::Member => browser.signs_in_as_staff(portal, "can.bo").await,
        Who::ManagerOfAnotherUnit => browser.signs_in_as_staff(portal, "quan.ly.xa").await,
        Who::Manager => browser.signs_in_as_staff(portal, "quan.ly").await,
        Who::Administrator => browser.signs_in_as_staff(portal, "quan.tri").await,
        Who::UnfinishedRecord => browser.signs_in_as_staff(portal, "qua.han").await,
        Who::Disabled => {
            browser.signs_in_as_staff(portal, "con.thieu").await;
            let id: uuid::Uuid = browser.staff().await["id"].as_str().unwrap().parse().unwrap();
            assert!(motcua::staff::disable(&portal.app, StaffId(id)).await.unwrap());
            portal
                .execute("UPDATE staff_member SET disabled_at = NULL WHERE username = 'con.thieu'")
                .await;
        }
        Who::AtConfirm => {
            let callback = browser.comes_back_as_staff("level2").await;
            let back = browser.get(&callback).await;
            assert!(back.location().contains("stage=confirm"), "{back:?}");
        }
        Who::AtPasswordChange => half(&mut browser, "moi.vao", "password_change").await,
        Who::AtEnrol => half(&mut browser, "chua.gan.ma", "enrol").await,
        Who::AtTotp => half(&mut browser, "can.bo", "totp").await,
    }
    portal.execute("DELETE FROM failed_attempts").await;
    browser
}

async fn half(browser: &mut Browser<'_>, key: &str, due: &str) {
    assert_eq!(stage(&browser.gives_staff_password(key).await), due);
}
