//! What people manage themselves: values they typed beside those of their provider, the history of both, a contact
//! phone that waits for its code, the picture, the activity; and what a session must know for it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, blob, boolean, json_binary_null, small_integer, string, string_len, string_null,
    timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        extend_citizen(db).await?;
        rebuild_citizen_field(db).await?;
        extend_session(db).await?;
        extend_attempt(db).await?;
        for table in [field_change(), phone_confirmation(), avatar(), activity()] {
            db.create_table(table).await?;
        }
        for index in indexes() {
            db.create_index(index).await?;
        }
        Ok(())
    }
}

async fn extend_citizen(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(db, "citizen", big_integer("profile_version").default(1).take()).await?;
    add(db, "citizen", string_null("avatar")).await
}

/// One row per source: what a person types stands beside what the provider says and not in its place. SQLite can't
/// change a primary key, so the table is made anew.
async fn rebuild_citizen_field(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.rename_table(
        Table::rename()
            .table("citizen_field", "citizen_field_before")
            .take(),
    )
    .await?;
    db.create_table(citizen_field()).await?;
    let known = Query::select()
        .columns(["citizen_id", "name", "source", "value", "as_of"])
        .expr(Expr::col("as_of"))
        .expr(Expr::val(1_i64))
        .from("citizen_field_before")
        .take();
    let copied = Query::insert()
        .into_table("citizen_field")
        .columns([
            "citizen_id",
            "name",
            "source",
            "value",
            "as_of",
            "since",
            "version",
        ])
        .select_from(known)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .take();
    db.execute(copied).await?;
    db.drop_table(Table::drop().table("citizen_field_before").take())
        .await
}

fn citizen_field() -> TableCreateStatement {
    Table::create()
        .table("citizen_field")
        .col(uuid("citizen_id"))
        .col(string_len("name", 32))
        .col(string_len("source", 32))
        .col(string_null("value"))
        .col(string_null("previous"))
        .col(timestamp_with_time_zone("since"))
        .col(timestamp_with_time_zone("as_of"))
        .col(big_integer("version"))
        .primary_key(Index::create().col("citizen_id").col("name").col("source"))
        .foreign_key(&mut of_citizen("citizen_field"))
        .take()
}

fn field_change() -> TableCreateStatement {
    Table::create()
        .table("citizen_field_change")
        .col(uuid("citizen_id"))
        .col(uuid("id").primary_key())
        .col(string_len("name", 32))
        .col(string_len("source", 32))
        .col(string_null("old_value"))
        .col(string_null("new_value"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut of_citizen("citizen_field_change"))
        .take()
}

async fn extend_session(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    add(db, "session", string_len("way", 16).default("vneid").take()).await?;
    add(db, "session", string_null("methods")).await?;
    add(db, "session", boolean("shared_computer").default(false).take()).await?;
    let unknown = "1970-01-01 00:00:00+00:00";
    let over_at = timestamp_with_time_zone("over_at").default(unknown).take();
    add(db, "session", over_at).await?;
    // Of those that nobody ended, the next use writes it.
    let over = Query::update()
        .table("session")
        .value("over_at", Expr::cust("coalesce(ended_at, last_used_at)"))
        .take();
    db.execute(over).await?;
    db.drop_index(
        Index::drop()
            .name("idx-session-citizen_id")
            .table("session")
            .to_owned(),
    )
    .await
}

async fn extend_attempt(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = "authorization_attempt";
    add(db, table, boolean("shared_computer").default(false).take()).await?;
    add(db, table, uuid_null("proves_session_id")).await
}

fn phone_confirmation() -> TableCreateStatement {
    Table::create()
        .table("phone_confirmation")
        .col(string_len("person_kind", 16))
        .col(uuid("person_id"))
        .col(uuid("id").primary_key())
        .col(string("phone"))
        .col(timestamp_with_time_zone("requested_at"))
        .col(small_integer("resends"))
        .col(string_len("sms", 16))
        .col(timestamp_with_time_zone_null("ended_at"))
        .take()
}

fn avatar() -> TableCreateStatement {
    Table::create()
        .table("avatar")
        .col(string_len("person_kind", 16))
        .col(uuid("person_id"))
        .col(string_len("tag", 32))
        .col(blob("jpeg"))
        .col(timestamp_with_time_zone("set_at"))
        .primary_key(Index::create().col("person_kind").col("person_id"))
        .take()
}

fn activity() -> TableCreateStatement {
    Table::create()
        .table("activity")
        .col(string_len("person_kind", 16))
        .col(uuid("person_id"))
        .col(uuid("id").primary_key())
        .col(timestamp_with_time_zone("at"))
        .col(string_len("event", 32))
        .col(string("address"))
        .col(string("user_agent"))
        .col(uuid_null("session_id"))
        .col(json_binary_null("details"))
        .col(timestamp_with_time_zone_null("reported_at"))
        .take()
}

/// The lists of one person are read in the order of these, from any place on.
fn indexes() -> Vec<IndexCreateStatement> {
    let plain = |table: &'static str, column: &'static str| {
        Index::create()
            .name(format!("idx-{table}-{column}"))
            .table(table)
            .col(column)
            .take()
    };
    vec![
        list("session", &["citizen_id", "over_at", "id"]),
        list("citizen_field_change", &["citizen_id", "id"]),
        list("phone_confirmation", &["person_kind", "person_id", "id"]),
        list("activity", &["person_kind", "person_id", "id"]),
        plain("citizen_field_change", "at"),
        plain("phone_confirmation", "requested_at"),
        plain("activity", "at"),
    ]
}

fn list(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("idx-{table}-list")).table(table).unique();
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
    ForeignKey::create()
        .name(format!("fk-{table}-citizen_id"))
        .from(table, "citizen_id")
        .to("citizen", "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
