use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use entity::ImportId;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

use crate::policy::ImportPolicy;

/// Memory is given out in pieces of so many bytes.
const PIECE: usize = 1024;

/// The memory that there is for files that are brought in, and the one place at which one is.
pub struct Imports {
    files: Arc<Semaphore>,
    place: Arc<Semaphore>,
    at_work: Mutex<HashMap<ImportId, Weak<Progress>>>,
}

/// Rows that are done in the state that an import is in. While SQLite is being written to nobody can write down how far it
/// is, but the server that does it knows.
#[derive(Default)]
pub struct Progress(AtomicUsize);

impl Progress {
    pub fn advance(&self, rows: usize) {
        self.0.fetch_add(rows, Ordering::Relaxed);
    }

    pub fn begin_anew(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    pub fn rows(&self) -> i64 {
        i64::try_from(self.0.load(Ordering::Relaxed)).unwrap_or(i64::MAX)
    }
}

impl Imports {
    pub fn new(policy: &ImportPolicy) -> Self {
        Self {
            files: Arc::new(Semaphore::new(policy.files_memory / PIECE)),
            place: Arc::new(Semaphore::new(1)),
            at_work: Mutex::default(),
        }
    }

    /// Memory for a file of so many bytes, when its turn comes; it is free again when what is returned is dropped.
    pub async fn room_for(&self, bytes: usize) -> Result<OwnedSemaphorePermit, AcquireError> {
        let pieces = u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX);
        self.files.clone().acquire_many_owned(pieces).await
    }

    /// To be kept by whoever does it, for as long as it goes on.
    pub fn progress_of(&self, import: ImportId) -> Arc<Progress> {
        let progress = Arc::new(Progress::default());
        let mut at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        at_work.retain(|_, progress| progress.strong_count() > 0);
        at_work.insert(import, Arc::downgrade(&progress));
        progress
    }

    /// How many rows are done of those at which this server is. To be asked before their rows are read, of which one may be
    /// done by then.
    pub fn rows_done(&self) -> HashMap<ImportId, i64> {
        let at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |(id, progress): (&ImportId, &Weak<Progress>)| Some((*id, progress.upgrade()?.rows()));
        at_work.iter().filter_map(known).collect()
    }

    /// One file after the other, on this server; on others of the same database they take turns when they write.
    pub async fn place(&self) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.place.clone().acquire_owned().await
    }
}
