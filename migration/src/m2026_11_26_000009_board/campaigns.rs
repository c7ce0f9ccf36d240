//! A campaign is for several units; who completed their record when, how all stood when it was closed, and reminders.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, json_binary, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

use super::{plain, reference};

/// Fields with the bit of each in `present`.
const BITS: [(&str, i32); 7] = [
    ("full_name", 1),
    ("gender", 2),
    ("birth_date", 4),
    ("personal_id", 8),
    ("phone", 16),
    ("address", 32),
    ("email", 64),
];

pub async fn up(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    rebuild(db).await?;
    for table in [completion(), standing(), kept_unit(), reminder(), reminder_seen()] {
        db.create_table(table).await?;
    }
    db.create_index(plain("campaign_reminder", "campaign_id")).await?;
    keep_present(db).await
}

/// SQLite can't take a column's foreign key away, so the table is made anew.
async fn rebuild(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    const KEPT: [&str; 6] = [
        "id",
        "name",
        "required_fields",
        "opened_at",
        "deadline",
        "closed_at",
    ];
    db.create_table(campaign()).await?;
    let known = Query::select()
        .columns(KEPT)
        .expr(Expr::val(1))
        .from("campaign")
        .take();
    let copied = Query::insert()
        .into_table("campaign_of_units")
        .columns(KEPT.into_iter().chain(["version"]))
        .select_from(known)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .take();
    db.execute(copied).await?;
    let scoped = Query::select()
        .columns(["id", "unit_id"])
        .from("campaign")
        .and_where(Expr::col("unit_id").is_not_null())
        .take();
    db.create_table(scope()).await?;
    let copied = Query::insert()
        .into_table("campaign_scope")
        .columns(["campaign_id", "unit_id"])
        .select_from(scoped)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .take();
    db.execute(copied).await?;
    db.drop_table(Table::drop().table("campaign").take()).await?;
    let rename = Table::rename().table("campaign_of_units", "campaign").take();
    db.rename_table(rename).await?;
    db.create_index(plain("campaign", "closed_at")).await?;
    db.create_table(units()).await?;
    let all = Query::select()
        .columns(["campaign_id", "unit_id"])
        .from("campaign_scope")
        .take();
    let copied = Query::insert()
        .into_table("campaign_unit")
        .columns(["campaign_id", "unit_id"])
        .select_from(all)
        .map_err(|error| DbErr::Migration(error.to_string()))?
        .take();
    db.execute(copied).await?;
    db.drop_table(Table::drop().table("campaign_scope").take()).await
}

fn campaign() -> TableCreateStatement {
    Table::create()
        .table("campaign_of_units")
        .col(uuid("id").primary_key())
        .col(string("name"))
        .col(json_binary("required_fields"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone("deadline"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .col(big_integer("version"))
        .take()
}

/// Holds the units while the table that it will refer to is made anew.
fn scope() -> TableCreateStatement {
    Table::create()
        .table("campaign_scope")
        .col(uuid("campaign_id"))
        .col(uuid("unit_id"))
        .take()
}

fn units() -> TableCreateStatement {
    Table::create()
        .table("campaign_unit")
        .col(uuid("campaign_id"))
        .col(uuid("unit_id"))
        .primary_key(Index::create().col("campaign_id").col("unit_id"))
        .foreign_key(&mut of_campaign("campaign_unit"))
        .foreign_key(&mut reference(
            "campaign_unit",
            "unit_id",
            "unit",
            ForeignKeyAction::Restrict,
        ))
        .take()
}

fn completion() -> TableCreateStatement {
    Table::create()
        .table("campaign_completion")
        .col(uuid("campaign_id"))
        .col(uuid("staff_id"))
        .col(timestamp_with_time_zone("completed_at"))
        .primary_key(Index::create().col("campaign_id").col("staff_id"))
        .foreign_key(&mut of_campaign("campaign_completion"))
        .foreign_key(&mut of_member("campaign_completion"))
        .take()
}

fn standing() -> TableCreateStatement {
    Table::create()
        .table("campaign_standing")
        .col(uuid("campaign_id"))
        .col(uuid("staff_id"))
        .col(uuid("unit_id"))
        .col(integer("present"))
        .col(timestamp_with_time_zone_null("completed_at"))
        .primary_key(Index::create().col("campaign_id").col("staff_id"))
        .foreign_key(&mut of_campaign("campaign_standing"))
        .foreign_key(&mut of_member("campaign_standing"))
        .take()
}

fn kept_unit() -> TableCreateStatement {
    Table::create()
        .table("campaign_kept_unit")
        .col(uuid("campaign_id"))
        .col(uuid("unit_id"))
        .col(uuid_null("parent_id"))
        .col(string("path"))
        .col(string("name"))
        .primary_key(Index::create().col("campaign_id").col("unit_id"))
        .foreign_key(&mut of_campaign("campaign_kept_unit"))
        .foreign_key(&mut reference(
            "campaign_kept_unit",
            "unit_id",
            "unit",
            ForeignKeyAction::Restrict,
        ))
        .take()
}

fn reminder() -> TableCreateStatement {
    Table::create()
        .table("campaign_reminder")
        .col(uuid("id").primary_key())
        .col(uuid("campaign_id"))
        .col(uuid_null("unit_id"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut of_campaign("campaign_reminder"))
        .take()
}

fn reminder_seen() -> TableCreateStatement {
    Table::create()
        .table("campaign_reminder_seen")
        .col(uuid("staff_id"))
        .col(uuid("campaign_id"))
        .col(uuid("reminder_id"))
        .primary_key(Index::create().col("staff_id").col("campaign_id"))
        .foreign_key(&mut of_member("campaign_reminder_seen"))
        .foreign_key(&mut of_campaign("campaign_reminder_seen"))
        .take()
}

fn of_campaign(table: &'static str) -> ForeignKeyCreateStatement {
    reference(table, "campaign_id", "campaign", ForeignKeyAction::Cascade)
}

fn of_member(table: &'static str) -> ForeignKeyCreateStatement {
    reference(table, "staff_id", "staff_member", ForeignKeyAction::Cascade)
}

/// Which fields of a record are there, kept by the database itself, so that a board is counted from an index.
async fn keep_present(db: &SchemaManager<'_>) -> Result<(), DbErr> {
    let bits = BITS.map(|(field, bit)| format!("CASE WHEN {field} IS NULL THEN 0 ELSE {bit} END"));
    let kept = match db.get_database_backend() {
        DbBackend::Sqlite => "VIRTUAL",
        _ => "STORED",
    };
    let column = format!(
        "ALTER TABLE staff_member ADD COLUMN present integer GENERATED ALWAYS AS ({}) {kept}",
        bits.join(" + ")
    );
    db.get_connection().execute_unprepared(&column).await?;
    let index = Index::create()
        .name("idx-staff_member-present")
        .table("staff_member")
        .col("disabled_at")
        .col("unit_id")
        .col("present")
        .take();
    db.create_index(index).await
}
