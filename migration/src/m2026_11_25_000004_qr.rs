//! Signing in by scanning a QR code: its windows, the phones that scan, and how a sign-in ended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, small_integer, string, string_len, string_len_null, string_null, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null, var_binary,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        db.alter_table(ending()).await?;
        for table in [phone(), qr_window(), quota()] {
            db.create_table(table).await?;
        }
        for (table, column) in [
            ("sandbox_phone", "account_id"),
            ("sandbox_phone", "started_at"),
            ("sandbox_qr_window", "sign_in_id"),
            ("sandbox_qr_window", "short_code_digest"),
            ("quota", "since"),
        ] {
            let name = format!("idx-{table}-{column}");
            db.create_index(Index::create().name(name).table(table).col(column).take())
                .await?;
        }
        Ok(())
    }
}

fn ending() -> TableAlterStatement {
    Table::alter()
        .table("sandbox_sign_in")
        .add_column(string_len_null("ending", 16))
        .take()
}

fn phone() -> TableCreateStatement {
    Table::create()
        .table("sandbox_phone")
        .col(uuid("id").primary_key())
        .col(var_binary("token_hash", 32).unique_key())
        .col(uuid("account_id"))
        .col(string("user_agent"))
        .col(timestamp_with_time_zone("started_at"))
        .col(small_integer("resends"))
        .col(timestamp_with_time_zone_null("registered_at"))
        .col(string_null("passcode_hash"))
        .col(small_integer("passcode_tries"))
        .col(timestamp_with_time_zone_null("unlocked_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut reference(
            "sandbox_phone",
            "account_id",
            "sandbox_account",
            ForeignKeyAction::Cascade,
        ))
        .take()
}

fn qr_window() -> TableCreateStatement {
    Table::create()
        .table("sandbox_qr_window")
        .col(uuid("id").primary_key())
        .col(uuid("sign_in_id"))
        .col(var_binary("short_code_digest", 32))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(small_integer("renewals"))
        .col(string("address"))
        .col(string("user_agent"))
        .col(uuid_null("phone_id"))
        .col(timestamp_with_time_zone_null("scanned_at"))
        .col(timestamp_with_time_zone_null("other_phone_at"))
        .col(timestamp_with_time_zone_null("closed_at"))
        .foreign_key(&mut reference(
            "sandbox_qr_window",
            "sign_in_id",
            "sandbox_sign_in",
            ForeignKeyAction::Cascade,
        ))
        .foreign_key(&mut reference(
            "sandbox_qr_window",
            "phone_id",
            "sandbox_phone",
            ForeignKeyAction::SetNull,
        ))
        .take()
}

fn quota() -> TableCreateStatement {
    Table::create()
        .table("quota")
        .col(string_len("kind", 16))
        .col(string("who"))
        .col(timestamp_with_time_zone("since"))
        .col(integer("count"))
        .primary_key(Index::create().col("kind").col("who"))
        .take()
}

fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(on_delete)
        .take()
}
