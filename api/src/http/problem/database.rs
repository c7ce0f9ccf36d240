//! A fault of the database: either it can't serve now, or the program is wrong.

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr};

use super::{Code, Failed, FailedOr, Problem, Reason};
use crate::secret::{PasswordError, Unsealable};

const RETRY_AFTER_SECONDS: u64 = 5;

/// SQLite's primary result codes for: busy, locked, read-only, I/O error, full, can't open.
const SQLITE_PASSING: &[i32] = &[5, 6, 8, 10, 13, 14];
/// PostgreSQL: connection exception, insufficient resources, operator intervention, system error,
/// transaction rollback (a deadlock, a serialization failure).
const POSTGRES_PASSING: &[&str] = &["08", "53", "57", "58", "40"];

impl Problem {
    pub fn from_db(error: &DbErr) -> Self {
        if will_pass(error) {
            tracing::warn!(%error, "the database can't serve now");
            return Self::new(Code::Unavailable).retry_after(RETRY_AFTER_SECONDS);
        }
        tracing::error!(%error, "a query failed");
        Self::new(Code::Broken)
    }
}

fn will_pass(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            sqlx_will_pass(error)
        }
        _ => false,
    }
}

fn sqlx_will_pass(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code_will_pass(&code)),
        _ => false,
    }
}

/// SQLite's extended codes carry the primary one in their low byte; SQLSTATE has five characters.
fn code_will_pass(code: &str) -> bool {
    match code.parse::<i32>() {
        Ok(number) if code.len() < 5 => SQLITE_PASSING.contains(&(number & 0xff)),
        _ => POSTGRES_PASSING.iter().any(|class| code.starts_with(class)),
    }
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        Self::from_db(&error)
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        tracing::error!(%error, "a password can't be checked");
        Self::new(Code::Broken)
    }
}

impl From<Unsealable> for Problem {
    fn from(error: Unsealable) -> Self {
        tracing::error!(%error, "was it sealed with a key that is no longer configured?");
        Self::new(Code::Broken)
    }
}

/// Faults that every operation may meet.
macro_rules! faults {
    ($($fault:ty),+) => {$(
        impl From<$fault> for Failed {
            fn from(fault: $fault) -> Self {
                Problem::from(fault).into()
            }
        }

        impl<R: Reason> From<$fault> for FailedOr<R> {
            fn from(fault: $fault) -> Self {
                Problem::from(fault).into()
            }
        }
    )+};
}

faults!(DbErr, PasswordError, Unsealable);

#[cfg(test)]
mod tests {
    use super::code_will_pass;

    #[test]
    fn a_full_disk_and_a_lost_database_pass_and_a_wrong_query_does_not() {
        for code in ["13", "5", "517", "3338", "53100", "57P01", "08006", "40P01"] {
            assert!(code_will_pass(code), "{code}");
        }
        for code in ["1", "19", "2067", "23505", "42P01"] {
            assert!(!code_will_pass(code), "{code}");
        }
    }
}
