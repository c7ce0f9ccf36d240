//! More rows than anyone makes by hand.

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
