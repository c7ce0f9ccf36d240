//! Citizens, what is known of them, how they sign in, and their sessions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{small_integer, timestamp_with_time_zone_null, uuid, uuid_null, var_binary};
use sea_orm_migration::schema::{string, string_len, text_null, timestamp_with_time_zone};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.create_table(citizen()).await?;
        db.create_table(citizen_field()).await?;
        db.create_table(identity_link()).await?;
        db.create_table(session()).await?;
        db.create_table(authorization_attempt()).await?;
        for index in indexes() {
            db.create_index(index).await?;
        }
        Ok(())
    }
}

fn citizen() -> TableCreateStatement {
    Table::create()
        .table("citizen")
        .col(uuid("id").primary_key())
        .col(string("full_name"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .take()
}

fn citizen_field() -> TableCreateStatement {
    Table::create()
        .table("citizen_field")
        .col(uuid("citizen_id"))
        .col(string_len("name", 32))
        .col(string("value"))
        .col(string_len("source", 32))
        .col(timestamp_with_time_zone("as_of"))
        .primary_key(Index::create().col("citizen_id").col("name"))
        .foreign_key(&mut of_citizen("citizen_field"))
        .take()
}

fn identity_link() -> TableCreateStatement {
    Table::create()
        .table("identity_link")
        .col(uuid("id").primary_key())
        .col(uuid("citizen_id"))
        .col(string("issuer"))
        .col(string("subject"))
        .col(timestamp_with_time_zone("linked_at"))
        .foreign_key(&mut of_citizen("identity_link"))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(uuid("id").primary_key())
        .col(uuid("citizen_id"))
        .col(var_binary("token_hash", 32).unique_key())
        .col(string("issuer"))
        .col(text_null("sealed_id_token"))
        .col(small_integer("level"))
        .col(timestamp_with_time_zone("authenticated_at"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("last_used_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(string("address"))
        .col(string("user_agent"))
        .foreign_key(&mut of_citizen("session"))
        .take()
}

fn authorization_attempt() -> TableCreateStatement {
    Table::create()
        .table("authorization_attempt")
        .col(uuid("id").primary_key())
        .col(var_binary("state_hash", 32).unique_key())
        .col(var_binary("browser_hash", 32))
        .col(string("return_to"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .col(uuid_null("session_id"))
        .take()
}

fn of_citizen(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-citizen_id"))
        .from(table, "citizen_id")
        .to("citizen", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}

fn indexes() -> [IndexCreateStatement; 5] {
    let index = |table: &'static str, column: &'static str| {
        Index::create()
            .name(format!("idx-{table}-{column}"))
            .table(table)
            .col(column)
            .take()
    };
    [
        index("identity_link", "citizen_id"),
        Index::create()
            .name("idx-identity_link-issuer_subject")
            .table("identity_link")
            .col("issuer")
            .col("subject")
            .unique()
            .take(),
        index("session", "citizen_id"),
        index("session", "ended_at"),
        index("authorization_attempt", "started_at"),
    ]
}
