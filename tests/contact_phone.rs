//! The contact phone counts once the code sent to it came back.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::account::wrong_fields;
use crate::actors::{Browser, Portal};

on_each_database!(
    a_number_waits_until_its_code_comes_back,
    the_old_number_stays_until_then,
    a_message_says_what_it_is_for,
    a_code_is_good_for_three_minutes,
    after_five_wrong_ones_the_right_one_comes_too_late,
    of_eight_right_ones_at_once_one_counts,
    a_new_code_kills_the_old_one,
    resends_are_few_and_far_between,
    a_person_gets_ten_codes_a_day,
    a_number_gets_ten_resends_a_day,
    wrong_codes_in_a_row_earn_a_delay,
    a_number_that_waits_can_be_given_up,
    the_same_number_again_sends_nothing,
    another_number_takes_the_place_of_the_one_that_waits,
    a_code_is_good_for_its_own_number_only,
    clearing_it_takes_both_away,
    after_ten_minutes_it_asks_who_one_is,
    codes_of_vneid_and_of_the_phone_are_apart,
);

const NUMBER: &str = "+84912345678";

async fn waits(portal: &Portal) -> Browser<'_> {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let saved = citizen.saves(&json!({"contact_phone": "0912 345 678"})).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    citizen
}

fn another(code: &str) -> &'static str {
    if code == "000000" { "000001" } else { "000000" }
}

async fn resends(citizen: &mut Browser<'_>) -> crate::actors::Answer {
    citizen
        .post("/api/citizen/profile/contact-phone/resend", &json!({}))
        .await
}

async fn a_number_waits_until_its_code_comes_back(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let pending = citizen.profile().await["pending_contact_phone"].clone();
    assert_eq!(pending["phone"], NUMBER);
    assert_eq!(
        (&pending["sms"], &pending["tries_left"], &pending["resends_left"]),
        (&json!("sent"), &json!(5), &json!(3))
    );
    assert_eq!(citizen.field("contact_phone").await, json!({"editable": true}));
    let code = citizen.code_sent_to(NUMBER).await;
    let (left, right) = code.split_at(3);
    let confirmed = citizen.confirms_phone(&format!(" {left}-{right}")).await;
    assert_eq!(confirmed.status, 200, "{}", confirmed.text());
    let profile = confirmed.json();
    assert_eq!(profile.get("pending_contact_phone"), None);
    assert_eq!(profile["fields"]["contact_phone"]["value"], NUMBER);
    assert_eq!(profile["fields"]["contact_phone"]["source"], "self_declared");
    assert_eq!(
        profile["fields"]["phone"]["value"], "+84900000101",
        "VNeID's is another"
    );
    assert_eq!(confirmed.header("etag"), citizen.version().await);
    assert_eq!(
        citizen.confirms_phone(&code).await.problem(),
        (409, "nothing_pending".into())
    );
}

async fn the_old_number_stays_until_then(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    citizen.confirms_phone(&code).await;
    citizen.saves(&json!({"contact_phone": "0987654321"})).await;
    assert_eq!(citizen.field("contact_phone").await["value"], NUMBER);
    let code = citizen.code_sent_to("+84987654321").await;
    citizen.confirms_phone(&code).await;
    assert_eq!(citizen.field("contact_phone").await["value"], "+84987654321");
    // A sign-in leaves it.
    citizen.signs_in("level2").await;
    assert_eq!(citizen.field("contact_phone").await["value"], "+84987654321");
}

async fn a_message_says_what_it_is_for(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let message = citizen.sms_to(NUMBER).await[0].clone();
    let (text, code) = (
        message["text"].as_str().unwrap(),
        message["code"].as_str().unwrap(),
    );
    assert!(
        text.starts_with(code) && text.contains("xác nhận số điện thoại liên hệ"),
        "{text}"
    );
    assert!(
        text.contains("Cán bộ không bao giờ hỏi mã này") && !text.contains("http"),
        "{text}"
    );
    assert_eq!(text.lines().last(), Some(format!("@localhost #{code}").as_str()));
    assert_eq!(code.len(), 6);
}

async fn a_code_is_good_for_three_minutes(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    portal.later(TimeDelta::seconds(181));
    assert_eq!(
        citizen.confirms_phone(&code).await.problem(),
        (410, "code_expired".into())
    );
    resends(&mut citizen).await;
    let code = citizen.code_sent_to(NUMBER).await;
    portal.later(TimeDelta::milliseconds(180_999));
    assert_eq!(citizen.confirms_phone(&code).await.status, 200);
}

async fn after_five_wrong_ones_the_right_one_comes_too_late(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    for left in (0..5).rev() {
        let wrong = citizen.confirms_phone(another(&code)).await;
        assert_eq!(wrong.problem(), (403, "wrong_code".into()));
        assert_eq!(
            citizen.profile().await["pending_contact_phone"]["tries_left"],
            left
        );
    }
    assert_eq!(
        citizen.confirms_phone(&code).await.problem(),
        (403, "no_tries_left".into())
    );
    assert_eq!(
        wrong_fields(&citizen.confirms_phone("12345").await),
        ["code: one_time_code"]
    );
    assert_eq!(citizen.field("contact_phone").await.get("value"), None);
}

async fn of_eight_right_ones_at_once_one_counts(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    let second = portal.second_node().await;
    let tabs = (0..8).map(|n| {
        let mut tab = if n % 2 == 0 {
            citizen.clone()
        } else {
            citizen.at(&second)
        };
        let code = code.clone();
        async move { tab.confirms_phone(&code).await.status.as_u16() }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
    assert_eq!(
        portal
            .count("SELECT count(*) FROM citizen_field_change WHERE name = 'contact_phone'")
            .await,
        1
    );
}

async fn a_new_code_kills_the_old_one(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let old = citizen.code_sent_to(NUMBER).await;
    portal.later(TimeDelta::seconds(60));
    let resent = resends(&mut citizen).await;
    assert_eq!(resent.json()["pending_contact_phone"]["resends_left"], 2);
    let new = citizen.code_sent_to(NUMBER).await;
    assert_eq!(
        citizen.confirms_phone(&old).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(citizen.confirms_phone(&new).await.status, 200);
}

async fn resends_are_few_and_far_between(portal: Portal) {
    let mut citizen = waits(&portal).await;
    portal.later(TimeDelta::milliseconds(59_999));
    let before = citizen.profile().await["pending_contact_phone"].clone();
    let same = resends(&mut citizen).await;
    assert_eq!(
        (same.status.as_u16(), &same.json()["pending_contact_phone"]),
        (200, &before)
    );
    assert_eq!(citizen.sms_to(NUMBER).await.len(), 1);
    for sent in 2..=4 {
        portal.later(TimeDelta::seconds(60));
        assert_eq!(resends(&mut citizen).await.status, 200);
        assert_eq!(citizen.sms_to(NUMBER).await.len(), sent);
    }
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        resends(&mut citizen).await.problem(),
        (403, "no_resends_left".into())
    );
    assert_eq!(citizen.sms_to(NUMBER).await.len(), 4);
}

async fn a_person_gets_ten_codes_a_day(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    for n in 0..10 {
        let saved = citizen
            .saves(&json!({"contact_phone": format!("091234500{n}")}))
            .await;
        assert_eq!(saved.status, 200, "{n}: {}", saved.text());
    }
    let version = citizen.version().await;
    let refused = citizen
        .saves(&json!({"contact_phone": "0912345010", "fax": "02213863456"}))
        .await;
    assert_eq!(refused.problem(), (429, "too_many".into()));
    let wait: i64 = refused.header("retry-after").parse().unwrap();
    assert!((86_000..=86_401).contains(&wait), "{wait}");
    assert_eq!(citizen.version().await, version, "nothing of it was saved");
    assert_eq!(
        citizen.profile().await["pending_contact_phone"]["phone"],
        "+84912345009"
    );
    portal.later(TimeDelta::hours(24));
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen
            .saves(&json!({"contact_phone": "0912345010"}))
            .await
            .status,
        200
    );
}

async fn a_number_gets_ten_resends_a_day(portal: Portal) {
    for key in ["level2", "level1", "sparse", "one_word"] {
        let mut citizen = portal.browser();
        citizen.signs_in(key).await;
        assert_eq!(citizen.saves(&json!({"contact_phone": NUMBER})).await.status, 200);
        let resent = if key == "one_word" { 1 } else { 3 };
        for _ in 0..resent {
            portal.later(TimeDelta::seconds(60));
            assert_eq!(resends(&mut citizen).await.status, 200, "{key}");
        }
        if key == "one_word" {
            portal.later(TimeDelta::seconds(60));
            assert_eq!(resends(&mut citizen).await.problem(), (429, "too_many".into()));
        }
    }
}

async fn wrong_codes_in_a_row_earn_a_delay(portal: Portal) {
    let mut citizen = waits(&portal).await;
    for round in 0..2 {
        if round > 0 {
            portal.later(TimeDelta::seconds(60));
            assert_eq!(resends(&mut citizen).await.status, 200);
        }
        let code = citizen.code_sent_to(NUMBER).await;
        for _ in 0..5 {
            let wrong = citizen.confirms_phone(another(&code)).await;
            assert_eq!(wrong.problem(), (403, "wrong_code".into()));
        }
    }
    let delayed = citizen.confirms_phone("123456").await;
    assert_eq!(delayed.problem(), (429, "too_many".into()));
    assert!((1..=31).contains(&delayed.header("retry-after").parse::<i64>().unwrap()));
    // It is no weapon against signing in.
    portal.browser().signs_in("level2").await;
    portal.later(TimeDelta::seconds(60));
    assert_eq!(resends(&mut citizen).await.status, 200);
    let code = citizen.code_sent_to(NUMBER).await;
    assert_eq!(citizen.confirms_phone(&code).await.status, 200);
}

async fn a_number_that_waits_can_be_given_up(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    let given_up = citizen.delete("/api/citizen/profile/contact-phone/pending").await;
    assert_eq!(
        (
            given_up.status.as_u16(),
            given_up.json().get("pending_contact_phone")
        ),
        (200, None)
    );
    assert_eq!(
        citizen.confirms_phone(&code).await.problem(),
        (409, "nothing_pending".into())
    );
    assert_eq!(
        resends(&mut citizen).await.problem(),
        (409, "nothing_pending".into())
    );
    assert_eq!(
        citizen
            .delete("/api/citizen/profile/contact-phone/pending")
            .await
            .status,
        200
    );
    let given_up = citizen
        .events()
        .await
        .iter()
        .filter(|event| *event == "contact_phone_cancelled")
        .count();
    assert_eq!(given_up, 1);
}

async fn the_same_number_again_sends_nothing(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let version = citizen.version().await;
    let saved = citizen.saves(&json!({"contact_phone": "+84 912.345.678"})).await;
    assert_eq!(
        (saved.status.as_u16(), saved.header("etag")),
        (200, version.as_str())
    );
    assert_eq!(citizen.sms_to(NUMBER).await.len(), 1);
    // Once its code is dead, the same number is asked for anew.
    portal.later(TimeDelta::seconds(181));
    assert_eq!(citizen.saves(&json!({"contact_phone": NUMBER})).await.status, 200);
    assert_eq!(citizen.sms_to(NUMBER).await.len(), 2);
}

async fn another_number_takes_the_place_of_the_one_that_waits(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let old = citizen.code_sent_to(NUMBER).await;
    citizen.saves(&json!({"contact_phone": "0987654321"})).await;
    let new = citizen.code_sent_to("+84987654321").await;
    if old != new {
        assert_eq!(
            citizen.confirms_phone(&old).await.problem(),
            (403, "wrong_code".into())
        );
    }
    let confirmed = citizen.confirms_phone(&new).await.json();
    assert_eq!(confirmed["fields"]["contact_phone"]["value"], "+84987654321");
}

async fn a_code_is_good_for_its_own_number_only(portal: Portal) {
    let mut one = waits(&portal).await;
    let mut other = portal.browser();
    other.signs_in("level1").await;
    other.saves(&json!({"contact_phone": "0987654321"})).await;
    let (its, theirs) = (
        one.code_sent_to(NUMBER).await,
        one.code_sent_to("+84987654321").await,
    );
    assert_ne!(its, theirs);
    assert_eq!(
        other.confirms_phone(&its).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(one.confirms_phone(&its).await.status, 200);
}

async fn clearing_it_takes_both_away(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    citizen.confirms_phone(&code).await;
    citizen.saves(&json!({"contact_phone": "0987654321"})).await;
    let cleared = citizen.saves(&json!({"contact_phone": null})).await.json();
    assert_eq!(cleared.get("pending_contact_phone"), None);
    assert_eq!(cleared["fields"]["contact_phone"].get("value"), None);
}

async fn after_ten_minutes_it_asks_who_one_is(portal: Portal) {
    let mut citizen = waits(&portal).await;
    let code = citizen.code_sent_to(NUMBER).await;
    citizen.confirms_phone(&code).await;
    portal.later(TimeDelta::minutes(10));
    let version = citizen.version().await;
    for guarded in [
        json!({"contact_phone": "0987654321"}),
        json!({"contact_phone": null}),
        json!({"email": "a@example.vn", "fax": "02213863456"}),
    ] {
        let refused = citizen.saves_over(&version, &guarded).await;
        assert_eq!(refused.problem(), (401, "reauthenticate".into()));
    }
    assert_eq!(citizen.version().await, version);
    assert_eq!(citizen.sms_to("+84987654321").await.len(), 0);
    // Everything else may be changed, also together with what stays as it is.
    let saved = citizen
        .saves(&json!({"contact_phone": NUMBER, "fax": "02213863456"}))
        .await;
    assert_eq!(saved.status, 200, "{}", saved.text());
}

async fn codes_of_vneid_and_of_the_phone_are_apart(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let own = crate::actors::persona("level2").phone;
    citizen.saves(&json!({"contact_phone": own})).await;
    let code = citizen.code_sent_to(own).await;
    let mut other = portal.browser();
    let sign_in_code = other.comes_to_the_code("level2").await;
    assert_eq!(other.gives_code(&code).await.problem().0, 403);
    assert_eq!(
        citizen.confirms_phone(&sign_in_code).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(citizen.confirms_phone(&code).await.status, 200);
}
