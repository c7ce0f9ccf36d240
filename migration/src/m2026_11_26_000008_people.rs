//! Looking after units and members: how they are sorted and found, which version was seen, and codes that open the choice
//! of a new password.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, text, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, var_binary,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            let altered = Table::alter().table(table).add_column(column).take();
            db.alter_table(altered).await?;
        }
        db.create_table(reset_code()).await?;
        db.create_index(in_order("unit", &["sort_key", "id"])).await?;
        let all_of_the_list = ["sort_key", "id", "role", "unit_id", "disabled_at", "search_key"];
        db.create_index(in_order("staff_member", &all_of_the_list)).await
    }
}

/// Keys are empty until the program fills them in at its next start: they are made by rules that no step may know.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    let mut all = Vec::new();
    for (table, version) in [("unit", "version"), ("staff_member", "account_version")] {
        all.push((table, blob("sort_key").default(Vec::<u8>::new()).take()));
        all.push((table, text("search_key").default("").take()));
        all.push((table, big_integer(version).default(1).take()));
    }
    all
}

fn reset_code() -> TableCreateStatement {
    Table::create()
        .table("staff_reset_code")
        .col(uuid("staff_id").primary_key())
        .col(var_binary("digest", 32))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(
            ForeignKey::create()
                .name("fk-staff_reset_code-staff_id")
                .from("staff_reset_code", "staff_id")
                .to("staff_member", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take()
}

fn in_order(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("idx-{table}-in_order")).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    index
}
