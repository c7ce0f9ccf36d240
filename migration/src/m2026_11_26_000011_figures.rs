//! What boards are read from: how the members of each unit stood when a campaign was closed, counted once, and an index of
//! those of now in the order in which they are counted. And where PostgreSQL finds members by beginnings of words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "campaign_kept_unit";

/// Fields with the bit of each in `present`.
const BITS: [(&str, i32); 7] = [
    ("has_full_name", 1),
    ("has_gender", 2),
    ("has_birth_date", 4),
    ("has_personal_id", 8),
    ("has_phone", 16),
    ("has_address", 32),
    ("has_email", 64),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        let fields = BITS.map(|(column, bit)| (column, format!("(present & {bit}) = {bit}")));
        let all = [
            ("total", "1 = 1".to_owned()),
            ("finished", "completed_at IS NOT NULL".to_owned()),
        ];
        for (column, condition) in all.into_iter().chain(fields) {
            let mut count = big_integer(column).default(0).take();
            let added = Table::alter().table(TABLE).add_column(&mut count).take();
            db.alter_table(added).await?;
            // Of campaigns that were closed before.
            let counted = format!(
                "UPDATE {TABLE} SET {column} = (SELECT COUNT(*) FROM campaign_standing \
                 WHERE campaign_standing.campaign_id = {TABLE}.campaign_id \
                 AND campaign_standing.unit_id = {TABLE}.unit_id AND {condition})"
            );
            db.get_connection().execute_unprepared(&counted).await?;
        }
        index_by_unit(db).await?;
        index_words(db).await
    }
}

/// The index began with `disabled_at`, and SQLite chose it for every list of those who are not disabled, though these are
/// nearly all, and sorted them.
async fn index_by_unit(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    // The one of the unit alone would be chosen for counting, and has nothing to count in it.
    for name in ["idx-staff_member-present", "idx-staff_member-unit_id"] {
        let dropped = Index::drop().name(name).table("staff_member").to_owned();
        db.drop_index(dropped).await?;
    }
    let index = Index::create()
        .name("idx-staff_member-present")
        .table("staff_member")
        .col("unit_id")
        .col("disabled_at")
        .col("present")
        .col("id")
        .take();
    db.create_index(index).await
}

/// Without a list of what is still to be put into it, through which each search would have to go. Through all 50,000 keys it takes 20 ms to find one; SQLite, which has no such index, takes 8.
async fn index_words(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    const INDEX: &str = "CREATE INDEX \"idx-staff_member-words\" ON staff_member \
        USING gin (array_to_tsvector(string_to_array(btrim(search_key), ' '))) WITH (fastupdate = off)";
    match db.get_database_backend() {
        DbBackend::Postgres => db.get_connection().execute_unprepared(INDEX).await.map(drop),
        _ => Ok(()),
    }
}
