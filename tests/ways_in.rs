//! From any sequence of steps an account keeps a way in, and no outside identity belongs to two accounts.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use entity::identity_link;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use serde_json::json;
use uuid::Uuid;

use crate::actors::{Browser, Portal};

on_each_database!(random_steps_never_shut_anyone_out_nor_join_two);

const PEOPLE: [&str; 2] = ["level2", "level1"];
const WALKS: u32 = 8;
const STEPS: usize = 16;

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Someone proves an account at the national portal, perhaps the other's, and confirms.
    Link {
        who: usize,
        whose: usize,
    },
    /// The newest way in of a kind goes.
    Remove {
        who: usize,
        kind: &'static str,
    },
    Restore {
        who: usize,
    },
    ThroughDvcqg {
        whose: usize,
    },
    /// The national portal gives someone another Techid, perhaps the other's.
    Techid {
        whose: usize,
        number: u8,
    },
    UserName {
        who: usize,
    },
    Password {
        who: usize,
    },
    RemoveUserName {
        who: usize,
    },
    Wait {
        days: i64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let who = 0..2_usize;
    prop_oneof![
        4 => (who.clone(), who.clone()).prop_map(|(who, whose)| Step::Link { who, whose }),
        4 => (who.clone(), prop_oneof![Just("vneid"), Just("dvcqg"), Just("local")]).prop_map(|(who, kind)| Step::Remove { who, kind }),
        3 => who.clone().prop_map(|who| Step::Restore { who }),
        2 => who.clone().prop_map(|whose| Step::ThroughDvcqg { whose }),
        2 => (who.clone(), 0..3_u8).prop_map(|(whose, number)| Step::Techid { whose, number }),
        1 => who.clone().prop_map(|who| Step::UserName { who }),
        1 => who.clone().prop_map(|who| Step::Password { who }),
        1 => who.prop_map(|who| Step::RemoveUserName { who }),
        1 => prop_oneof![Just(0), Just(3), Just(8)].prop_map(|days| Step::Wait { days }),
    ]
}

async fn random_steps_never_shut_anyone_out_nor_join_two(portal: Portal) {
    let seed = std::env::var("MOTCUA_WALK_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(7_u64);
    println!("MOTCUA_WALK_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    for _ in 0..WALKS {
        let steps = prop::collection::vec(step(), STEPS)
            .new_tree(&mut runner)
            .unwrap()
            .current();
        let mut before = Owners::of(&portal).await;
        for step in &steps {
            take(&portal, *step).await;
            holds(&portal, &steps).await;
            let after = Owners::of(&portal).await;
            after.follow(&before, *step, &steps);
            before = after;
        }
    }
}

/// Signed in by whichever way opens; there must be one.
async fn enters(portal: &Portal, who: usize) -> Browser<'_> {
    let key = PEOPLE[who];
    let mut browser = portal.browser();
    let callback = browser.comes_to_the_callback(key).await;
    if browser.get(&callback).await.location() == "/" {
        return browser;
    }
    let mut browser = portal.browser();
    let back = browser.comes_through_dvcqg(key).await;
    assert_eq!(back.location(), "/", "{key} has no way in");
    browser
}

async fn take(portal: &Portal, step: Step) {
    match step {
        Step::Link { who, whose } => {
            let mut browser = enters(portal, who).await;
            browser.proves_for_link("dvcqg", PEOPLE[whose]).await;
            browser.post("/api/citizen/links/dvcqg/confirm", &json!({})).await;
        }
        Step::Remove { who, kind } => {
            let mut browser = enters(portal, who).await;
            let ways = browser.ways_in().await;
            if let Some(way) = ways
                .iter()
                .find(|way| way["kind"] == kind && way["state"] == "active")
            {
                let removed = browser
                    .delete(&format!("/api/citizen/links/{}", way["id"].as_str().unwrap()))
                    .await;
                assert_eq!(
                    removed.status == 200,
                    way["can_remove"] == true,
                    "{way} {}",
                    removed.text()
                );
            }
        }
        Step::Restore { who } => {
            let mut browser = enters(portal, who).await;
            for way in browser
                .ways_in()
                .await
                .iter()
                .filter(|way| way["state"] == "removed")
            {
                browser
                    .post(
                        &format!("/api/citizen/links/{}/restore", way["id"].as_str().unwrap()),
                        &json!({}),
                    )
                    .await;
            }
        }
        Step::ThroughDvcqg { whose } => {
            portal.browser().comes_through_dvcqg(PEOPLE[whose]).await;
        }
        Step::Techid { whose, number } => {
            // Of the own account at the national portal, which stays what it is.
            let claims = json!({ "TechID": format!("techid-{number}") });
            portal.browser().lets_dvcqg_say(PEOPLE[whose], &claims).await;
        }
        Step::UserName { who } => {
            let name = format!("ten.nguoi{who}");
            let body = json!({"username": name, "password": "chuối xanh trong vườn"});
            enters(portal, who)
                .await
                .put("/api/citizen/local-account", &body)
                .await;
        }
        Step::Password { who } => {
            let body = json!({"password": "con mèo đen trên mái"});
            enters(portal, who)
                .await
                .put("/api/citizen/local-account/password", &body)
                .await;
        }
        Step::RemoveUserName { who } => {
            enters(portal, who)
                .await
                .delete("/api/citizen/local-account")
                .await;
        }
        Step::Wait { days } => portal.later(TimeDelta::days(days) + TimeDelta::minutes(11)),
    }
}

/// Whose each outside identity is: the model that every step is held against.
struct Owners(BTreeMap<(String, String), Uuid>);

impl Owners {
    async fn of(portal: &Portal) -> Self {
        let links = identity_link::Entity::find()
            .all(portal.app.db.read())
            .await
            .unwrap();
        let owned = links
            .into_iter()
            .map(|link| ((link.issuer, link.subject), link.citizen_id.0));
        Self(owned.collect())
    }

    /// None passes from one account straight to another; one goes only where it is removed, one at a time; and new ones
    /// come only from where somebody links, restores or signs in.
    fn follow(&self, before: &Self, step: Step, steps: &[Step]) {
        for (identity, owner) in &self.0 {
            let owned_before = before.0.get(identity);
            assert!(
                owned_before.is_none_or(|before| before == owner),
                "{identity:?} changed hands by {step:?} of {steps:?}"
            );
        }
        let gone = before.0.keys().filter(|identity| !self.0.contains_key(*identity));
        let may_go = usize::from(matches!(step, Step::Remove { .. }));
        assert!(gone.count() <= may_go, "lost by {step:?} of {steps:?}");
        let come = self.0.keys().filter(|identity| !before.0.contains_key(*identity));
        // Whoever takes a step signs in first, and is new here the first time.
        let may_come = match step {
            Step::Link { .. } | Step::Restore { .. } => 2,
            Step::Wait { .. } | Step::Techid { .. } => 0,
            _ => 1,
        };
        assert!(come.count() <= may_come, "made by {step:?} of {steps:?}");
    }
}

/// Looked up below the API, where nothing is left out.
async fn holds(portal: &Portal, steps: &[Step]) {
    let shut_out = "SELECT COUNT(*) FROM citizen c WHERE NOT EXISTS (SELECT 1 FROM identity_link l WHERE l.citizen_id = c.id)";
    let twice = "SELECT COUNT(*) FROM (SELECT issuer, subject FROM identity_link GROUP BY issuer, subject HAVING COUNT(*) > 1) x";
    let techid = "SELECT COUNT(*) FROM (SELECT tech_id FROM identity_link WHERE tech_id IS NOT NULL GROUP BY tech_id HAVING COUNT(*) > 1) x";
    let numbers = "SELECT COUNT(*) FROM (SELECT value FROM citizen_field WHERE name = 'personal_id' GROUP BY value HAVING COUNT(DISTINCT citizen_id) > 1) x";
    for rule in [shut_out, twice, techid, numbers] {
        let db = portal.app.db.read();
        let row = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), rule))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            row.try_get_by_index::<i64>(0).unwrap(),
            0,
            "{rule} after {steps:?}"
        );
    }
}
