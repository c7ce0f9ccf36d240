//! *Thông tin cá nhân*: where each value comes from, what may be changed, and how it changed.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::actors::Portal;
use crate::actors::account::wrong_fields;

on_each_database!(
    every_field_says_where_its_value_comes_from,
    what_the_provider_owns_says_where_it_is_put_right,
    what_is_typed_is_kept_in_one_form,
    absent_is_untouched_and_null_or_empty_clears,
    a_sign_in_never_overwrites_what_was_typed,
    a_sign_in_never_erases_with_an_empty_value,
    a_sign_in_shows_what_changed,
    every_wrong_field_is_named_at_once,
    odd_but_right_forms_are_taken,
    what_is_not_mine_to_change_is_refused_by_name,
    history_tells_every_change_of_every_field,
);

async fn every_field_says_where_its_value_comes_from(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    portal.later(TimeDelta::minutes(3));
    let saved = citizen.saves(&json!({"fax": "0221 3863 456"})).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let now = citizen.session().await["now"].clone();
    let fields = citizen.profile().await["fields"].clone();
    assert_eq!(fields["full_name"]["source"], "vneid");
    assert_eq!(fields["fax"]["source"], "self_declared");
    assert_eq!((&fields["fax"]["since"], &fields["fax"]["as_of"]), (&now, &now));
    assert!(fields["full_name"]["since"].as_str().unwrap() < now.as_str().unwrap());
    assert_eq!(fields["website"], json!({"editable": true}));
    assert_eq!(
        fields.as_object().unwrap().len(),
        15,
        "all the guide's fields and two of our own"
    );
}

async fn what_the_provider_owns_says_where_it_is_put_right(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let fields = citizen.profile().await["fields"].clone();
    let owned = [
        "full_name",
        "birth_date",
        "personal_id",
        "address",
        "phone",
        "account_type",
    ];
    for (name, field) in fields.as_object().unwrap() {
        let is_owned = owned.contains(&name.as_str());
        assert_eq!(field["editable"], !is_owned, "{name}");
        assert_eq!(field.get("why_not").is_some(), is_owned, "{name}");
        assert_eq!(field.get("put_right_at").is_some(), is_owned, "{name}");
    }
    assert_eq!(fields["birth_date"]["put_right_at"], "commune_police");
    assert_eq!(fields["phone"]["put_right_at"], "vneid_app");
}

async fn what_is_typed_is_kept_in_one_form(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let typed = json!({
        "fax": "(0221) 3.863-456",
        "email": " Mau@Example.VN ",
        "website": "example.vn",
        "contact_address": "Số 2\n đường  Nguye\u{302}\u{303}n Du",
        "organisation": "Hợp tác xã Thử Nghiệm",
        "id_issued_on": "2021-07-01",
        "id_issued_at": "Cục Cảnh sát QLHC về TTXH",
        "old_id_number": "145 678 901",
    });
    let saved = citizen.saves(&typed).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let kept = |name: &str| saved.json()["fields"][name]["value"].clone();
    assert_eq!(kept("fax"), "+842213863456");
    assert_eq!(kept("email"), "Mau@example.vn");
    assert_eq!(kept("website"), "https://example.vn");
    assert_eq!(kept("contact_address"), "Số 2 đường Nguyễn Du");
    assert_eq!(kept("id_issued_on"), "2021-07-01");
    assert_eq!(kept("old_id_number"), "145678901");
    assert_eq!(citizen.profile().await, saved.json());
}

async fn absent_is_untouched_and_null_or_empty_clears(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"fax": "02213863456", "website": "https://a.vn", "organisation": "Tổ 1"}))
        .await;
    let saved = citizen.saves(&json!({"fax": null, "website": "  "})).await.json();
    assert_eq!(saved["fields"]["fax"].get("value"), None);
    assert_eq!(saved["fields"]["website"].get("value"), None);
    assert_eq!(saved["fields"]["organisation"]["value"], "Tổ 1");
    // Also what the provider said first.
    let saved = citizen.saves(&json!({"email": ""})).await.json();
    let email = &saved["fields"]["email"];
    assert_eq!(email.get("value"), None);
    assert_eq!(email["source"], "self_declared");
    assert_eq!(email["provider_value"], "nguyen.thi.mau@motcua.example");
}

async fn a_sign_in_never_overwrites_what_was_typed(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen
        .saves(&json!({"email": "mau@example.vn", "fax": "02213863456"}))
        .await;
    citizen.signs_in("level2").await;
    let fields = citizen.profile().await["fields"].clone();
    assert_eq!(fields["email"]["value"], "mau@example.vn");
    assert_eq!(fields["email"]["source"], "self_declared");
    assert_eq!(fields["email"]["provider_value"], "nguyen.thi.mau@motcua.example");
    assert_eq!(fields["fax"]["value"], "+842213863456");
    // What was cleared stays cleared.
    citizen.saves(&json!({"email": null})).await;
    citizen.signs_in("level2").await;
    assert_eq!(citizen.field("email").await.get("value"), None);
}

async fn a_sign_in_never_erases_with_an_empty_value(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.profile().await["fields"].clone();
    portal.execute("UPDATE sandbox_account SET claims = '{\"HoVaTen\":\"Nguyễn Thị Mẫu\",\"DiaChi\":\"\",\"ThuDienTu\":null}' WHERE persona = 'level2'").await;
    portal.later(TimeDelta::minutes(1));
    citizen.signs_in("level2").await;
    let after = citizen.profile().await["fields"].clone();
    for name in ["address", "email", "phone", "birth_date"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    assert_ne!(after["full_name"]["as_of"], before["full_name"]["as_of"]);
    assert_eq!(after["full_name"]["since"], before["full_name"]["since"]);
}

async fn a_sign_in_shows_what_changed(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    assert_eq!(
        citizen.profile().await["changed_at_sign_in"],
        json!([]),
        "at first all is new"
    );
    let version = citizen.version().await;
    portal.later(TimeDelta::minutes(1));
    citizen.signs_in("level2").await;
    assert_eq!(citizen.profile().await["changed_at_sign_in"], json!([]));
    assert_eq!(citizen.version().await, version, "nothing changed");
    citizen.saves(&json!({"email": "mau@example.vn"})).await;
    let claims =
        "{\"HoVaTen\":\"Nguyễn Thị Mẫu Mới\",\"ThuDienTu\":\"moi@example.vn\",\"SoCMND\":\"145678901\"}";
    portal
        .execute(&format!(
            "UPDATE sandbox_account SET claims = '{claims}' WHERE persona = 'level2'"
        ))
        .await;
    portal.later(TimeDelta::minutes(1));
    citizen.signs_in("level2").await;
    let profile = citizen.profile().await;
    let changes = &profile["changed_at_sign_in"];
    let expected = json!([
        {"field": "full_name", "source": "vneid", "old": "Nguyễn Thị Mẫu", "new": "Nguyễn Thị Mẫu Mới", "counts": true},
        {"field": "old_id_number", "source": "vneid", "new": "145678901", "counts": true},
        {"field": "email", "source": "vneid", "old": "nguyen.thi.mau@motcua.example", "new": "moi@example.vn", "counts": false},
    ]);
    assert_eq!(changes, &expected);
    assert_eq!(profile["fields"]["email"]["value"], "mau@example.vn");
    assert_eq!(
        citizen.session().await["citizen"]["full_name"],
        "Nguyễn Thị Mẫu Mới"
    );
    portal.later(TimeDelta::minutes(1));
    citizen.signs_in("level2").await;
    assert_eq!(citizen.profile().await["changed_at_sign_in"], json!([]));
}

async fn every_wrong_field_is_named_at_once(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let version = citizen.version().await;
    let wrong = json!({
        "contact_phone": "0212345678",
        "fax": "12",
        "email": "mau@",
        "website": "javascript:alert(1)",
        "contact_address": "\u{200b}\u{202e}",
        "organisation": 5,
        "id_issued_on": "2099-01-01",
        "id_issued_at": "x".repeat(256),
        "old_id_number": "12345678",
        "full_name": "Người khác",
        "vai_tro": "admin",
    });
    let expected = [
        "contact_address: text",
        "contact_phone: phone",
        "email: email",
        "fax: fax",
        "full_name: unknown",
        "id_issued_at: length",
        "id_issued_on: future",
        "old_id_number: old_id_number",
        "organisation: type",
        "vai_tro: unknown",
        "website: website",
    ];
    assert_eq!(
        wrong_fields(&citizen.saves_over(&version, &wrong).await),
        expected
    );
    assert_eq!(citizen.version().await, version, "nothing was saved");
    let mut english = citizen.clone().in_english();
    let answer = english.saves(&json!({"email": "mau"})).await.json();
    assert_eq!(
        answer["errors"][0]["message"],
        "Please enter an e-mail address such as name@example.vn."
    );
}

async fn odd_but_right_forms_are_taken(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let forms = [
        (
            "email",
            "nguyen.van+motcua@mail.example.vn",
            "nguyen.van+motcua@mail.example.vn",
        ),
        (
            "email",
            "o'brien_1@xn--1lqs71d.example",
            "o'brien_1@xn--1lqs71d.example",
        ),
        ("fax", "+84 (0)24 3825 5500", "+842438255500"),
        (
            "website",
            "http://hưngyên.example.vn:8080/a?b#c",
            "http://hưngyên.example.vn:8080/a?b#c",
        ),
        ("id_issued_on", " 2016-02-29 ", "2016-02-29"),
        (
            "organisation",
            "“Ông & Bà” <Đức> O'Neil",
            "“Ông & Bà” <Đức> O'Neil",
        ),
    ];
    for (name, typed, kept) in forms {
        let saved = citizen.saves(&json!({ name: typed })).await;
        assert_eq!(saved.json()["fields"][name]["value"], kept, "{}", saved.text());
    }
}

async fn what_is_not_mine_to_change_is_refused_by_name(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let before = citizen.profile().await;
    for name in [
        "full_name",
        "birth_date",
        "personal_id",
        "phone",
        "address",
        "account_type",
        "level",
    ] {
        let refused = citizen.saves(&json!({name: "x", "fax": "02213863456"})).await;
        assert_eq!(wrong_fields(&refused), [format!("{name}: unknown")]);
    }
    assert_eq!(citizen.profile().await, before);
}

async fn history_tells_every_change_of_every_field(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.saves(&json!({"email": "a@example.vn"})).await;
    portal.later(TimeDelta::minutes(1));
    citizen.saves(&json!({"email": null, "fax": "02213863456"})).await;
    let history = |page: Value| -> Vec<Value> {
        let changes = page["changes"].as_array().unwrap();
        changes
            .iter()
            .map(|change| {
                json!([
                    change["field"],
                    change["source"],
                    change.get("old"),
                    change.get("new")
                ])
            })
            .collect()
    };
    let of_email = citizen
        .get("/api/citizen/profile/history?field=email")
        .await
        .json();
    let said = "nguyen.thi.mau@motcua.example";
    assert_eq!(
        history(of_email.clone()),
        [
            json!(["email", "self_declared", "a@example.vn", null]),
            json!(["email", "self_declared", said, "a@example.vn"]),
            json!(["email", "vneid", null, said]),
        ]
    );
    assert!(of_email["changes"][0]["at"].as_str() > of_email["changes"][1]["at"].as_str());
    // Page by page it is the same.
    let all = citizen.get("/api/citizen/profile/history?limit=100").await.json();
    let (mut found, mut next) = (Vec::new(), String::new());
    loop {
        let page = citizen
            .get(&format!("/api/citizen/profile/history?limit=2&cursor={next}"))
            .await
            .json();
        found.extend(page["changes"].as_array().unwrap().clone());
        match page.get("next") {
            Some(more) => next = more.as_str().unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(&found, all["changes"].as_array().unwrap());
    for (query, wrong) in [
        ("limit=0&cursor=x", &["cursor: cursor", "limit: range"][..]),
        ("limit=101", &["limit: range"]),
        ("limit=x", &["limit: type"]),
    ] {
        let answer = citizen
            .get(&format!("/api/citizen/profile/history?{query}"))
            .await;
        assert_eq!(wrong_fields(&answer), wrong);
    }
    assert_eq!(
        citizen.get("/api/citizen/profile/history?field=x").await.status,
        422
    );
}
