//! Keys derived from the one secret of the installation (HKDF, RFC 5869), a fresh one for each
//! purpose, and values sealed with them (XChaCha20-Poly1305), bound to the place they stand in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::same;
use crate::outside::Random;

const NONCE: usize = 24;
const KEY_ID: usize = 4;

/// The value was sealed with another key, for another place, or was tampered with.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value can't be opened")]
pub struct Unsealable;

#[derive(Clone)]
pub struct Keys {
    current: Secret,
    old: Vec<Secret>,
    random: Random,
}

#[derive(Clone)]
struct Secret(Hkdf<Sha256>);

impl Keys {
    /// `secret` seals and digests; `old` secrets may still open what they sealed.
    pub fn new(secret: &str, old: &[String], random: Random) -> Self {
        let old = old.iter().map(|secret| Secret::new(secret)).collect();
        Self {
            current: Secret::new(secret),
            old,
            random,
        }
    }

    /// HMAC-SHA-256 under the key of that purpose. Parts can't run into each other.
    pub fn mac(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        self.current.digest(purpose, parts)
    }

    /// The same for what is kept longer than a key may be in use, with the id of the key.
    pub fn sign(&self, purpose: &str, parts: &[&[u8]]) -> (String, [u8; 32]) {
        (HEXLOWER.encode(&self.current.id()), self.mac(purpose, parts))
    }

    /// `None` if the key is not among those that are configured.
    pub fn is_signed(&self, key_id: &str, purpose: &str, parts: &[&[u8]], mac: &[u8]) -> Option<bool> {
        let key = self
            .all()
            .find(|secret| HEXLOWER.encode(&secret.id()) == key_id)?;
        Some(same(&key.digest(purpose, parts), mac))
    }

    /// Key id, nonce and ciphertext as base64url. `place` names table, column and row.
    pub fn seal(&self, place: &str, plain: &[u8]) -> String {
        let nonce = self.random.bytes::<NONCE>();
        let payload = Payload {
            msg: plain,
            aad: place.as_bytes(),
        };
        // The only failure is a plain text of more than 256 GiB.
        let sealed = self
            .current
            .cipher()
            .encrypt(&XNonce::from(nonce), payload)
            .unwrap_or_default();
        URL_SAFE_NO_PAD.encode([&self.current.id()[..], &nonce[..], &sealed[..]].concat())
    }

    pub fn open(&self, place: &str, sealed: &str) -> Result<Vec<u8>, Unsealable> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| Unsealable)?;
        let (id, rest) = bytes.split_at_checked(KEY_ID).ok_or(Unsealable)?;
        let (nonce, cipher_text) = rest.split_at_checked(NONCE).ok_or(Unsealable)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Unsealable)?;
        let secret = self.all().find(|secret| secret.id() == id).ok_or(Unsealable)?;
        let payload = Payload {
            msg: cipher_text,
            aad: place.as_bytes(),
        };
        secret
            .cipher()
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Unsealable)
    }

    fn all(&self) -> impl Iterator<Item = &Secret> {
        std::iter::once(&self.current).chain(&self.old)
    }
}

impl Secret {
    fn new(secret: &str) -> Self {
        Self(Hkdf::new(Some(b"motcua"), secret.as_bytes()))
    }

    fn derive<const N: usize>(&self, purpose: &str) -> [u8; N] {
        let mut key = [0; N];
        // Fails only for more than 8,160 bytes.
        let _ = self.0.expand(purpose.as_bytes(), &mut key);
        key
    }

    fn id(&self) -> [u8; KEY_ID] {
        self.derive("key id")
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive::<32>("seal").into())
    }

    fn digest(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.mac(purpose);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    fn mac(&self, purpose: &str) -> Hmac<Sha256> {
        <Hmac<Sha256> as KeyInit>::new(&self.derive::<64>(&format!("mac: {purpose}")).into())
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, Unsealable};
    use crate::outside::Random;

    fn keys(secret: &str, old: &[&str]) -> Keys {
        let old: Vec<_> = old.iter().map(ToString::to_string).collect();
        Keys::new(secret, &old, Random::seeded(7))
    }

    #[test]
    fn a_sealed_value_opens_only_at_its_place() {
        let keys = keys("a secret", &[]);
        let sealed = keys.seal("session.id_token:1", b"value");
        assert_eq!(keys.open("session.id_token:1", &sealed), Ok(b"value".to_vec()));
        assert_eq!(keys.open("session.id_token:2", &sealed), Err(Unsealable));
    }

    #[test]
    fn an_old_key_still_opens_and_a_foreign_one_never() {
        let sealed = keys("first", &[]).seal("here", b"value");
        assert_eq!(
            keys("second", &["first"]).open("here", &sealed),
            Ok(b"value".to_vec())
        );
        assert_eq!(keys("second", &[]).open("here", &sealed), Err(Unsealable));
    }

    #[test]
    fn tampering_is_noticed() {
        let keys = keys("a secret", &[]);
        let sealed = keys.seal("here", b"value");
        for cut in 0..sealed.len() {
            assert_eq!(
                keys.open("here", sealed.get(..cut).unwrap_or_default()),
                Err(Unsealable)
            );
        }
    }

    #[test]
    fn what_an_old_key_signed_is_still_known_as_signed() {
        let (id, mac) = keys("first", &[]).sign("p", &[b"a"]);
        let is_signed = |keys: &Keys, part: &[u8]| keys.is_signed(&id, "p", &[part], &mac);
        assert_eq!(is_signed(&keys("second", &["first"]), b"a"), Some(true));
        assert_eq!(is_signed(&keys("second", &["first"]), b"b"), Some(false));
        assert_eq!(is_signed(&keys("second", &[]), b"a"), None);
    }

    #[test]
    fn parts_of_a_digest_do_not_run_into_each_other() {
        let keys = keys("a secret", &[]);
        assert_ne!(keys.mac("p", &[b"ab", b"c"]), keys.mac("p", &[b"a", b"bc"]));
        assert_ne!(keys.mac("p", &[b"a"]), keys.mac("q", &[b"a"]));
    }
}
