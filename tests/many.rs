//! More rows than anyone makes by hand.

use entity::staff_member::{self, Role};
use entity::{StaffId, unit};
use motcua::civil;
use sea_orm::{EntityTrait, Set};

use crate::actors::Portal;

/// So many entries in the activity log of a citizen, each with an id of its own.
pub async fn activity(portal: &Portal, citizen: &str, count: u32) {
    let is_sqlite = portal.app.settings.database_url.starts_with("sqlite");
    let hex = citizen.replace('-', "");
    let sql = if is_sqlite {
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) \
             INSERT INTO activity (person_kind, person_id, id, at, event, address, user_agent) \
             SELECT 'citizen', x'{hex}', randomblob(16), '2026-11-01T00:00:00+00:00', 'signed_in', '203.0.113.9', 'x' FROM n"
        )
    } else {
        format!(
            "INSERT INTO activity (person_kind, person_id, id, at, event, address, user_agent) \
             SELECT 'citizen', '{citizen}', gen_random_uuid(), '2026-11-01T00:00:00Z', 'signed_in', '203.0.113.9', 'x' \
             FROM generate_series(1, {count})"
        )
    };
    portal.execute(&sql).await;
}

/// So many members, spread over the sandbox's units.
pub async fn members(portal: &Portal, count: usize) {
    let db = portal.app.db.write();
    let units = unit::Entity::find().all(db).await.unwrap();
    let now = portal.app.now();
    let given = ["An", "Ân", "Bình", "Đạt", "Ơn"];
    let rows: Vec<_> = (0..count)
        .map(|number| {
            let (name, code) = (
                format!("Nhiều Văn {}", given[number % 5]),
                format!("NH{number:05}"),
            );
            let keys = civil::person_keys(Some(&name), &code.to_lowercase(), &code);
            staff_member::ActiveModel {
                id: Set(StaffId(portal.app.new_id())),
                sort_key: Set(keys.sort),
                search_key: Set(keys.search),
                account_version: Set(1),
                username: Set(code.to_lowercase()),
                staff_code: Set(code),
                full_name: Set(Some(name)),
                role: Set(Role::Staff),
                unit_id: Set(units[number * 7 % units.len()].id),
                created_at: Set(now),
                version: Set(1),
                updated_at: Set(now),
                ..Default::default()
            }
        })
        .collect();
    for piece in rows.chunks(300) {
        staff_member::Entity::insert_many(piece.to_vec())
            .exec_without_returning(db)
            .await
            .unwrap();
    }
}
