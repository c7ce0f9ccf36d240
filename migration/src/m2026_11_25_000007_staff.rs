//! Staff: units, members, their ways in, the campaigns that ask for their records; and sessions that are a citizen's or a
//! member's.

mod session;

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, big_integer_null, blob, blob_null, boolean, date, date_null, json_binary, small_integer,
    string, string_len, string_len_null, string_null, text_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null, var_binary,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            unit(),
            staff_member(),
            staff_credential(),
            staff_recovery_code(),
            staff_link(),
            staff_sign_in(),
            authorised_number(),
            e_receipt_account(),
            campaign(),
        ] {
            db.create_table(table).await?;
        }
        for index in indexes() {
            db.create_index(index).await?;
        }
        session::rebuild(db).await
    }
}

fn unit() -> TableCreateStatement {
    Table::create()
        .table("unit")
        .col(uuid("id").primary_key())
        .col(uuid_null("parent_id"))
        .col(string("path"))
        .col(string_len("code", 64).unique_key())
        .col(string("name"))
        .col(string_len("kind", 16))
        .col(date("valid_from"))
        .col(date_null("valid_until"))
        .col(uuid_null("successor_id"))
        .foreign_key(&mut reference(
            "unit",
            "parent_id",
            "unit",
            ForeignKeyAction::Restrict,
        ))
        .foreign_key(&mut reference(
            "unit",
            "successor_id",
            "unit",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

fn staff_member() -> TableCreateStatement {
    Table::create()
        .table("staff_member")
        .col(uuid("id").primary_key())
        .col(string_len("staff_code", 64).unique_key())
        .col(string_len("username", 64).unique_key())
        .col(string_len("role", 16))
        .col(uuid("unit_id"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("disabled_at"))
        .col(string_null("full_name"))
        .col(string_len_null("gender", 16))
        .col(string_len_null("birth_date", 16))
        .col(string_len_null("personal_id", 16))
        .col(string_len_null("phone", 32))
        .col(string_null("address"))
        .col(string_null("email"))
        .col(string_null("default_page"))
        .col(string_len_null("avatar", 32))
        .col(big_integer("version"))
        .col(timestamp_with_time_zone("updated_at"))
        .foreign_key(&mut reference(
            "staff_member",
            "unit_id",
            "unit",
            ForeignKeyAction::Restrict,
        ))
        .take()
}

fn staff_credential() -> TableCreateStatement {
    Table::create()
        .table("staff_credential")
        .col(uuid("staff_id").primary_key())
        .col(string("password_hash"))
        .col(boolean("must_change"))
        .col(timestamp_with_time_zone("password_changed_at"))
        .col(blob_null("totp_sealed"))
        .col(string_len_null("totp_key_id", 64))
        .col(timestamp_with_time_zone_null("totp_enrolled_at"))
        .col(big_integer_null("totp_last_step"))
        .foreign_key(&mut of_member("staff_credential"))
        .take()
}

fn staff_recovery_code() -> TableCreateStatement {
    Table::create()
        .table("staff_recovery_code")
        .col(uuid("id").primary_key())
        .col(uuid("staff_id"))
        .col(var_binary("digest", 32))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut of_member("staff_recovery_code"))
        .take()
}

fn staff_link() -> TableCreateStatement {
    Table::create()
        .table("staff_link")
        .col(uuid("id").primary_key())
        .col(uuid("staff_id"))
        .col(string("issuer"))
        .col(string("subject"))
        .col(timestamp_with_time_zone("linked_at"))
        .foreign_key(&mut of_member("staff_link"))
        .take()
}

fn staff_sign_in() -> TableCreateStatement {
    Table::create()
        .table("staff_sign_in")
        .col(uuid("id").primary_key())
        .col(var_binary("token_hash", 32).unique_key())
        .col(uuid("staff_id"))
        .col(string_len("stage", 16))
        .col(string_len("way", 16))
        .col(string("return_to"))
        .col(string("issuer"))
        .col(string("subject"))
        .col(small_integer("level"))
        .col(string_null("methods"))
        .col(text_null("sealed_id_token"))
        .col(timestamp_with_time_zone("authenticated_at"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut of_member("staff_sign_in"))
        .take()
}

fn authorised_number() -> TableCreateStatement {
    Table::create()
        .table("authorised_number")
        .col(string_len("staff_code", 64).primary_key())
        .col(string_len("number", 16))
        .col(timestamp_with_time_zone("imported_at"))
        .take()
}

fn e_receipt_account() -> TableCreateStatement {
    Table::create()
        .table("e_receipt_account")
        .col(uuid("staff_id").primary_key())
        .col(string("username"))
        .col(blob("password_sealed"))
        .col(string_len("password_key_id", 64))
        .col(timestamp_with_time_zone("changed_at"))
        .col(timestamp_with_time_zone_null("last_used_at"))
        .foreign_key(&mut of_member("e_receipt_account"))
        .take()
}

fn campaign() -> TableCreateStatement {
    Table::create()
        .table("campaign")
        .col(uuid("id").primary_key())
        .col(string("name"))
        .col(json_binary("required_fields"))
        .col(uuid_null("unit_id"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(timestamp_with_time_zone("deadline"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .foreign_key(&mut reference(
            "campaign",
            "unit_id",
            "unit",
            ForeignKeyAction::Restrict,
        ))
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
        Index::create()
            .name("idx-staff_link-issuer_subject")
            .table("staff_link")
            .col("issuer")
            .col("subject")
            .unique()
            .take(),
        plain("unit", "parent_id"),
        plain("unit", "path"),
        plain("staff_member", "unit_id"),
        plain("staff_member", "personal_id"),
        plain("staff_recovery_code", "staff_id"),
        plain("staff_link", "staff_id"),
        plain("staff_sign_in", "staff_id"),
        plain("staff_sign_in", "started_at"),
        plain("campaign", "closed_at"),
    ]
}

fn of_member(table: &'static str) -> ForeignKeyCreateStatement {
    reference(table, "staff_id", "staff_member", ForeignKeyAction::Cascade)
}

fn reference(
    table: &'static str,
    column: &'static str,
    other: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to(other, "id")
        .on_delete(on_delete)
        .take()
}
