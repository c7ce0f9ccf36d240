//! More ways in: a second provider, links that are proposed, removed and restored, cases of conflict, user name and
//! password, and businesses that a person may act for.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, json_binary, json_binary_null, small_integer, string, string_len, string_len_null, string_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null, var_binary,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            add(db, table, column).await?;
        }
        for table in [
            removed_link(),
            link_proposal(),
            identity_case(),
            local_account(),
            local_sign_in(),
            business_link(),
        ] {
            db.create_table(table).await?;
        }
        for index in indexes() {
            db.create_index(index).await?;
        }
        Ok(())
    }
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let vneid = string_len("provider", 16).default("vneid").take();
    vec![
        ("sandbox_account", json_binary_null("dvcqg_claims")),
        ("authorization_attempt", vneid),
        ("authorization_attempt", string_len_null("errand", 16)),
        ("authorization_attempt", uuid_null("errand_session_id")),
        ("identity_link", string_null("tech_id")),
        ("session", uuid_null("acting_for")),
        ("citizen", uuid_null("notices_seen")),
    ]
}

fn removed_link() -> TableCreateStatement {
    Table::create()
        .table("removed_link")
        .col(uuid("id").primary_key())
        .col(uuid("citizen_id"))
        .col(string("issuer"))
        .col(string("subject"))
        .col(string_null("tech_id"))
        .col(timestamp_with_time_zone("linked_at"))
        .col(timestamp_with_time_zone("removed_at"))
        .foreign_key(&mut of_citizen("removed_link"))
        .take()
}

fn link_proposal() -> TableCreateStatement {
    Table::create()
        .table("link_proposal")
        .col(uuid("id").primary_key())
        .col(var_binary("browser_hash", 32))
        .col(uuid_null("session_id"))
        .col(string_len("provider", 16))
        .col(string("issuer"))
        .col(string("subject"))
        .col(string_null("tech_id"))
        .col(json_binary("said"))
        .col(timestamp_with_time_zone("proposed_at"))
        .take()
}

fn identity_case() -> TableCreateStatement {
    Table::create()
        .table("identity_case")
        .col(uuid("id").primary_key())
        .col(var_binary("fingerprint", 32).unique_key())
        .col(string_len("kind", 16))
        .col(string("issuer"))
        .col(string("subject"))
        .col(string_null("tech_id"))
        .col(uuid_null("tried_by"))
        .col(uuid("held_by"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone("last_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .foreign_key(&mut reference("identity_case", "tried_by"))
        .foreign_key(&mut reference("identity_case", "held_by"))
        .take()
}

fn local_account() -> TableCreateStatement {
    Table::create()
        .table("local_account")
        .col(uuid("id").primary_key())
        .col(uuid("citizen_id").unique_key())
        .col(string("username").unique_key())
        .col(string("look").unique_key())
        .col(string("password_hash"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("password_changed_at"))
        .foreign_key(&mut of_citizen("local_account"))
        .take()
}

fn local_sign_in() -> TableCreateStatement {
    Table::create()
        .table("local_sign_in")
        .col(uuid("id").primary_key())
        .col(var_binary("browser_hash", 32))
        .col(uuid("citizen_id"))
        .col(string("phone"))
        .col(boolean("shared_computer"))
        .col(timestamp_with_time_zone("started_at"))
        .col(small_integer("resends"))
        .col(timestamp_with_time_zone_null("completed_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut of_citizen("local_sign_in"))
        .take()
}

fn business_link() -> TableCreateStatement {
    Table::create()
        .table("business_link")
        .col(uuid("id").primary_key())
        .col(uuid("citizen_id"))
        .col(string("issuer"))
        .col(string_len("tax_code", 32))
        .col(string_len_null("enterprise_code", 32))
        .col(string("name"))
        .col(string_null("role"))
        .col(timestamp_with_time_zone("linked_at"))
        .col(timestamp_with_time_zone("confirmed_at"))
        .foreign_key(&mut of_citizen("business_link"))
        .take()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let plain = |table: &'static str, column: &'static str| {
        Index::create()
            .name(format!("idx-{table}-{column}"))
            .table(table)
            .col(column)
            .take()
    };
    vec![
        unique("identity_link", "tech_id", &["tech_id"]),
        unique("business_link", "citizen_tax_code", &["citizen_id", "tax_code"]),
        plain("citizen_field", "value"),
        plain("removed_link", "citizen_id"),
        plain("removed_link", "removed_at"),
        plain("link_proposal", "browser_hash"),
        plain("link_proposal", "proposed_at"),
        plain("identity_case", "held_by"),
        plain("local_sign_in", "browser_hash"),
        plain("local_sign_in", "citizen_id"),
        plain("local_sign_in", "started_at"),
    ]
}

fn unique(table: &'static str, name: &str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("idx-{table}-{name}")).table(table).unique();
    for column in columns {
        index.col(*column);
    }
    index.take()
}

async fn add(db: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    let mut column = column;
    db.alter_table(Table::alter().table(table).add_column(&mut column).take())
        .await
}

fn of_citizen(table: &'static str) -> ForeignKeyCreateStatement {
    reference(table, "citizen_id")
}

fn reference(table: &'static str, column: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to("citizen", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
