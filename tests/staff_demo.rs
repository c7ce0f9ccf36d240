//! The sandbox's staff, and the first administrator of a real installation.

use http::Method;
use motcua::staff::{CreateError, NewAdministrator, create_administrator};
use serde_json::json;

use crate::actors::Portal;
use crate::actors::officer::stage;

on_each_database!(
    everyone_in_the_list_is_as_it_says,
    a_key_signs_a_member_in_for_programs,
    a_reset_brings_the_named_members_back,
    the_province_is_a_tree_of_units_with_a_few_hundred_members,
    the_first_administrator_chooses_a_password_and_an_authenticator,
);

async fn everyone_in_the_list_is_as_it_says(portal: Portal) {
    let list = portal.browser().get("/sandbox/staff").await.json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 10);
    for member in list {
        let (name, password) = (
            member["username"].as_str().unwrap(),
            member["password"].as_str().unwrap(),
        );
        let begun = portal.browser().begins_as_staff(name, password).await;
        let enrolled = member.get("totp_seed").is_some();
        match name {
            "da.khoa" => assert_eq!(begun.problem(), (403, "account_disabled".into())),
            "moi.vao" => assert_eq!((stage(&begun).as_str(), enrolled), ("password_change", false)),
            "chua.gan.ma" => assert_eq!((stage(&begun).as_str(), enrolled), ("enrol", false)),
            _ => assert_eq!((stage(&begun).as_str(), enrolled), ("totp", true), "{name}"),
        }
    }
}

async fn a_key_signs_a_member_in_for_programs(portal: Portal) {
    for (key, status) in [
        ("quan.tri", 200),
        ("qua.han", 200),
        ("moi.vao", 403),
        ("da.khoa", 403),
    ] {
        let mut program = portal.browser();
        let walked = program.post("/sandbox/sign-in", &json!({ "key": key })).await;
        assert_eq!(walked.status, status, "{key}: {}", walked.text());
        if status != 200 {
            continue;
        }
        let bearer = format!("Bearer {}", walked.json()["token"].as_str().unwrap());
        let headers = [("authorization", bearer.as_str())];
        let pages = portal
            .browser()
            .send(Method::GET, "/api/staff/pages", &headers, vec![])
            .await;
        assert_eq!(pages.status, 200, "{key}");
    }
}

async fn a_reset_brings_the_named_members_back(portal: Portal) {
    let mut new = portal.browser();
    new.gives_staff_password("moi.vao").await;
    new.chooses_password("Con trâu đi trước cái cày").await;
    assert_eq!(new.post("/sandbox/reset", &json!({})).await.status, 204);
    assert_eq!(
        stage(&portal.browser().gives_staff_password("moi.vao").await),
        "password_change"
    );
    assert_eq!(portal.count("SELECT count(*) FROM campaign").await, 3);
}

async fn the_province_is_a_tree_of_units_with_a_few_hundred_members(portal: Portal) {
    assert_eq!(portal.count("SELECT count(*) FROM staff_member").await, 370);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM unit WHERE parent_id IS NULL")
            .await,
        1
    );
    let astray =
        "SELECT count(*) FROM unit c JOIN unit p ON p.id = c.parent_id WHERE c.path NOT LIKE p.path || '%'";
    assert_eq!(portal.count(astray).await, 0);
    // A start with all there makes nothing.
    motcua::make_ready(&portal.app).await.unwrap();
    assert_eq!(portal.count("SELECT count(*) FROM staff_member").await, 370);
}

async fn the_first_administrator_chooses_a_password_and_an_authenticator(portal: Portal) {
    let new = |username| NewAdministrator {
        username,
        staff_code: "QT-01",
        full_name: "Thử Văn Trị",
    };
    let created = create_administrator(&portal.app, new("Thu.Tri")).await.unwrap();
    assert_eq!(created.username, "thu.tri");
    let taken = create_administrator(&portal.app, new("tri.khac")).await;
    assert!(
        matches!(taken, Err(CreateError::Taken)),
        "the staff code is taken"
    );
    let odd = create_administrator(&portal.app, new("a")).await;
    assert!(matches!(odd, Err(CreateError::Username)));
    let mut first = portal.browser();
    let begun = first.begins_as_staff("thu.tri", &created.first_password).await;
    assert_eq!(stage(&begun), "password_change");
    assert_eq!(
        stage(&first.chooses_password("Con trâu đi trước cái cày").await),
        "enrol"
    );
}
