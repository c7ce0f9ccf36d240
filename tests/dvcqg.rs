//! The sandbox's national portal: an OpenID Provider of the older kind that federates to VNeID, and signing in by it.

use chrono::TimeDelta;
use http::Method;
use serde_json::json;

use crate::actors::Portal;
use crate::actors::client::{claims, parameter, posts};

on_each_database!(
    its_metadata_promises_neither_pkce_nor_iss,
    it_federates_to_vneid_and_answers_with_claims_by_post,
    a_first_sign_in_through_it_makes_an_account,
    who_gives_up_at_vneid_gives_up_here,
    without_a_techid_nobody_comes_in,
    claims_in_another_letter_case_and_html_are_read_as_text,
    user_info_about_someone_else_is_rejected,
    signing_out_ends_its_session_too,
    an_unknown_provider_is_a_wrong_field,
);

async fn its_metadata_promises_neither_pkce_nor_iss(portal: Portal) {
    let metadata = portal
        .browser()
        .get("/dvcqg/.well-known/openid-configuration")
        .await
        .json();
    assert_eq!(metadata["issuer"], "http://localhost:8080/dvcqg");
    for absent in [
        "code_challenge_methods_supported",
        "authorization_response_iss_parameter_supported",
    ] {
        assert!(metadata.get(absent).is_none(), "{absent}");
    }
    assert_eq!(
        metadata["token_endpoint_auth_methods_supported"],
        json!(["client_secret_post"])
    );
    let names = metadata["claims_supported"].as_array().unwrap();
    for name in [
        "TechID",
        "LoaiTaiKhoan",
        "MaSoThue",
        "MaSoDoanhNghiep",
        "TenDoanhNghiep",
    ] {
        assert!(names.contains(&json!(name)), "{name}");
    }
}

async fn it_federates_to_vneid_and_answers_with_claims_by_post(portal: Portal) {
    let mut browser = portal.browser();
    let new = json!({"provider": "dvcqg", "auth_method": "client_secret_post", "redirect_uris": ["https://c.example/cb"]});
    let client = browser.post("/sandbox/clients", &new).await.json();
    let id = client["client_id"].as_str().unwrap();
    let begun = browser
        .get(&format!("/dvcqg/authorize?response_type=code&client_id={id}&redirect_uri=https%3A%2F%2Fc.example%2Fcb&scope=openid&state=s&nonce=n"))
        .await;
    let to_vneid = begun.location().to_owned();
    assert!(
        to_vneid.starts_with("http://localhost:8080/vneid/authorize?"),
        "{to_vneid}"
    );
    assert_eq!(parameter(&to_vneid, "client_id").as_deref(), Some("dvcqg"));
    assert_eq!(browser.get(&to_vneid).await.location(), "/vneid/dang-nhap");
    let view = browser.get("/vneid/api/sign-in").await.json();
    assert_eq!(view["service"], "Cổng Dịch vụ công Quốc gia");
    browser.gives_password("owner").await;
    let code = browser.reads_code("owner").await;
    let back = browser.gives_code(&code).await.json()["redirect_to"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        back.starts_with("http://localhost:8080/dvcqg/callback?"),
        "{back}"
    );
    // What another browser brings back is nobody's.
    assert_eq!(
        portal.browser().get(&back).await.location(),
        "http://localhost:8080/"
    );
    let answered = browser.get(&back).await.location().to_owned();
    assert_eq!(
        (
            parameter(&answered, "state").as_deref(),
            parameter(&answered, "iss")
        ),
        (Some("s"), None)
    );
    // The sign-in at VNeID was for this alone.
    assert!(
        !browser.jar.contains_key("vneid-session")
            || browser.get("/vneid/api/sign-in").await.json()["stage"] == "done"
    );

    let code = parameter(&answered, "code").unwrap();
    let secret = client["client_secret"].as_str().unwrap();
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", "https://c.example/cb"),
        ("client_id", id),
        ("client_secret", secret),
        (
            "code_verifier",
            "it is taken without complaint and means nothing here",
        ),
    ];
    let tokens = posts(&mut browser, "/dvcqg/token", &form, None).await.json();
    let said = claims(tokens["id_token"].as_str().unwrap());
    assert!(said.get("nonce").is_none(), "{said}");
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let by_get = browser
        .send(
            Method::GET,
            "/dvcqg/userinfo",
            &[("authorization", &bearer)],
            vec![],
        )
        .await;
    assert_eq!(by_get.status, 405);
    let form = ("content-type", "application/x-www-form-urlencoded");
    let said_of = browser
        .send(
            Method::POST,
            "/dvcqg/userinfo",
            &[("authorization", &bearer), form],
            vec![],
        )
        .await
        .json();
    assert_eq!(said_of["sub"], said["sub"]);
    assert_eq!(
        (&said_of["TechID"], &said_of["LoaiTaiKhoan"], &said_of["loginIdp"]),
        (&json!("techid-owner"), &json!("2"), &json!("BCA"))
    );
    assert_eq!(said_of["DoanhNghiep"].as_array().unwrap().len(), 2);
    assert!(said_of.get("name").is_none());
}

async fn a_first_sign_in_through_it_makes_an_account(portal: Portal) {
    let mut citizen = portal.browser();
    let back = citizen.comes_through_dvcqg("level2").await;
    assert_eq!(back.location(), "/");
    assert_eq!(
        citizen.profile().await["fields"]["personal_id"]["source"],
        "national_portal"
    );
    let first = citizen.citizen_id().await;
    portal.later(TimeDelta::minutes(1));
    let mut again = portal.browser();
    again.comes_through_dvcqg("level2").await;
    assert_eq!(again.citizen_id().await, first);
    let sessions = again.get("/api/citizen/sessions").await.json();
    assert_eq!(sessions["sessions"][0]["way"], "dvcqg");
}

async fn who_gives_up_at_vneid_gives_up_here(portal: Portal) {
    let mut citizen = portal.browser();
    let mut address = citizen
        .get("/api/citizen/sign-in?provider=dvcqg")
        .await
        .location()
        .to_owned();
    while address != "/vneid/dang-nhap" {
        address = citizen.get(&address).await.location().to_owned();
    }
    let cancelled = citizen.post("/vneid/api/sign-in/cancel", &json!({})).await;
    let cancelled = if cancelled.status == 404 || cancelled.status == 405 {
        citizen.delete("/vneid/api/sign-in").await
    } else {
        cancelled
    };
    let mut address = cancelled.json()["redirect_to"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        address = citizen.get(&address).await.location().to_owned();
    }
    assert!(address.contains("problem=cancelled"), "{address}");
}

async fn without_a_techid_nobody_comes_in(portal: Portal) {
    let mut citizen = portal.browser();
    let back = citizen.comes_through_dvcqg("no_techid").await;
    assert!(
        back.location().contains("problem=no_techid"),
        "{}",
        back.location()
    );
    assert!(!citizen.is_signed_in().await);
}

async fn claims_in_another_letter_case_and_html_are_read_as_text(portal: Portal) {
    let mut odd = portal.browser();
    odd.comes_through_dvcqg("odd_case").await;
    let fields = odd.profile().await["fields"].clone();
    assert_eq!(
        (&fields["full_name"]["value"], &fields["personal_id"]["value"]),
        (&json!("Mai Văn Thử"), &json!("033094000118"))
    );
    assert_eq!(odd.ways_in().await[0]["name"], "techid-odd_case");

    let mut html = portal.browser();
    html.comes_through_dvcqg("html_name").await;
    let answer = html.get("/api/session").await;
    assert!(answer.header("content-type").starts_with("application/json"));
    assert_eq!(
        answer.json()["citizen"]["full_name"],
        "<b>Lý</b> Thị <script>alert('Mẫu')</script>"
    );
}

async fn user_info_about_someone_else_is_rejected(portal: Portal) {
    let mut citizen = portal.browser();
    let begun = citizen
        .get("/api/citizen/sign-in?provider=dvcqg")
        .await
        .location()
        .to_owned();
    let callback = citizen.walks(&begun, "level2").await;
    let faults = json!({"provider_down": false, "slow_milliseconds": 0, "wrong_signature": false, "user_info_without_claims": false, "user_info_of_another": true});
    citizen.put("/sandbox/faults", &faults).await;
    let back = citizen.get(&callback).await;
    assert!(
        back.location().contains("problem=identity_rejected"),
        "{}",
        back.location()
    );
}

async fn signing_out_ends_its_session_too(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.comes_through_dvcqg("level2").await;
    let ended = citizen.delete("/api/citizen/session").await.json();
    let to = ended["continue_to"].as_str().unwrap().to_owned();
    assert!(to.starts_with("http://localhost:8080/dvcqg/logout?"), "{to}");
    let back = citizen.get(&to).await;
    assert_eq!(
        back.location(),
        "http://localhost:8080/dich-vu-cong/cong-dan/da-dang-xuat"
    );
    assert!(!citizen.jar.contains_key("dvcqg-session"));
}

async fn an_unknown_provider_is_a_wrong_field(portal: Portal) {
    let answer = portal
        .browser()
        .get("/api/citizen/sign-in?provider=facebook")
        .await;
    assert_eq!(answer.problem(), (422, "invalid_fields".into()));
}
