//! Whatever is moved, also at the same time, the tree of units stays a tree and every path says what the parents say.

use std::collections::BTreeMap;

use entity::staff_member::Role;
use entity::unit;
use futures_util::future::join_all;
use rand::{RngExt, SeedableRng};
use sea_orm::EntityTrait;
use serde_json::json;

use crate::actors::Portal;
use crate::actors::staff::Member;
use crate::units::makes;

on_each_database!(
    random_moves_agree_with_a_model,
    two_units_that_go_below_each_other_at_once_make_no_circle,
);

const UNITS: usize = 10;
const MOVES: usize = 60;

/// Every path is that of the parent and its own id; so there is no circle either, for paths are finite.
async fn is_a_tree(portal: &Portal) {
    let all = unit::Entity::find().all(portal.app.db.read()).await.unwrap();
    let paths: BTreeMap<_, _> = all.iter().map(|unit| (unit.id, unit.path.clone())).collect();
    for unit in &all {
        let above = unit
            .parent_id
            .map(|parent| paths[&parent].clone())
            .unwrap_or_default();
        assert_eq!(unit.path, format!("{above}{}/", unit.id));
    }
}

async fn moves(by: &mut Member<'_>, unit: &str, below: Option<&str>) -> u16 {
    let body = below.map_or(json!({}), |below| json!({"parent_id": below}));
    let path = format!("/api/staff/units/{unit}/parent");
    by.puts_over("*", &path, &body).await.status.as_u16()
}

async fn random_moves_agree_with_a_model(portal: Portal) {
    let mut by = portal.member("QT100", Role::Administrator).await;
    let mut ids = Vec::new();
    for number in 0..UNITS {
        ids.push(makes(&mut by, &format!("Đơn vị {number}"), None).await);
    }
    let seed = 20_261_126;
    let mut random = rand_chacha::ChaCha20Rng::seed_from_u64(seed);
    let mut parents: Vec<Option<usize>> = vec![None; UNITS];
    for step in 0..MOVES {
        let (moved, to) = (random.random_range(0..UNITS), random.random_range(0..=UNITS));
        let to = (to < UNITS).then_some(to);
        let mut above = to;
        while above.is_some_and(|unit| unit != moved) {
            above = parents[above.unwrap()];
        }
        let expected = if above.is_some() { 409 } else { 200 };
        let answer = moves(&mut by, &ids[moved], to.map(|to| ids[to].as_str())).await;
        assert_eq!(
            answer, expected,
            "seed {seed}, step {step}: {moved} below {to:?} in {parents:?}"
        );
        if expected == 200 {
            parents[moved] = to;
        }
        if step % 10 == 9 {
            is_a_tree(&portal).await;
        }
    }
    for (unit, parent) in parents.iter().enumerate() {
        let now = by.get(&format!("/api/staff/units/{}", ids[unit])).await.json();
        let expected = parent.map(|parent| json!(ids[parent]));
        assert_eq!(now["parent"].get("id"), expected.as_ref());
    }
}

async fn two_units_that_go_below_each_other_at_once_make_no_circle(portal: Portal) {
    let mut by = portal.member("QT100", Role::Administrator).await;
    for round in 0..5 {
        let one = makes(&mut by, &format!("Một {round}"), None).await;
        let other = makes(&mut by, &format!("Hai {round}"), None).await;
        let (mut here, mut there) = (by.tab(), by.tab());
        let both: [std::pin::Pin<Box<dyn Future<Output = u16> + '_>>; 2] = [
            Box::pin(moves(&mut here, &one, Some(&other))),
            Box::pin(moves(&mut there, &other, Some(&one))),
        ];
        let mut answers = join_all(both).await;
        answers.sort_unstable();
        assert_eq!(answers, [200, 409]);
        is_a_tree(&portal).await;
    }
}
