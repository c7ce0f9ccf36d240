//! Hashes, digests and sealed values. Pure: no database, no clock.

mod keys;
pub mod paper_code;
mod password;
mod sealed;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

pub use keys::{Keys, Unsealable};
pub use password::{PasswordError, PasswordHasher};
pub use sealed::{Place, Sealed, Sealer, SealingKey, WrongSealingKey};

/// For values that are random enough to need no key, such as tokens of 256 bits.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Compares in constant time; lengths are no secret.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}
