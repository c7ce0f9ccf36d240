use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::policy::PicturePolicy;

/// The room that there is for pictures in memory. However many come at once, they never take more than all files here
/// and the decoding of one.
pub struct Pictures {
    /// Places for files that come in, wait or are decoded.
    pub files: Arc<Semaphore>,
    /// The one place at which a file is decoded.
    pub decoding: Arc<Semaphore>,
}

impl Pictures {
    pub fn new(policy: &PicturePolicy) -> Self {
        Self {
            files: Arc::new(Semaphore::new(policy.at_once)),
            decoding: Arc::new(Semaphore::new(1)),
        }
    }
}
