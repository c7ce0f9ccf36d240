//! The sandbox's accounts, OpenID Provider, SMS outbox and switches.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, json_binary, small_integer, string, string_len, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null, var_binary, var_binary_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, db: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            account(),
            client(),
            key(),
            session(),
            grant(),
            sign_in(),
            sms(),
            setting(),
        ] {
            db.create_table(table).await?;
        }
        for (table, column) in [
            ("oidc_session", "account_id"),
            ("oidc_session", "authenticated_at"),
            ("oidc_grant", "account_id"),
            ("oidc_grant", "session_id"),
            ("oidc_grant", "issued_at"),
            ("sandbox_sign_in", "browser_hash"),
            ("sandbox_sign_in", "started_at"),
            ("sandbox_sms", "to"),
            ("sandbox_sms", "sent_at"),
        ] {
            let name = format!("idx-{table}-{column}");
            db.create_index(Index::create().name(name).table(table).col(column).take())
                .await?;
        }
        Ok(())
    }
}

fn account() -> TableCreateStatement {
    Table::create()
        .table("sandbox_account")
        .col(uuid("id").primary_key())
        .col(string("personal_id").unique_key())
        .col(string_null("persona").unique_key())
        .col(string("password_hash"))
        .col(string("phone"))
        .col(small_integer("level"))
        .col(boolean("locked"))
        .col(json_binary("claims"))
        .take()
}

fn client() -> TableCreateStatement {
    Table::create()
        .table("oidc_client")
        .col(string("issuer"))
        .col(string("client_id"))
        .col(string("name"))
        .col(string_len("auth_method", 32))
        .col(var_binary_null("secret_hash", 32))
        .col(json_binary("redirect_uris"))
        .col(json_binary("post_logout_redirect_uris"))
        .col(string_len("id_token_alg", 8))
        .col(boolean("built_in"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("issuer").col("client_id"))
        .take()
}

fn key() -> TableCreateStatement {
    Table::create()
        .table("oidc_key")
        .col(string_len("alg", 8).primary_key())
        .col(string("kid"))
        .col(text("sealed_private_key"))
        .col(text("public_jwk"))
        .take()
}

fn session() -> TableCreateStatement {
    Table::create()
        .table("oidc_session")
        .col(uuid("id").primary_key())
        .col(string("issuer"))
        .col(uuid("account_id"))
        .col(var_binary("token_hash", 32).unique_key())
        .col(timestamp_with_time_zone("authenticated_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut reference("oidc_session", "account_id", "sandbox_account"))
        .take()
}

fn grant() -> TableCreateStatement {
    Table::create()
        .table("oidc_grant")
        .col(uuid("id").primary_key())
        .col(string("issuer"))
        .col(string("client_id"))
        .col(uuid("account_id"))
        .col(uuid("session_id"))
        .col(string("redirect_uri"))
        .col(string("scope"))
        .col(string_null("nonce"))
        .col(string_null("code_challenge"))
        .col(string("acr"))
        .col(var_binary("code_hash", 32).unique_key())
        .col(timestamp_with_time_zone("issued_at"))
        .col(timestamp_with_time_zone_null("code_used_at"))
        .col(var_binary_null("access_token_hash", 32).unique_key())
        .col(timestamp_with_time_zone_null("revoked_at"))
        .foreign_key(&mut reference("oidc_grant", "account_id", "sandbox_account"))
        .foreign_key(&mut reference("oidc_grant", "session_id", "oidc_session"))
        .take()
}

fn sign_in() -> TableCreateStatement {
    Table::create()
        .table("sandbox_sign_in")
        .col(uuid("id").primary_key())
        .col(string("issuer"))
        .col(var_binary_null("browser_hash", 32))
        .col(json_binary("request"))
        .col(timestamp_with_time_zone("started_at"))
        .col(uuid_null("account_id"))
        .col(small_integer("resends"))
        .col(timestamp_with_time_zone_null("completed_at"))
        .col(timestamp_with_time_zone_null("cancelled_at"))
        .foreign_key(&mut reference("sandbox_sign_in", "account_id", "sandbox_account"))
        .take()
}

fn sms() -> TableCreateStatement {
    Table::create()
        .table("sandbox_sms")
        .col(uuid("id").primary_key())
        .col(string("to"))
        .col(text("text"))
        .col(string("code"))
        .col(timestamp_with_time_zone("sent_at"))
        .take()
}

fn setting() -> TableCreateStatement {
    Table::create()
        .table("sandbox_setting")
        .col(string("name").primary_key())
        .col(json_binary("value"))
        .take()
}

fn reference(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk-{table}-{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Cascade)
        .take()
}
