use std::sync::Arc;

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

use crate::policy::ImportPolicy;

/// Memory is given out in pieces of so many bytes.
const PIECE: usize = 1024;

/// The memory that there is for files that are brought in, and the one place at which one is.
pub struct Imports {
    files: Arc<Semaphore>,
    place: Arc<Semaphore>,
}

impl Imports {
    pub fn new(policy: &ImportPolicy) -> Self {
        Self {
            files: Arc::new(Semaphore::new(policy.files_memory / PIECE)),
            place: Arc::new(Semaphore::new(1)),
        }
    }

    /// Memory for a file of so many bytes, when its turn comes; it is free again when what is returned is dropped.
    pub async fn room_for(&self, bytes: usize) -> Result<OwnedSemaphorePermit, AcquireError> {
        let pieces = u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX);
        self.files.clone().acquire_many_owned(pieces).await
    }

    /// One file after the other, on this server; on others of the same database they take turns when they write.
    pub async fn place(&self) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.place.clone().acquire_owned().await
    }
}
