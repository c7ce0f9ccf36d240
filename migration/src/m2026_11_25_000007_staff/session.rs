//! A session is a person's, of either kind, and has a class that says how long it lasts. SQLite can't take a column's
//! foreign key away, so the table is made anew.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    small_integer, string, string_len, string_null, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null, var_binary,
};

/// Those that both tables have.
const KEPT: [&str; 15] = [
    "id",
    "token_hash",
    "issuer",
    "sealed_id_token",
    "level",
    "authenticated_at",
    "started_at",
    "last_used_at",
    "ended_at",
    "address",
    "user_agent",
    "way",
    "methods",
    "over_at",
    "acting_for",
];

pub async fn rebuild(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    db.create_table(session()).await?;
    let class = Expr::case(Expr::col("shared_computer").eq(true), "shared_computer").finally("citizen");
    let known = Query::select()
        .columns(KEPT)
        .expr(Expr::val("citizen"))
        .column("citizen_id")
        .expr(class)
        .from("session")
        .take();
    let copied = Query::insert()
        .into_table("session_of_person")
        .columns(KEPT.into_iter().chain(["person_kind", "person_id", "class"]))
        .select_from(known)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .take();
    db.execute(copied).await?;
    db.drop_table(Table::drop().table("session").take()).await?;
    let rename = Table::rename().table("session_of_person", "session").take();
    db.rename_table(rename).await?;
    for index in indexes() {
        db.create_index(index).await?;
    }
    Ok(())
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("session_of_person")
        .col(string_len("person_kind", 16))
        .col(uuid("person_id"))
        .col(timestamp_with_time_zone("over_at"))
        .col(uuid("id").primary_key())
        .col(var_binary("token_hash", 32).unique_key())
        .col(string_len("way", 16))
        .col(string_null("methods"))
        .col(string_len("class", 16))
        .col(string("issuer"))
        .col(text_null("sealed_id_token"))
        .col(small_integer("level"))
        .col(timestamp_with_time_zone("authenticated_at"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("last_used_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(string("address"))
        .col(string("user_agent"))
        .col(uuid_null("acting_for"))
        .take()
}

fn indexes() -> [IndexCreateStatement; 2] {
    [
        Index::create()
            .name("idx-session-list")
            .table("session")
            .col("person_kind")
            .col("person_id")
            .col("over_at")
            .col("id")
            .unique()
            .take(),
        Index::create()
            .name("idx-session-ended_at")
            .table("session")
            .col("ended_at")
            .take(),
    ]
}
