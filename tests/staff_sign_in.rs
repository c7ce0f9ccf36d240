//! The staff sign in with password and authenticator.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use entity::StaffId;
use serde_json::json;

use crate::actors::account::wrong_fields;
use crate::actors::officer::{STAFF_PASSWORD, stage};
use crate::actors::{Browser, Portal};

on_each_database!(
    a_new_member_changes_the_password_enrols_and_is_in,
    a_member_signs_in_with_password_and_code,
    unknown_names_and_wrong_passwords_are_answered_alike,
    wrong_passwords_earn_a_delay_that_the_right_one_does_not_lift,
    a_code_counts_once_and_with_one_step_of_drift,
    of_many_who_give_the_same_code_at_once_one_comes_in,
    wrong_codes_have_a_counter_of_their_own,
    a_recovery_code_counts_once_and_says_how_many_are_left,
    a_half_done_sign_in_opens_nothing_and_ends_after_a_quarter_of_an_hour,
    a_new_password_must_be_good_and_another_one,
    a_disabled_member_is_out_with_the_next_request,
    citizen_and_member_live_in_one_browser_and_neither_is_the_other,
    a_session_rests_for_fifteen_minutes_and_an_administrator_s_for_five,
    a_new_sign_in_takes_the_place_of_the_browser_s_session,
    seeds_and_codes_are_nowhere_in_clear,
);

const OWN: &str = "Con trâu đi trước cái cày";

async fn a_new_member_changes_the_password_enrols_and_is_in(portal: Portal) {
    let mut new = portal.browser();
    assert_eq!(
        stage(&new.gives_staff_password("moi.vao").await),
        "password_change"
    );
    assert!(new.staff().await.is_null());
    assert_eq!(stage(&new.chooses_password(OWN).await), "enrol");
    let enrolled = new.enrols().await.json();
    let seed = seed_in(enrolled["otpauth_url"].as_str().unwrap());
    assert!(enrolled["qr_svg"].as_str().unwrap().starts_with("<svg "));
    assert_eq!(enrolled["recovery_codes"].as_array().unwrap().len(), 10);
    let done = new.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(stage(&done), "done");
    assert_eq!(done.json()["return_to"], "/hethong");
    let staff = new.staff().await;
    assert_eq!(
        (staff["username"].as_str(), staff["role"].as_str()),
        (Some("moi.vao"), Some("staff"))
    );
    assert_eq!(staff["missing_fields"], json!(["personal_id", "phone"]));
    assert_eq!(staff["only_form"], false);
    let events = portal.browser_events(&mut new).await;
    assert_eq!(events, ["signed_in", "totp_enrolled", "password_changed"]);
    // The first password opens nothing any more.
    let again = portal.browser().gives_staff_password("moi.vao").await;
    assert_eq!(again.problem(), (403, "wrong_credentials".into()));
    assert_eq!(
        stage(&portal.browser().begins_as_staff("MOI.vao", OWN).await),
        "totp"
    );
}

async fn a_member_signs_in_with_password_and_code(portal: Portal) {
    let mut member = portal.browser();
    member.signs_in_as_staff(&portal, "can.bo").await;
    let staff = member.staff().await;
    assert_eq!(staff["full_name"], "Nguyễn Thị Mẫu");
    assert_eq!(staff["unit"], "Phòng Công chức");
    let pages = member.get("/api/staff/pages").await.json();
    assert_eq!(pages[0]["path"], "/hethong");
    let out = member.delete("/api/staff/session").await;
    assert_eq!(out.status, 200, "{}", out.text());
    assert!(
        out.json()["continue_to"]
            .as_str()
            .unwrap()
            .contains("/hethong/da-dang-xuat")
    );
    assert!(member.staff().await.is_null());
}

async fn unknown_names_and_wrong_passwords_are_answered_alike(portal: Portal) {
    let mut stranger = portal.browser();
    let unknown = stranger.begins_as_staff("khong.co.ai", "x").await;
    let wrong = stranger.begins_as_staff("can.bo", "x").await;
    let odd = stranger.begins_as_staff("//", "x").await;
    assert_eq!(unknown.problem(), (403, "wrong_credentials".into()));
    assert_eq!(unknown.text(), wrong.text());
    assert_eq!(odd.text(), wrong.text());
    assert!(unknown.headers.get("set-cookie").is_none());
    let disabled = stranger.gives_staff_password("da.khoa").await;
    assert_eq!(disabled.problem(), (403, "account_disabled".into()));
}

async fn wrong_passwords_earn_a_delay_that_the_right_one_does_not_lift(portal: Portal) {
    let mut thief = portal.browser();
    for _ in 0..10 {
        thief.begins_as_staff("can.bo", "x").await;
    }
    let right = thief.gives_staff_password("can.bo").await;
    assert_eq!(right.problem(), (403, "wrong_credentials".into()));
    let mut elsewhere = portal.browser().at_address("198.51.100.9");
    assert_eq!(stage(&elsewhere.gives_staff_password("can.bo").await), "totp");
    portal.later(TimeDelta::seconds(31));
    assert_eq!(stage(&thief.gives_staff_password("can.bo").await), "totp");
}

async fn a_code_counts_once_and_with_one_step_of_drift(portal: Portal) {
    let mut member = portal.browser();
    let seed = member.seed_of("can.bo").await;
    member.gives_staff_password("can.bo").await;
    for steps in [-2, 2] {
        let far = member.gives_totp(&portal.code_of_seed(&seed, steps)).await;
        assert_eq!(far.problem(), (403, "wrong_code".into()), "{steps} steps");
    }
    let late = portal.code_of_seed(&seed, -1);
    assert_eq!(stage(&member.gives_totp(&late).await), "done");
    let mut again = portal.browser();
    again.gives_staff_password("can.bo").await;
    assert_eq!(
        again.gives_totp(&late).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(
        stage(&again.gives_totp(&portal.code_of_seed(&seed, 1)).await),
        "done"
    );
    // Codes before the last one are used up too.
    let mut third = portal.browser();
    third.gives_staff_password("can.bo").await;
    let now = third.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(now.problem(), (403, "wrong_code".into()));
}

async fn of_many_who_give_the_same_code_at_once_one_comes_in(portal: Portal) {
    let mut browsers: Vec<_> = (0..5).map(|_| portal.browser()).collect();
    for browser in &mut browsers {
        browser.gives_staff_password("can.bo").await;
    }
    let seed = browsers[0].seed_of("can.bo").await;
    let code = portal.code_of_seed(&seed, 0);
    let all = browsers.iter_mut().map(|browser| browser.gives_totp(&code));
    let answers = futures_util::future::join_all(all).await;
    let inside = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(inside, 1, "{answers:?}");
}

async fn wrong_codes_have_a_counter_of_their_own(portal: Portal) {
    let mut thief = portal.browser();
    let seed = thief.seed_of("can.bo").await;
    thief.gives_staff_password("can.bo").await;
    for _ in 0..10 {
        assert_eq!(thief.gives_totp("000000").await.problem().0, 403);
    }
    let waits = thief.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(waits.problem(), (429, "too_many".into()));
    assert_eq!(waits.header("retry-after"), "31");
    // The password and the recovery code are not delayed by it.
    assert_eq!(stage(&thief.gives_staff_password("can.bo").await), "totp");
    let recovery = thief.gives_recovery_code("AAAAA-AAAAA").await;
    assert_eq!(recovery.problem(), (403, "wrong_code".into()));
    portal.later(TimeDelta::seconds(31));
    assert_eq!(
        stage(&thief.gives_totp(&portal.code_of_seed(&seed, 0)).await),
        "done"
    );
}

async fn a_recovery_code_counts_once_and_says_how_many_are_left(portal: Portal) {
    let mut member = portal.browser();
    assert_eq!(stage(&member.gives_staff_password("chua.gan.ma").await), "enrol");
    let first = member.enrols().await.json();
    let second = member.enrols().await.json();
    // The earlier seed opens nothing.
    let stale = portal.code_of_seed(&seed_in(first["otpauth_url"].as_str().unwrap()), 0);
    assert_eq!(
        member.gives_totp(&stale).await.problem(),
        (403, "wrong_code".into())
    );
    let seed = seed_in(second["otpauth_url"].as_str().unwrap());
    assert_eq!(
        stage(&member.gives_totp(&portal.code_of_seed(&seed, 0)).await),
        "done"
    );
    let code = second["recovery_codes"][3].as_str().unwrap().to_lowercase();
    let of_before = first["recovery_codes"][3].as_str().unwrap();
    let mut without = portal.browser();
    without.gives_staff_password("chua.gan.ma").await;
    assert_eq!(
        without.gives_recovery_code(of_before).await.problem(),
        (403, "wrong_code".into())
    );
    let done = without.gives_recovery_code(&code).await;
    assert_eq!(
        (stage(&done), done.json()["recovery_codes_left"].as_u64()),
        ("done".into(), Some(9))
    );
    let mut again = portal.browser();
    again.gives_staff_password("chua.gan.ma").await;
    assert_eq!(
        again.gives_recovery_code(&code).await.problem(),
        (403, "wrong_code".into())
    );
}

async fn a_half_done_sign_in_opens_nothing_and_ends_after_a_quarter_of_an_hour(portal: Portal) {
    let mut member = portal.browser();
    let seed = member.seed_of("can.bo").await;
    member.gives_staff_password("can.bo").await;
    assert_eq!(
        member.get("/api/staff/pages").await.problem(),
        (401, "not_signed_in".into())
    );
    assert_eq!(member.enrols().await.problem(), (409, "not_due".into()));
    assert_eq!(
        member.chooses_password(OWN).await.problem(),
        (409, "not_due".into())
    );
    let code = portal.code_of_seed(&seed, 0);
    assert_eq!(
        portal.browser().gives_totp(&code).await.problem(),
        (404, "not_found".into())
    );
    portal.later(TimeDelta::minutes(15));
    let late = member.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(late.problem(), (410, "sign_in_over".into()));
}

async fn a_new_password_must_be_good_and_another_one(portal: Portal) {
    let mut new = portal.browser();
    new.gives_staff_password("moi.vao").await;
    for (password, wrong) in [
        ("ngắn", "new_password: password_length"),
        ("matkhau12345", "new_password: password_common"),
        ("xin chào moi.vao nhé", "new_password: password_context"),
        (STAFF_PASSWORD, "new_password: password_same"),
    ] {
        assert_eq!(
            wrong_fields(&new.chooses_password(password).await),
            [wrong],
            "{password}"
        );
    }
    assert_eq!(stage(&new.chooses_password(OWN).await), "enrol");
    assert_eq!(new.chooses_password(OWN).await.problem(), (409, "not_due".into()));
}

async fn a_disabled_member_is_out_with_the_next_request(portal: Portal) {
    let (mut member, mut half) = (portal.browser(), portal.browser());
    member.signs_in_as_staff(&portal, "can.bo").await;
    half.gives_staff_password("can.bo").await;
    let id: uuid::Uuid = member.staff().await["id"].as_str().unwrap().parse().unwrap();
    assert!(motcua::staff::disable(&portal.app, StaffId(id)).await.unwrap());
    assert_eq!(
        member.get("/api/staff/pages").await.problem(),
        (401, "not_signed_in".into())
    );
    let seed = half.seed_of("can.bo").await;
    let late = half.gives_totp(&portal.code_of_seed(&seed, 1)).await;
    assert_eq!(late.problem(), (410, "sign_in_over".into()));
    let again = portal.browser().gives_staff_password("can.bo").await;
    assert_eq!(again.problem(), (403, "account_disabled".into()));
}

async fn citizen_and_member_live_in_one_browser_and_neither_is_the_other(portal: Portal) {
    let mut both = portal.browser();
    both.signs_in("level2").await;
    assert_eq!(
        both.get("/api/staff/pages").await.problem(),
        (401, "not_signed_in".into())
    );
    both.signs_in_as_staff(&portal, "can.bo").await;
    assert!(both.is_signed_in().await && both.staff().await.is_object());
    // A token of one side opens nothing on the other.
    for (token, path) in [
        ("motcua-staff", "/api/citizen/sessions"),
        ("motcua-session", "/api/staff/sessions"),
    ] {
        let bearer = format!("Bearer {}", both.jar[token]);
        let answer = portal
            .browser()
            .send(http::Method::GET, path, &[("authorization", &bearer)], vec![])
            .await;
        assert_eq!(answer.problem(), (401, "not_signed_in".into()), "{path}");
    }
    both.delete("/api/staff/session").await;
    assert!(both.is_signed_in().await && both.staff().await.is_null());
    both.signs_in_as_staff(&portal, "can.bo").await;
    both.delete("/api/citizen/session").await;
    assert!(!both.is_signed_in().await && both.staff().await.is_object());
}

async fn a_session_rests_for_fifteen_minutes_and_an_administrator_s_for_five(portal: Portal) {
    for (key, minutes) in [("can.bo", 15), ("quan.tri", 5)] {
        let (mut early, mut late) = (portal.browser(), portal.browser());
        early.signs_in_as_staff(&portal, key).await;
        late.signs_in_as_staff(&portal, key).await;
        portal.later(TimeDelta::minutes(minutes) - TimeDelta::seconds(1));
        assert_eq!(early.get("/api/staff/pages").await.status, 200, "{key}");
        portal.later(TimeDelta::seconds(1));
        assert_eq!(late.get("/api/staff/pages").await.status, 401, "{key}");
        assert_eq!(early.get("/api/staff/pages").await.status, 200, "{key}");
    }
    let mut member = portal.browser();
    member.signs_in_as_staff(&portal, "can.bo").await;
    for _ in 0..47 {
        portal.later(TimeDelta::minutes(10));
        let extended = member.post("/api/staff/session/extend", &json!({})).await;
        assert_eq!(extended.status, 200);
    }
    portal.later(TimeDelta::minutes(10));
    assert_eq!(
        member.get("/api/staff/pages").await.status,
        401,
        "after eight hours"
    );
}

async fn a_new_sign_in_takes_the_place_of_the_browser_s_session(portal: Portal) {
    let mut browser = portal.browser();
    browser.signs_in_as_staff(&portal, "can.bo").await;
    let mut left = browser.clone();
    browser.signs_in_as_staff(&portal, "quan.ly").await;
    assert!(left.staff().await.is_null());
    assert_eq!(browser.staff().await["role"], "manager");
}

async fn seeds_and_codes_are_nowhere_in_clear(portal: Portal) {
    let mut member = portal.browser();
    let seed = member.seed_of("can.bo").await;
    member.gives_staff_password("chua.gan.ma").await;
    let enrolled = member.enrols().await.json();
    let made = seed_in(enrolled["otpauth_url"].as_str().unwrap());
    for seed in [&seed, &made] {
        let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
        let sqlite = format!(
            "SELECT count(*) FROM staff_credential WHERE instr(lower(hex(totp_sealed)), '{hex}') > 0"
        );
        let postgres = format!(
            "SELECT count(*) FROM staff_credential WHERE position('{hex}' in encode(totp_sealed, 'hex')) > 0"
        );
        let is_sqlite = portal.app.settings.database_url.starts_with("sqlite");
        assert_eq!(portal.count(if is_sqlite { &sqlite } else { &postgres }).await, 0);
    }
    // A seed moved to another row opens nothing.
    portal
        .execute("UPDATE staff_credential SET totp_sealed = (SELECT c.totp_sealed FROM staff_credential c JOIN staff_member m ON m.id = c.staff_id WHERE m.username = 'can.bo') WHERE staff_id = (SELECT id FROM staff_member WHERE username = 'quan.tri')")
        .await;
    let mut thief = portal.browser();
    thief.gives_staff_password("quan.tri").await;
    let moved = thief.gives_totp(&portal.code_of_seed(&seed, 0)).await;
    assert_eq!(moved.problem(), (403, "wrong_code".into()));
}

/// The seed that a QR code of an enrolment says.
pub fn seed_in(otpauth_url: &str) -> Vec<u8> {
    let url = url::Url::parse(otpauth_url).unwrap();
    let secret = url.query_pairs().find(|(name, _)| name == "secret").unwrap().1;
    BASE32_NOPAD.decode(secret.as_bytes()).unwrap()
}

impl Portal {
    /// The events of a member's activity log, the newest first.
    pub async fn browser_events(&self, browser: &mut Browser<'_>) -> Vec<String> {
        let page = browser.get("/api/staff/activity?limit=100").await.json();
        let entries = page["entries"].as_array().unwrap();
        let event = |entry: &serde_json::Value| entry["event"].as_str().unwrap().to_owned();
        entries.iter().map(event).collect()
    }
}
