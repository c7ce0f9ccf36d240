//! The connection to SQLite or PostgreSQL.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::config::Settings;

const SQLITE_CONNECTIONS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection or for SQLite's one writer before it is told to
/// come back.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Clone)]
pub struct Database(DatabaseConnection);

impl Database {
    pub async fn connect(settings: &Settings) -> Result<Self, DbErr> {
        let url = &settings.database_url;
        let connection = if url.starts_with("sqlite") {
            make_folder_of(url)?;
            sea_orm::Database::connect(sqlite_options(url)).await?
        } else {
            sea_orm::Database::connect(postgres_options(url)).await?
        };
        Ok(Self(connection))
    }

    pub fn read(&self) -> &DatabaseConnection {
        &self.0
    }

    /// Begins a transaction that writes. On SQLite it begins IMMEDIATE: one that reads first and
    /// writes later would fail as busy at once, whatever its patience.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.0.get_database_backend() != DbBackend::Sqlite {
            return self.0.begin().await;
        }
        let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        self.0
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode,
                ..Default::default()
            })
            .await
    }

    /// Writes what is left and lets go of the files.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.0.close_by_ref().await
    }
}

fn sqlite_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(SQLITE_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false);
    options.test_before_acquire(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
    });
    options
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false);
    options
}

/// `sqlite://data/motcua.sqlite?mode=rwc` needs the folder `data`.
fn make_folder_of(url: &str) -> Result<(), DbErr> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let file = Path::new(path.split('?').next().unwrap_or_default());
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    let failed = |error| DbErr::Custom(format!("the folder {} can't be made: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)
}
