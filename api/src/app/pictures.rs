use std::sync::Arc;

use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

use crate::policy::PicturePolicy;

/// Memory is given out in pieces of so many bytes.
const PIECE: usize = 1024;

/// The memory that there is for pictures. However many come at once, they never take more than the policy's share for
/// files and that for decoding one of them.
pub struct Pictures {
    files: Arc<Semaphore>,
    decoding: Arc<Semaphore>,
}

impl Pictures {
    pub fn new(policy: &PicturePolicy) -> Self {
        Self {
            files: Arc::new(Semaphore::new(policy.files_memory / PIECE)),
            decoding: Arc::new(Semaphore::new(1)),
        }
    }

    /// Memory for a file of so many bytes, when its turn comes; it is free again when what is returned is dropped.
    pub async fn room_for(&self, bytes: usize) -> Result<OwnedSemaphorePermit, AcquireError> {
        let pieces = u32::try_from(bytes.div_ceil(PIECE)).unwrap_or(u32::MAX);
        self.files.clone().acquire_many_owned(pieces).await
    }

    /// The one place at which a file is decoded.
    pub async fn decoding(&self) -> Result<OwnedSemaphorePermit, AcquireError> {
        self.decoding.clone().acquire_owned().await
    }

    /// Bytes that are free for files now.
    pub fn free(&self) -> usize {
        self.files.available_permits() * PIECE
    }
}
