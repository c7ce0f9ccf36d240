//! Values that must be given back as they were typed, such as a password of another system, sealed with
//! XChaCha20-Poly1305 under keys of the configuration. A value opens in its own row and column only: whoever can write to
//! the database can't read one by moving it to a row of their own.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::outside::Random;

/// Bytes; random, so that no count has to be kept (draft-irtf-cfrg-xchacha).
const NONCE: usize = 24;
const LONGEST_KEY_ID: usize = 32;

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub table: &'static str,
    pub column: &'static str,
    pub row: Uuid,
}

/// A sealed value, as it is kept in two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Which key sealed it.
    pub key_id: String,
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
}

/// A key and the name by which values remember it.
#[derive(Clone)]
pub struct SealingKey {
    id: String,
    key: Zeroizing<[u8; 32]>,
}

/// It is not `id:base64` of 32 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealing key is id:base64, the id of a–z, 0–9 and hyphens, the key of 32 bytes")]
pub struct WrongSealingKey;

/// Seals with the first of its keys, opens with any.
#[derive(Clone)]
pub struct Sealer {
    first: SealingKey,
    others: Arc<[SealingKey]>,
    random: Random,
}

impl Place {
    /// No two places spell the same.
    fn spelt(self) -> Vec<u8> {
        let parts = [self.table.as_bytes(), self.column.as_bytes(), self.row.as_bytes()];
        let with_length = parts.map(|part| [&(part.len() as u64).to_be_bytes()[..], part].concat());
        with_length.concat()
    }
}

impl SealingKey {
    pub fn new(id: &str, key: [u8; 32]) -> Self {
        Self {
            id: id.to_owned(),
            key: Zeroizing::new(key),
        }
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.key).into())
    }
}

impl std::str::FromStr for SealingKey {
    type Err = WrongSealingKey;

    fn from_str(text: &str) -> Result<Self, WrongSealingKey> {
        let (id, key) = text.split_once(':').ok_or(WrongSealingKey)?;
        let is_known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let id_fits = (1..=LONGEST_KEY_ID).contains(&id.len()) && id.bytes().all(is_known);
        let bytes = Zeroizing::new(STANDARD.decode(key).map_err(|_| WrongSealingKey)?);
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| WrongSealingKey)?;
        id_fits.then(|| Self::new(id, key)).ok_or(WrongSealingKey)
    }
}

/// Without the key: settings are shown in errors.
impl std::fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealingKey({})", self.id)
    }
}

impl Sealer {
    /// The others may still open.
    pub fn new(first: SealingKey, others: impl IntoIterator<Item = SealingKey>, random: Random) -> Self {
        Self {
            first,
            others: others.into_iter().collect(),
            random,
        }
    }

    pub fn seal(&self, place: Place, plain: &[u8]) -> Sealed {
        let nonce = self.random.bytes::<NONCE>();
        let aad = place.spelt();
        let payload = Payload {
            msg: plain,
            aad: &aad,
        };
        // The only failure is a plain text of more than 256 GiB.
        let cipher_text = self.first.cipher().encrypt(&XNonce::from(nonce), payload);
        Sealed {
            key_id: self.first.id.clone(),
            bytes: [&nonce[..], &cipher_text.unwrap_or_default()[..]].concat(),
        }
    }

    /// `None` if it was sealed for another place or with a key that is not here, or was tampered with. What is opened is
    /// wiped from memory when it is let go.
    pub fn open(&self, place: Place, sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
        let mut ring = std::iter::once(&self.first).chain(self.others.iter());
        let key = ring.find(|key| key.id == sealed.key_id)?;
        let (nonce, cipher_text) = sealed.bytes.split_at_checked(NONCE)?;
        let nonce = <[u8; NONCE]>::try_from(nonce).ok()?;
        let aad = place.spelt();
        let payload = Payload {
            msg: cipher_text,
            aad: &aad,
        };
        let plain = key.cipher().decrypt(&XNonce::from(nonce), payload).ok()?;
        Some(Zeroizing::new(plain))
    }

    /// The id of the key that seals now; what another one sealed is still to be sealed anew.
    pub fn current_key_id(&self) -> &str {
        &self.first.id
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Place, Sealed, Sealer, SealingKey};
    use crate::outside::Random;

    const HERE: Place = place("staff_member", "password", 1);

    const fn place(table: &'static str, column: &'static str, row: u128) -> Place {
        Place {
            table,
            column,
            row: Uuid::from_u128(row),
        }
    }

    fn key(id: &str) -> SealingKey {
        SealingKey::new(id, [id.len() as u8; 32])
    }

    fn sealer(first: &str, others: &[&str]) -> Sealer {
        Sealer::new(key(first), others.iter().map(|id| key(id)), Random::seeded(7))
    }

    fn opened(sealer: &Sealer, place: Place, sealed: &Sealed) -> Option<Vec<u8>> {
        sealer.open(place, sealed).map(|plain| plain.to_vec())
    }

    #[test]
    fn a_value_opens_in_its_own_row_and_column_only() {
        let sealer = sealer("a", &[]);
        let sealed = sealer.seal(HERE, b"value");
        assert_eq!(opened(&sealer, HERE, &sealed), Some(b"value".to_vec()));
        for elsewhere in [
            place("staff_member", "password", 2),
            place("staff_member", "passwor", 1),
            place("staff_memberp", "assword", 1),
            place("staff", "password", 1),
        ] {
            assert_eq!(opened(&sealer, elsewhere, &sealed), None, "{elsewhere:?}");
        }
    }

    #[test]
    fn the_same_value_never_looks_the_same() {
        let sealer = sealer("a", &[]);
        assert_ne!(sealer.seal(HERE, b"value"), sealer.seal(HERE, b"value"));
    }

    #[test]
    fn the_first_key_seals_and_all_open() {
        let before = sealer("a", &[]).seal(HERE, b"value");
        let rotated = sealer("bb", &["a"]);
        assert_eq!(opened(&rotated, HERE, &before), Some(b"value".to_vec()));
        let after = rotated.seal(HERE, b"value");
        assert_eq!((before.key_id.as_str(), after.key_id.as_str()), ("a", "bb"));
        assert_eq!(rotated.current_key_id(), "bb");
        assert_eq!(opened(&sealer("a", &[]), HERE, &after), None);
        assert_eq!(opened(&sealer("bb", &[]), HERE, &after), Some(b"value".to_vec()));
    }

    #[test]
    fn tampering_is_noticed() {
        let sealer = sealer("a", &[]);
        let sealed = sealer.seal(HERE, b"value");
        let with = |bytes: Vec<u8>| Sealed {
            key_id: sealed.key_id.clone(),
            bytes,
        };
        for place in 0..sealed.bytes.len() {
            let cut = sealed.bytes.iter().take(place).copied();
            assert_eq!(opened(&sealer, HERE, &with(cut.collect())), None, "{place}");
            let mut turned = sealed.bytes.clone();
            turned.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= 1);
            assert_eq!(opened(&sealer, HERE, &with(turned)), None, "{place}");
        }
    }

    #[test]
    fn keys_are_read_with_their_ids_and_never_shown() {
        let spelt = "2026-11:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let read: SealingKey = spelt.parse().unwrap();
        assert_eq!(read.id(), "2026-11");
        assert_eq!(format!("{read:?}"), "SealingKey(2026-11)");
        for wrong in [
            "",
            "a",
            "a:",
            "a:AAAA",
            ":AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "A.b:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ] {
            assert!(wrong.parse::<SealingKey>().is_err(), "{wrong}");
        }
    }
}
