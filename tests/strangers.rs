//! Nobody who is not signed in gets anywhere but where everyone may go.

use http::Method;
use serde_json::Value;

use crate::actors::Portal;

/// Operations that ask for no session.
const OPEN_TO_ALL: &[&str] = &[
    "healthz",
    "readyz",
    "get_site",
    "get_security_policy",
    "get_session",
    "begin_citizen_sign_in",
    "end_citizen_sign_in",
    "begin_local_sign_in",
    "get_local_sign_in",
    "give_local_otp",
    "resend_local_otp",
    "begin_staff_sign_in",
    "begin_staff_reset",
    "choose_staff_password",
    "enrol_staff_totp",
    "give_staff_totp",
    "give_staff_recovery_code",
    "begin_staff_vneid_sign_in",
    "end_staff_vneid_sign_in",
    "confirm_staff_vneid",
];

on_each_database!(every_operation_refuses_strangers_unless_it_is_open_to_all);

async fn every_operation_refuses_strangers_unless_it_is_open_to_all(portal: Portal) {
    let document: Value = serde_json::from_str(&motcua::document(false).json).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap();
            let method: Method = method.to_uppercase().parse().unwrap();
            let answer = portal
                .browser()
                .send(method, path, &[("sec-fetch-site", "same-origin")], vec![])
                .await;
            if OPEN_TO_ALL.contains(&id) {
                assert_ne!(answer.status, 401, "{id}");
                assert!(
                    operation.get("security").is_none(),
                    "{id} asks for a session in the document"
                );
            } else {
                assert_eq!(answer.problem(), (401, "not_signed_in".into()), "{id}");
                assert!(
                    operation["security"].is_array(),
                    "{id} does not ask for a session in the document"
                );
            }
        }
    }
}
