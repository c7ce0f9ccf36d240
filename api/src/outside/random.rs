//! Chance: a CSPRNG seeded by the system, or by a test.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha20Rng;

#[derive(Clone, Debug)]
pub struct Random(Arc<Mutex<ChaCha20Rng>>);

impl Random {
    /// Seeded by the operating system.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where real chance comes in"
    )]
    pub fn from_system() -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_rng(&mut rand::rng()))))
    }

    /// The same numbers every time: for tests alone.
    pub fn seeded(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.with(|random| random.fill_bytes(&mut bytes));
        bytes
    }

    /// 256 bits as base64url without padding: 43 characters.
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// So many decimal digits, each equally likely.
    pub fn digits(&self, count: usize) -> String {
        self.with(|random| {
            (0..count)
                .map(|_| char::from(b'0' + random.random_range(0..10u8)))
                .collect()
        })
    }

    fn with<T>(&self, draw: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
        draw(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn digits_keep_their_leading_zeros() {
        let random = Random::seeded(1);
        let codes: Vec<_> = (0..200).map(|_| random.digits(6)).collect();
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit()))
        );
        assert!(codes.iter().any(|code| code.starts_with('0')));
    }
}
