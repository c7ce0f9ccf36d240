//! A migrated database is what the entities say.

use std::collections::BTreeSet;

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DbBackend, EntityTrait, SchemaBuilder, Statement,
};

use crate::actors::Portal;

on_each_database!(
    every_table_has_the_columns_of_its_entity,
    sessions_of_before_go_on_as_citizens
);

fn entities(db: &DatabaseConnection) -> SchemaBuilder {
    db.get_schema_builder()
        .register(entity::citizen::Entity)
        .register(entity::citizen_field::Entity)
        .register(entity::citizen_field_change::Entity)
        .register(entity::identity_link::Entity)
        .register(entity::removed_link::Entity)
        .register(entity::link_proposal::Entity)
        .register(entity::identity_case::Entity)
        .register(entity::identity_case_decision::Entity)
        .register(entity::local_account::Entity)
        .register(entity::local_sign_in::Entity)
        .register(entity::business_link::Entity)
        .register(entity::session::Entity)
        .register(entity::unit::Entity)
        .register(entity::staff_member::Entity)
        .register(entity::staff_credential::Entity)
        .register(entity::staff_recovery_code::Entity)
        .register(entity::staff_reset_code::Entity)
        .register(entity::staff_link::Entity)
        .register(entity::staff_sign_in::Entity)
        .register(entity::authorised_number::Entity)
        .register(entity::e_receipt_account::Entity)
        .register(entity::campaign::Entity)
        .register(entity::campaign_unit::Entity)
        .register(entity::campaign_completion::Entity)
        .register(entity::campaign_standing::Entity)
        .register(entity::campaign_kept_unit::Entity)
        .register(entity::campaign_reminder::Entity)
        .register(entity::campaign_reminder_seen::Entity)
        .register(entity::staff_import::Entity)
        .register(entity::staff_import_error::Entity)
        .register(entity::authorization_attempt::Entity)
        .register(entity::one_time_code::Entity)
        .register(entity::failed_attempts::Entity)
        .register(entity::known_address::Entity)
        .register(entity::phone_confirmation::Entity)
        .register(entity::avatar::Entity)
        .register(entity::activity::Entity)
        .register(entity::action_record::Entity)
        .register(entity::action_mark::Entity)
        .register(entity::sandbox_account::Entity)
        .register(entity::oidc_client::Entity)
        .register(entity::oidc_key::Entity)
        .register(entity::oidc_session::Entity)
        .register(entity::oidc_grant::Entity)
        .register(entity::sandbox_sign_in::Entity)
        .register(entity::sandbox_phone::Entity)
        .register(entity::sandbox_qr_window::Entity)
        .register(entity::quota::Entity)
        .register(entity::sandbox_sms::Entity)
        .register(entity::sandbox_setting::Entity)
}

async fn every_table_has_the_columns_of_its_entity(portal: Portal) {
    let url = &portal.app.settings.database_url;
    let is_sqlite = url.starts_with("sqlite");
    // What the entities would make, beside what the migrations made.
    let expected = if is_sqlite {
        let made = Database::connect("sqlite::memory:").await.unwrap();
        entities(&made).apply(&made).await.unwrap();
        describe(&made, "main").await
    } else {
        let connection = portal.app.db.read();
        portal.execute("CREATE SCHEMA expected").await;
        let mut options = sea_orm::ConnectOptions::new(url);
        options.set_schema_search_path("expected").max_connections(1);
        let made = Database::connect(options).await.unwrap();
        entities(&made).apply(&made).await.unwrap();
        describe(connection, "expected").await
    };
    let migrated = describe(portal.app.db.read(), if is_sqlite { "main" } else { "public" }).await;
    assert_eq!(migrated, expected);
}

/// The step that gives sessions to staff too makes their table anew.
async fn sessions_of_before_go_on_as_citizens(portal: Portal) {
    let url = &portal.app.settings.database_url;
    let mut options = if url.starts_with("sqlite") {
        sea_orm::ConnectOptions::new("sqlite::memory:")
    } else {
        portal.execute("CREATE SCHEMA before").await;
        let mut options = sea_orm::ConnectOptions::new(url);
        options.set_schema_search_path("before");
        options
    };
    options.max_connections(1);
    let db = Database::connect(options).await.unwrap();
    Migrator::up(&db, Some(6)).await.unwrap();
    let id = "'00000000-0000-7000-8000-000000000001'";
    let (id, bytes) = match db.get_database_backend() {
        DbBackend::Sqlite => ("X'00000000000070008000000000000001'", "X'01'"),
        _ => (id, "'\\x01'"),
    };
    let at = "'2026-11-20 00:00:00+00:00'";
    for sql in [
        format!(
            "INSERT INTO citizen (id, full_name, created_at, profile_version) VALUES ({id}, 'An', {at}, 1)"
        ),
        format!(
            "INSERT INTO session (id, citizen_id, token_hash, issuer, level, authenticated_at, started_at, last_used_at, address, user_agent, way, shared_computer, over_at) \
             VALUES ({id}, {id}, {bytes}, 'i', 2, {at}, {at}, {at}, 'a', 'u', 'vneid', true, {at})"
        ),
    ] {
        db.execute_unprepared(&sql).await.unwrap();
    }
    Migrator::up(&db, None).await.unwrap();
    let kept = entity::session::Entity::find().one(&db).await.unwrap().unwrap();
    assert_eq!(kept.person_kind, entity::PersonKind::Citizen);
    assert_eq!(kept.person_id, kept.id.0);
    assert_eq!(kept.class, entity::session::SessionClass::SharedComputer);
}

/// Table, column, type, may be null; and each unique set of columns.
type Column = (String, String, String, String);

async fn describe(db: &DatabaseConnection, schema: &str) -> BTreeSet<Column> {
    let columns = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT m.name, p.name, lower(p.type), CASE WHEN p.pk > 0 OR p.\"notnull\" = 1 THEN 'no' ELSE 'yes' END \
             FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' \
             UNION SELECT m.name, (SELECT group_concat(name, ',') FROM pragma_index_info(i.name)), 'index', CASE i.\"unique\" WHEN 1 THEN 'unique' ELSE 'plain' END \
             FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin <> 'pk'"
            .to_owned(),
        _ => format!(
            "SELECT table_name::text, column_name::text, (data_type || coalesce('(' || character_maximum_length || ')', ''))::text, lower(is_nullable)::text \
             FROM information_schema.columns WHERE table_schema = '{schema}' AND is_generated = 'NEVER' \
             UNION SELECT t.relname::text, (SELECT string_agg(a.attname, ',' ORDER BY k.place) FROM unnest(x.indkey) WITH ORDINALITY k(number, place) \
             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number), 'index', CASE WHEN x.indisunique THEN 'unique' ELSE 'plain' END \
             FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = '{schema}' AND NOT x.indisprimary"
        ),
    };
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), columns))
        .await
        .unwrap();
    let text = |row: &sea_orm::QueryResult, index| {
        row.try_get_by_index::<Option<String>>(index)
            .unwrap()
            .unwrap_or_default()
    };
    let all = rows
        .iter()
        .map(|row| (text(row, 0), text(row, 1), text(row, 2), text(row, 3)));
    // What the database reckons by itself is no column of an entity, and neither is an index on it or on an expression.
    let is_reckoned = |(table, columns, ..): &Column| {
        table == "staff_member" && (columns.contains(",present") || columns.is_empty())
    };
    all.filter(|(table, ..)| table != "seaql_migrations" && !table.starts_with("sqlite_"))
        .filter(|column| !is_reckoned(column))
        .collect()
}
