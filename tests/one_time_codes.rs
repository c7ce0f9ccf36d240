//! The second step: how long a code is good, how often it may be tried, and for what.

use chrono::TimeDelta;
use futures_util::future::join_all;
use serde_json::json;

use crate::actors::Portal;

on_each_database!(
    a_code_is_good_for_three_minutes,
    a_code_works_once,
    a_code_of_another_sign_in_is_wrong,
    of_eight_at_the_same_instant_one_wins,
    after_five_wrong_ones_the_right_one_comes_too_late,
    spaces_and_hyphens_are_forgiven,
    a_new_code_kills_the_old_one,
    resends_are_few_and_far_between,
    a_number_gets_ten_resends_a_day,
    a_message_says_what_it_is_for,
    wrong_codes_over_many_sign_ins_earn_a_delay,
    an_expired_sign_in_leads_back_to_the_service,
);

async fn a_code_is_good_for_three_minutes(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    portal.later(TimeDelta::milliseconds(180_999));
    assert_eq!(citizen.gives_code(&code).await.status, 200);
    let mut late = portal.browser();
    let code = late.comes_to_the_code("level1").await;
    portal.later(TimeDelta::seconds(181));
    assert_eq!(
        late.gives_code(&code).await.problem(),
        (410, "code_expired".into())
    );
}

async fn a_code_works_once(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    assert_eq!(citizen.gives_code(&code).await.status, 200);
    assert_eq!(
        citizen.gives_code(&code).await.problem(),
        (409, "code_used".into())
    );
}

async fn a_code_of_another_sign_in_is_wrong(portal: Portal) {
    let (mut one, mut other) = (portal.browser(), portal.browser());
    let code = one.comes_to_the_code("level2").await;
    let own = other.comes_to_the_code("level2").await;
    assert_ne!(code, own);
    assert_eq!(
        other.gives_code(&code).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(one.gives_code(&code).await.status, 200);
}

async fn of_eight_at_the_same_instant_one_wins(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let tabs = (0..8).map(|_| {
        let (mut tab, code) = (citizen.clone(), code.clone());
        async move { tab.gives_code(&code).await.status.as_u16() }
    });
    let mut statuses = join_all(tabs).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
}

async fn after_five_wrong_ones_the_right_one_comes_too_late(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for left in (0..5).rev() {
        assert_eq!(
            citizen.gives_code(wrong).await.problem(),
            (403, "wrong_code".into())
        );
        assert_eq!(
            citizen.get("/vneid/api/sign-in").await.json()["otp"]["tries_left"],
            left
        );
    }
    assert_eq!(
        citizen.gives_code(&code).await.problem(),
        (403, "no_tries_left".into())
    );
}

async fn spaces_and_hyphens_are_forgiven(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let (left, right) = code.split_at(3);
    assert_eq!(
        citizen.gives_code(&format!(" {left}-{right}\u{a0}")).await.status,
        200
    );
}

async fn a_new_code_kills_the_old_one(portal: Portal) {
    let mut citizen = portal.browser();
    let old = citizen.comes_to_the_code("level2").await;
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        citizen
            .post("/vneid/api/sign-in/otp/resend", &json!({}))
            .await
            .json()["otp"]["resends_left"],
        2
    );
    let new = citizen.reads_code("level2").await;
    assert_ne!(old, new);
    assert_eq!(
        citizen.gives_code(&old).await.problem(),
        (403, "wrong_code".into())
    );
    assert_eq!(citizen.gives_code(&new).await.status, 200);
}

async fn resends_are_few_and_far_between(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.comes_to_the_code("level2").await;
    let before = citizen.get("/vneid/api/sign-in").await.json();
    portal.later(TimeDelta::milliseconds(59_999));
    let same = citizen.post("/vneid/api/sign-in/otp/resend", &json!({})).await;
    assert_eq!((same.status.as_u16(), &same.json()["otp"]), (200, &before["otp"]));
    assert_eq!(citizen.messages("level2").await.len(), 1);
    for sent in 2..=4 {
        portal.later(TimeDelta::seconds(60));
        assert_eq!(
            citizen
                .post("/vneid/api/sign-in/otp/resend", &json!({}))
                .await
                .status,
            200
        );
        assert_eq!(citizen.messages("level2").await.len(), sent);
    }
    portal.later(TimeDelta::seconds(60));
    assert_eq!(
        citizen
            .post("/vneid/api/sign-in/otp/resend", &json!({}))
            .await
            .problem(),
        (403, "no_resends_left".into())
    );
    // The last code dies, and with it the sign-in.
    portal.later(TimeDelta::seconds(181));
    assert_eq!(citizen.get("/vneid/api/sign-in").await.json()["stage"], "ended");
}

async fn a_number_gets_ten_resends_a_day(portal: Portal) {
    for count in 0..10 {
        let mut citizen = portal.browser().at_address(&format!("203.0.113.{count}"));
        citizen.comes_to_the_code("level2").await;
        portal.later(TimeDelta::seconds(61));
        assert_eq!(
            citizen
                .post("/vneid/api/sign-in/otp/resend", &json!({}))
                .await
                .status,
            200
        );
    }
    let mut citizen = portal.browser();
    citizen.comes_to_the_code("level2").await;
    portal.later(TimeDelta::seconds(61));
    let refused = citizen.post("/vneid/api/sign-in/otp/resend", &json!({})).await;
    assert_eq!(refused.problem(), (429, "too_many".into()));
    let wait: i64 = refused.header("retry-after").parse().unwrap();
    assert!((80_000..=86_400).contains(&wait), "{wait}");
    portal.later(TimeDelta::hours(24));
    citizen.comes_to_the_code("level2").await;
    portal.later(TimeDelta::seconds(61));
    assert_eq!(
        citizen
            .post("/vneid/api/sign-in/otp/resend", &json!({}))
            .await
            .status,
        200
    );
}

async fn a_message_says_what_it_is_for(portal: Portal) {
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let text = citizen.messages("level2").await[0]["text"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        text.starts_with(&code) && text.contains("Cán bộ không bao giờ hỏi mã này"),
        "{text}"
    );
    assert_eq!(text.lines().last(), Some(format!("@localhost #{code}").as_str()));
    assert!(!text.contains("http"), "{text}");
}

async fn wrong_codes_over_many_sign_ins_earn_a_delay(portal: Portal) {
    for _ in 0..2 {
        let mut citizen = portal.browser();
        let code = citizen.comes_to_the_code("level2").await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(
                citizen.gives_code(wrong).await.problem(),
                (403, "wrong_code".into())
            );
        }
    }
    let mut citizen = portal.browser();
    let code = citizen.comes_to_the_code("level2").await;
    let delayed = citizen.gives_code(&code).await;
    assert_eq!(delayed.problem(), (429, "too_many".into()));
    assert!((1..=31).contains(&delayed.header("retry-after").parse::<i64>().unwrap()));
    portal.later(TimeDelta::seconds(30));
    assert_eq!(citizen.gives_code(&code).await.status, 200);
}

async fn an_expired_sign_in_leads_back_to_the_service(portal: Portal) {
    let mut citizen = portal.browser();
    citizen
        .begins_to_sign_in("/dich-vu-cong/cong-dan/tai-khoan")
        .await;
    citizen.gives_password("level2").await;
    portal.later(TimeDelta::minutes(15));
    assert_eq!(
        citizen.gives_code("123456").await.problem(),
        (410, "sign_in_expired".into())
    );
    let view = citizen.get("/vneid/api/sign-in").await.json();
    assert_eq!(
        (&view["stage"], &view["allowed"]),
        (&json!("expired"), &json!(["restart"]))
    );
    let back = citizen.get(view["redirect_to"].as_str().unwrap()).await;
    assert_eq!(
        back.location(),
        "/dich-vu-cong/cong-dan/dang-nhap?problem=expired&return_to=%2Fdich-vu-cong%2Fcong-dan%2Ftai-khoan"
    );
}
