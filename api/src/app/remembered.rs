//! The last answer of another system, for as long as it may be used again.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// At most one value, and when it came. The age is measured in real time, whatever the sandbox's clock shows.
pub struct Remembered<T>(Mutex<Option<(Instant, T)>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Remembered<T> {
    pub fn set(&self, value: T) {
        *self.lock() = Some((Instant::now(), value));
    }

    /// The value, unless it is older than that.
    pub fn younger_than(&self, age: Duration) -> Option<T> {
        let slot = self.lock();
        let (since, value) = slot.as_ref()?;
        (since.elapsed() < age).then(|| value.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Instant, T)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Remembered;

    #[test]
    fn a_value_grows_too_old() {
        let remembered = Remembered::default();
        assert_eq!(remembered.younger_than(Duration::MAX), None);
        remembered.set(1);
        assert_eq!(remembered.younger_than(Duration::MAX), Some(1));
        assert_eq!(remembered.younger_than(Duration::ZERO), None);
    }
}
