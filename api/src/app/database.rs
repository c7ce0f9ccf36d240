//! The connection to SQLite or PostgreSQL.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};

use crate::config::Settings;

const SQLITE_READERS: u32 = 4;
/// 8 MB, as SQLite puts it: kilobytes are negative numbers.
const WRITER_CACHE: &str = "-8192";
/// The write-ahead log is written back when it has so many pages of 4 KB.
const WAL_PAGES: &str = "4000";
const POSTGRES_CONNECTIONS: u32 = 16;
/// How long a request waits for a connection, or for another process that writes to SQLite, before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// For SQLite's one writer they wait longer: a large file is brought in within one transaction.
const PATIENCE_FOR_WRITER: Duration = Duration::from_secs(30);

/// SQLite has one writer. One connection does all the writing, so that who wants to write queues for it in order and
/// finds its cache warm, instead of polling for SQLite's lock. PostgreSQL has one pool for both.
#[derive(Clone)]
pub struct Database {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    pub async fn connect(settings: &Settings) -> Result<Self, DbErr> {
        let url = &settings.database_url;
        if url.starts_with("sqlite") {
            make_folder_of(url)?;
            let writer = sea_orm::Database::connect(sqlite_writer(url)).await?;
            let readers = sea_orm::Database::connect(sqlite_readers(url)).await?;
            return Ok(Self { readers, writer });
        }
        let pool = sea_orm::Database::connect(postgres_options(url)).await?;
        Ok(Self {
            readers: pool.clone(),
            writer: pool,
        })
    }

    /// For statements that only read; SQLite refuses others here.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// For single statements that write. Never while a transaction of one's own is open: on SQLite it would wait for
    /// itself.
    pub fn write(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Begins a transaction that writes. On SQLite it begins IMMEDIATE: another process that writes meanwhile, such as
    /// `motcua seed`, is waited for.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        if self.writer.get_database_backend() != DbBackend::Sqlite {
            return self.writer.begin().await;
        }
        let sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
        self.writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode,
                ..Default::default()
            })
            .await
    }

    /// Begins a transaction that only reads, and sees everything as it stands at one moment.
    pub async fn begin_snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let (isolation_level, access_mode) = match self.readers.get_database_backend() {
            // There a transaction that reads is always a snapshot (WAL).
            DbBackend::Sqlite => (None, None),
            _ => (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)),
        };
        self.readers
            .begin_with_options(TransactionOptions {
                isolation_level,
                access_mode,
                ..Default::default()
            })
            .await
    }

    /// After many rows were brought in: PostgreSQL plans by what it knows of a table, and would find out by itself
    /// a minute later.
    pub async fn look_over_imported(&self) -> Result<(), DbErr> {
        match self.writer.get_database_backend() {
            DbBackend::Postgres => {
                let look = "VACUUM (ANALYZE) unit, staff_member, authorised_number";
                self.writer.execute_unprepared(look).await.map(drop)
            }
            _ => Ok(()),
        }
    }

    /// Writes what is left and lets go of the files.
    pub async fn close(&self) -> Result<(), DbErr> {
        let readers = self.readers.close_by_ref().await;
        self.writer.close_by_ref().await?;
        readers
    }
}

fn sqlite_writer(url: &str) -> ConnectOptions {
    let mut options = sqlite_options(url, 1);
    options.acquire_timeout(PATIENCE_FOR_WRITER);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Normal)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            .pragma("cache_size", WRITER_CACHE)
            .pragma("wal_autocheckpoint", WAL_PAGES)
    });
    options
}

fn sqlite_readers(url: &str) -> ConnectOptions {
    let mut options = sqlite_options(url, SQLITE_READERS);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .busy_timeout(PATIENCE)
            .row_buffer_size(AHEAD)
            .pragma("query_only", "ON")
    });
    options
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .test_before_acquire(false);
    options
}

/// Rows that the driver's thread may be ahead of whoever reads them. With few, long lists go from thread to thread all the time.
const AHEAD: usize = 2000;

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
