//! Tells those who wait that something has changed, on this server and on the others.
//!
//! Whoever changes a thing rings for its id after the commit; whoever waits for it then looks at the database. A ring may
//! get lost with a connection, so who waits looks by themselves now and then.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use sea_orm::sqlx::PgPool;
use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use uuid::Uuid;

use super::Database;

const CHANNEL: &str = "motcua_bell";
/// How long a ring may be waited for before looking anyway.
const PATIENCE: Duration = Duration::from_secs(15);
/// The same while other servers can't be heard.
const PATIENCE_OF_THE_DEAF: Duration = Duration::from_secs(2);
const BREATH: Duration = Duration::from_secs(1);

/// PostgreSQL carries the rings between servers (`LISTEN`, `NOTIFY`). SQLite has one server.
#[derive(Default)]
pub struct Bell {
    waiting: Arc<Waiting>,
    /// Hears the other servers; begins when someone first waits.
    ear: OnceLock<Option<AbortHandle>>,
}

#[derive(Default)]
struct Waiting {
    by_id: Mutex<HashMap<Uuid, watch::Sender<()>>>,
    deaf: std::sync::atomic::AtomicBool,
}

/// Someone who waits for one id.
pub struct Listener {
    id: Uuid,
    rung: watch::Receiver<()>,
    waiting: Arc<Waiting>,
}

impl Bell {
    /// Waits for `id` from now on, unless `most` wait for it here already.
    pub fn listen(&self, db: &Database, id: Uuid, most: usize) -> Option<Listener> {
        self.ear.get_or_init(|| hear(db, &self.waiting));
        let mut by_id = self.waiting.lock();
        let sender = by_id.entry(id).or_default();
        if sender.receiver_count() >= most {
            return None;
        }
        Some(Listener {
            id,
            rung: sender.subscribe(),
            waiting: self.waiting.clone(),
        })
    }

    /// Says that what has this id has changed. To be called after the commit.
    pub async fn ring(&self, db: &Database, id: Uuid) {
        self.waiting.ring(id);
        if db.write().get_database_backend() != DbBackend::Postgres {
            return;
        }
        let notify = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_notify($1, $2)",
            [CHANNEL.into(), id.to_string().into()],
        );
        if let Err(error) = db.write().execute_raw(notify).await {
            tracing::warn!(%error, "the other servers could not be told of a change");
        }
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        if let Some(Some(ear)) = self.ear.get() {
            ear.abort();
        }
    }
}

impl Listener {
    /// Ready at the next ring, or at one that came since the last.
    pub async fn rung(&mut self) {
        if self.rung.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    pub fn patience(&self) -> Duration {
        if self.waiting.deaf.load(std::sync::atomic::Ordering::Relaxed) {
            PATIENCE_OF_THE_DEAF
        } else {
            PATIENCE
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let mut by_id = self.waiting.lock();
        // This one's receiver is still counted.
        if by_id
            .get(&self.id)
            .is_some_and(|sender| sender.receiver_count() <= 1)
        {
            by_id.remove(&self.id);
        }
    }
}

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, watch::Sender<()>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ring(&self, id: Uuid) {
        if let Some(sender) = self.lock().get(&id) {
            sender.send_replace(());
        }
    }

    /// What was rung while nobody listened is not known: everyone looks.
    fn ring_all(&self) {
        for sender in self.lock().values() {
            sender.send_replace(());
        }
    }
}

fn hear(db: &Database, waiting: &Arc<Waiting>) -> Option<AbortHandle> {
    if db.write().get_database_backend() != DbBackend::Postgres {
        return None;
    }
    let pool = db.write().get_postgres_connection_pool().clone();
    Some(tokio::spawn(keep_hearing(pool, Arc::downgrade(waiting))).abort_handle())
}

async fn keep_hearing(pool: PgPool, waiting: Weak<Waiting>) {
    while !pool.is_closed() {
        let heard = hear_until_lost(&pool, &waiting).await;
        let Some(waiting) = waiting.upgrade() else {
            return;
        };
        waiting.deaf.store(true, std::sync::atomic::Ordering::Relaxed);
        if let Err(error) = heard {
            tracing::debug!(%error, "other servers can't be heard");
        }
        tokio::time::sleep(BREATH).await;
    }
}

async fn hear_until_lost(pool: &PgPool, waiting: &Weak<Waiting>) -> Result<(), sea_orm::sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    let Some(here) = waiting.upgrade() else {
        return Ok(());
    };
    here.deaf.store(false, std::sync::atomic::Ordering::Relaxed);
    here.ring_all();
    drop(here);
    while let Some(notification) = listener.try_recv().await? {
        let Some(here) = waiting.upgrade() else {
            return Ok(());
        };
        if let Ok(id) = notification.payload().parse() {
            here.ring(id);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use uuid::Uuid;

    use super::Bell;
    use crate::app::Database;
    use crate::config::{Settings, Source};

    async fn database(folder: &std::path::Path) -> Database {
        let url = format!("sqlite://{}/bell.sqlite", folder.display());
        let source = Source::from_pairs([("SANDBOX", "true"), ("DATABASE_URL", url.as_str())]);
        Database::connect(&Settings::read(&source).unwrap())
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn a_ring_between_two_looks_is_not_lost_and_nobody_else_hears_it() {
        let folder = tempfile::tempdir().unwrap();
        let (db, bell) = (database(folder.path()).await, Bell::default());
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let mut first = bell.listen(&db, one, 2).unwrap();
        let mut second = bell.listen(&db, one, 2).unwrap();
        let mut stranger = bell.listen(&db, other, 2).unwrap();
        assert!(bell.listen(&db, one, 2).is_none(), "two are enough");
        bell.ring(&db, one).await;
        first.rung().await;
        second.rung().await;
        let silence = tokio::time::timeout(Duration::from_millis(20), stranger.rung()).await;
        assert!(silence.is_err());
        drop((first, second));
        assert_eq!(bell.waiting.lock().len(), 1, "who left is forgotten");
        assert!(bell.listen(&db, one, 1).is_some());
    }
}
