//! *Tài khoản doanh nghiệp*: linking, acting for, and leaving.

use serde_json::{Value, json};

use crate::actors::{Browser, Portal};

on_each_database!(
    who_may_act_for_none_sees_why_and_how,
    businesses_are_linked_from_the_providers_word,
    acting_for_one_is_part_of_the_session,
    leaving_ends_acting_in_all_sessions,
    whoever_left_at_the_provider_acts_no_longer,
    unlinking_while_acting_ends_it_and_restoring_brings_the_right_back,
    another_persons_businesses_are_not_linked,
    what_is_not_mine_is_not_found,
);

async fn asks(citizen: &mut Browser<'_>, key: &str) -> String {
    let begun = citizen.post("/api/citizen/businesses", &json!({})).await;
    assert_eq!(begun.status, 200, "{}", begun.text());
    let to = begun.json()["redirect_to"].as_str().unwrap().to_owned();
    let callback = citizen.walks(&to, key).await;
    citizen.get(&callback).await.location().to_owned()
}

async fn all(citizen: &mut Browser<'_>) -> Vec<Value> {
    let answer = citizen.get("/api/citizen/businesses").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["businesses"].as_array().unwrap().clone()
}

async fn acts(citizen: &mut Browser<'_>, id: &Value) -> (u16, Value) {
    let answer = citizen
        .put("/api/citizen/acting-for", &json!({ "business_id": id }))
        .await;
    (answer.status.as_u16(), answer.json())
}

async fn owner(portal: &Portal) -> Browser<'_> {
    let mut citizen = portal.browser();
    citizen.signs_in("owner").await;
    citizen.links_dvcqg("owner").await;
    assert_eq!(
        asks(&mut citizen, "owner").await,
        "/dich-vu-cong/cong-dan/tai-khoan?business=linked"
    );
    citizen
}

async fn who_may_act_for_none_sees_why_and_how(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    let answer = citizen.get("/api/citizen/businesses").await.json();
    assert_eq!(answer["businesses"], json!([]));
    assert_eq!(
        (&answer["none"]["reason"], &answer["none"]["fix"]),
        (&json!("none_linked"), &json!("register_and_ask"))
    );
    assert!(
        answer["none"]["fix_text"]
            .as_str()
            .unwrap()
            .contains("Cổng Dịch vụ công Quốc gia")
    );
    assert_eq!(
        asks(&mut citizen, "level2").await,
        "/dich-vu-cong/cong-dan/tai-khoan?business_problem=no_business"
    );
}

async fn businesses_are_linked_from_the_providers_word(portal: Portal) {
    let mut citizen = owner(&portal).await;
    let businesses = all(&mut citizen).await;
    let codes: Vec<_> = businesses
        .iter()
        .map(|one| one["tax_code"].as_str().unwrap())
        .collect();
    assert_eq!(codes.len(), 2);
    assert!(codes.contains(&"0900000018") && codes.contains(&"0900000025-001"));
    let first = businesses
        .iter()
        .find(|one| one["tax_code"] == "0900000018")
        .unwrap();
    assert_eq!(
        (&first["role"], &first["provider"], &first["can_act"]),
        (&json!("Giám đốc"), &json!("dvcqg"), &json!(true))
    );
    // Asking again links nothing twice.
    asks(&mut citizen, "owner").await;
    assert_eq!(all(&mut citizen).await.len(), 2);
    let linked = citizen
        .events()
        .await
        .into_iter()
        .filter(|event| event == "business_linked");
    assert_eq!(linked.count(), 2);
    // Type 2 at VNeID brings its one business too.
    let mut other = portal.browser();
    other.signs_in("business").await;
    asks(&mut other, "business").await;
    assert_eq!(
        all(&mut other).await[0]["name"],
        "Công ty TNHH Thử Nghiệm Hưng Yên"
    );
}

async fn acting_for_one_is_part_of_the_session(portal: Portal) {
    let mut citizen = owner(&portal).await;
    assert!(citizen.session().await.get("acting_for").is_none());
    assert_eq!(citizen.session().await["has_businesses"], true);
    let id = all(&mut citizen).await[0]["id"].clone();
    assert_eq!(acts(&mut citizen, &id).await, (200, json!({ "business_id": id })));
    assert_eq!(citizen.session().await["acting_for"]["id"], id);
    assert_eq!(citizen.events().await[0], "acting_for_changed");
    let mut other = portal.browser();
    other.signs_in("owner").await;
    assert!(
        other.session().await.get("acting_for").is_none(),
        "another session acts for the person"
    );
    assert_eq!(acts(&mut citizen, &Value::Null).await, (200, json!({})));
    assert!(citizen.session().await.get("acting_for").is_none());
}

async fn leaving_ends_acting_in_all_sessions(portal: Portal) {
    let mut citizen = owner(&portal).await;
    let id = all(&mut citizen).await[0]["id"].clone();
    let mut other = portal.browser();
    other.signs_in("owner").await;
    acts(&mut citizen, &id).await;
    acts(&mut other, &id).await;
    let path = format!("/api/citizen/businesses/{}", id.as_str().unwrap());
    assert_eq!(citizen.delete(&path).await.status, 204);
    assert_eq!(citizen.delete(&path).await.status, 404);
    for browser in [&mut citizen, &mut other] {
        assert!(browser.session().await.get("acting_for").is_none());
    }
    assert_eq!(acts(&mut other, &id).await.0, 404);
    assert_eq!(all(&mut citizen).await.len(), 1);
}

async fn whoever_left_at_the_provider_acts_no_longer(portal: Portal) {
    let mut citizen = owner(&portal).await;
    let businesses = all(&mut citizen).await;
    let gone = businesses
        .iter()
        .find(|one| one["tax_code"] == "0900000018")
        .unwrap()["id"]
        .clone();
    acts(&mut citizen, &gone).await;
    let stays = json!({"LoaiTaiKhoan": "2", "DoanhNghiep": [{"MaSoThue": "0900000025001", "TenDoanhNghiep": "Tên mới"}]});
    citizen.lets_dvcqg_say("owner", &stays).await;
    // A sign-in by the provider is enough to learn it.
    let mut other = portal.browser();
    other.comes_through_dvcqg("owner").await;
    assert!(citizen.session().await.get("acting_for").is_none());
    let left = all(&mut citizen).await;
    assert_eq!((left.len(), &left[0]["name"]), (1, &json!("Tên mới")));
    assert_eq!(acts(&mut citizen, &gone).await.0, 404);
    citizen
        .lets_dvcqg_say("owner", &json!({"LoaiTaiKhoan": "1"}))
        .await;
    assert_eq!(
        asks(&mut citizen, "owner").await,
        "/dich-vu-cong/cong-dan/tai-khoan?business_problem=no_business"
    );
    assert!(all(&mut citizen).await.is_empty());
}

async fn unlinking_while_acting_ends_it_and_restoring_brings_the_right_back(portal: Portal) {
    let mut citizen = owner(&portal).await;
    let id = all(&mut citizen).await[0]["id"].clone();
    acts(&mut citizen, &id).await;
    let link = citizen.way_in("dvcqg").await;
    assert_eq!(
        citizen.delete(&format!("/api/citizen/links/{link}")).await.status,
        200
    );
    assert!(citizen.session().await.get("acting_for").is_none());
    let businesses = all(&mut citizen).await;
    assert_eq!(
        (businesses.len(), &businesses[0]["can_act"]),
        (2, &json!(false)),
        "the data stay"
    );
    let (status, problem) = acts(&mut citizen, &id).await;
    assert_eq!((status, &problem["reason"]), (409, &json!("link_removed")));
    citizen
        .post(&format!("/api/citizen/links/{link}/restore"), &json!({}))
        .await;
    assert_eq!(acts(&mut citizen, &id).await.0, 200);
}

async fn another_persons_businesses_are_not_linked(portal: Portal) {
    let mut citizen = portal.browser();
    citizen.signs_in("level2").await;
    citizen.links_dvcqg("level2").await;
    assert_eq!(
        asks(&mut citizen, "owner").await,
        "/dich-vu-cong/cong-dan/tai-khoan?business_problem=other_person"
    );
    assert!(all(&mut citizen).await.is_empty());
}

async fn what_is_not_mine_is_not_found(portal: Portal) {
    let mut citizen = owner(&portal).await;
    let id = all(&mut citizen).await[0]["id"].clone();
    let mut other = portal.browser();
    other.signs_in("level2").await;
    assert_eq!(other.session().await["has_businesses"], false);
    assert_eq!(acts(&mut other, &id).await.0, 404);
    assert_eq!(
        other
            .delete(&format!("/api/citizen/businesses/{}", id.as_str().unwrap()))
            .await
            .status,
        404
    );
    let wrong = other
        .put("/api/citizen/acting-for", &json!({"business_id": "nonsense"}))
        .await;
    assert_eq!(wrong.status, 422, "{}", wrong.text());
}
