//! Files with units, members and numbers that are brought in, and what is wrong with them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, integer, integer_null, string_len, string_len_null, string_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(import()).await?;
        db.create_table(error()).await?;
        let begun = Index::create()
            .name("idx-staff_import-begun_at")
            .table("staff_import")
            .col("begun_at")
            .take();
        db.create_index(begun).await
    }
}

fn import() -> TableCreateStatement {
    let mut by_whom = ForeignKey::create()
        .name("fk-staff_import-begun_by")
        .from("staff_import", "begun_by")
        .to("staff_member", "id")
        .on_delete(ForeignKeyAction::SetNull)
        .take();
    Table::create()
        .table("staff_import")
        .col(uuid("id").primary_key())
        .col(string_len("kind", 32))
        .col(boolean("dry_run"))
        .col(string_null("file_name"))
        .col(string_len("file_digest", 64))
        .col(uuid_null("begun_by"))
        .col(timestamp_with_time_zone("begun_at"))
        .col(string_len("state", 16))
        .col(timestamp_with_time_zone("heard_of_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(string_null("sheet"))
        .col(big_integer("other_sheets"))
        .col(big_integer_null("rows"))
        .col(big_integer("rows_done"))
        .col(big_integer("new"))
        .col(big_integer("changed"))
        .col(big_integer("unchanged"))
        .col(big_integer("of_nobody"))
        .col(big_integer("kept"))
        .col(big_integer("errors"))
        .foreign_key(&mut by_whom)
        .take()
}

fn error() -> TableCreateStatement {
    let mut of_import = ForeignKey::create()
        .name("fk-staff_import_error-import_id")
        .from("staff_import_error", "import_id")
        .to("staff_import", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take();
    Table::create()
        .table("staff_import_error")
        .col(uuid("import_id"))
        .col(integer("number"))
        .col(integer_null("row"))
        .col(string_len_null("column", 32))
        .col(string_len("code", 32))
        .col(string_null("detail"))
        .col(string_null("text"))
        .primary_key(Index::create().col("import_id").col("number"))
        .foreign_key(&mut of_import)
        .take()
}
