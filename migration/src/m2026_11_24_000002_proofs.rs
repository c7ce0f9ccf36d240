//! One-time codes, wrong tries and the addresses that are known to an account.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, small_integer, string, string_len, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, var_binary,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(one_time_code()).await?;
        db.create_table(failed_attempts()).await?;
        db.create_table(known_address()).await?;
        for (table, column) in [
            ("one_time_code", "purpose_id"),
            ("one_time_code", "phone_digest"),
            ("failed_attempts", "last_at"),
        ] {
            let name = format!("idx-{table}-{column}");
            db.create_index(Index::create().name(name).table(table).col(column).take())
                .await?;
        }
        Ok(())
    }
}

fn one_time_code() -> TableCreateStatement {
    Table::create()
        .table("one_time_code")
        .col(uuid("id").primary_key())
        .col(uuid("purpose_id"))
        .col(var_binary("digest", 32))
        .col(var_binary("phone_digest", 32))
        .col(boolean("resent"))
        .col(timestamp_with_time_zone("sent_at"))
        .col(small_integer("tries"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(timestamp_with_time_zone_null("replaced_at"))
        .take()
}

fn failed_attempts() -> TableCreateStatement {
    Table::create()
        .table("failed_attempts")
        .col(string_len("proof", 16))
        .col(var_binary("account", 32))
        .col(string("address"))
        .col(integer("count"))
        .col(timestamp_with_time_zone("since"))
        .col(timestamp_with_time_zone("last_at"))
        .col(timestamp_with_time_zone_null("delayed_until"))
        .primary_key(Index::create().col("proof").col("account").col("address"))
        .take()
}

fn known_address() -> TableCreateStatement {
    Table::create()
        .table("known_address")
        .col(var_binary("account", 32))
        .col(string("address"))
        .col(timestamp_with_time_zone("last_at"))
        .primary_key(Index::create().col("account").col("address"))
        .take()
}
