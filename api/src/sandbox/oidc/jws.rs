//! Signed tokens (RFC 7515, 7519) with the provider's keys.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::oidc_client::SigningAlg;
use entity::oidc_key;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::{Map, Value, json};

use super::keys::place;
use crate::secret::Keys;

/// A key of ours can't be used: it was sealed with a secret that is no longer configured.
#[derive(Debug, thiserror::Error)]
#[error("a signing key can't be used")]
pub struct Unusable;

pub fn sign(keys: &Keys, key: &oidc_key::Model, claims: &Value) -> Result<String, Unusable> {
    let alg = match key.alg {
        SigningAlg::Rs256 => "RS256",
        SigningAlg::Es256 => "ES256",
    };
    let header = json!({"alg": alg, "typ": "JWT", "kid": key.kid});
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", encode(&header), encode(claims));
    let pkcs8 = keys
        .open(place(key.alg), &key.sealed_private_key)
        .map_err(|_| Unusable)?;
    let signature = match key.alg {
        SigningAlg::Rs256 => rs256(&pkcs8, message.as_bytes())?,
        SigningAlg::Es256 => es256(&pkcs8, message.as_bytes())?,
    };
    Ok(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

fn rs256(pkcs8: &[u8], message: &[u8]) -> Result<Vec<u8>, Unusable> {
    let pair = RsaKeyPair::from_pkcs8(pkcs8).map_err(|_| Unusable)?;
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature)
        .map_err(|_| Unusable)?;
    Ok(signature)
}

fn es256(pkcs8: &[u8], message: &[u8]) -> Result<Vec<u8>, Unusable> {
    let chance = SystemRandom::new();
    let pair =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &chance).map_err(|_| Unusable)?;
    Ok(pair
        .sign(&chance, message)
        .map_err(|_| Unusable)?
        .as_ref()
        .to_vec())
}

/// The token with a signature that is well-formed and wrong.
pub fn spoiled(token: &str) -> String {
    let (message, signature) = token.rsplit_once('.').unwrap_or((token, ""));
    let mut signature = URL_SAFE_NO_PAD.decode(signature).unwrap_or_default();
    if let Some(last) = signature.last_mut() {
        *last ^= 1;
    }
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The claims of a token that one of these keys signed.
pub fn verify(keys: &[oidc_key::Model], token: &str) -> Option<Map<String, Value>> {
    let (message, signature) = token.rsplit_once('.')?;
    let (header, payload) = message.split_once('.')?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let header: Value = serde_json::from_slice(&decode(header)?).ok()?;
    let key = keys
        .iter()
        .find(|key| header.get("kid").and_then(Value::as_str) == Some(&key.kid))?;
    let jwk: Value = serde_json::from_str(&key.public_jwk).ok()?;
    if header.get("alg") != jwk.get("alg") {
        return None;
    }
    let part = |name: &str| jwk.get(name).and_then(Value::as_str).and_then(decode);
    let signature = decode(signature)?;
    let verified = match key.alg {
        SigningAlg::Rs256 => RsaPublicKeyComponents {
            n: part("n")?,
            e: part("e")?,
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, message.as_bytes(), &signature),
        SigningAlg::Es256 => {
            let point = [&[4][..], &part("x")?, &part("y")?].concat();
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message.as_bytes(), &signature)
        }
    };
    verified.ok()?;
    serde_json::from_slice(&decode(payload)?).ok()
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use entity::oidc_client::SigningAlg::{Es256, Rs256};
    use entity::oidc_key;
    use serde_json::json;

    use super::{sign, spoiled, verify};
    use crate::outside::Random;
    use crate::sandbox::oidc::keys::make;
    use crate::secret::Keys;

    fn key(keys: &Keys, alg: entity::oidc_client::SigningAlg) -> oidc_key::Model {
        make(keys, &Random::seeded(5), alg).unwrap()
    }

    #[test]
    fn what_is_signed_is_verified_by_its_own_key_alone() {
        let keys = Keys::new("a secret", &[], Random::seeded(5));
        let claims = json!({"sub": "1"});
        for alg in [Rs256, Es256] {
            let (own, other) = (key(&keys, alg), key(&keys, Es256));
            let token = sign(&keys, &own, &claims).unwrap();
            let all = [other.clone(), own];
            assert_eq!(verify(&all, &token), claims.as_object().cloned());
            assert_eq!(verify(&[other], &token), None);
            let wrong = spoiled(&token);
            assert_eq!((wrong.len(), verify(&all, &wrong)), (token.len(), None));
        }
    }

    #[test]
    fn a_token_that_was_tampered_with_says_nothing() {
        let keys = Keys::new("a secret", &[], Random::seeded(5));
        let own = [key(&keys, Es256)];
        let token = sign(&keys, &own[0], &json!({"sub": "1"})).unwrap();
        let parts: Vec<_> = token.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            panic!("{token}")
        };
        let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let none = encode(&format!(r#"{{"alg":"none","kid":"{}"}}"#, own[0].kid));
        let hmac = encode(&format!(r#"{{"alg":"HS256","kid":"{}"}}"#, own[0].kid));
        let other = encode(r#"{"sub":"2"}"#);
        for bad in [
            format!("{header}.{other}.{signature}"),
            format!("{none}.{payload}."),
            format!("{hmac}.{payload}.{signature}"),
            format!("{header}.{payload}.{signature}="),
            format!("{header}.{payload}. {signature}"),
            format!("{header}.{payload}"),
            String::new(),
        ] {
            assert_eq!(verify(&own, &bad), None, "{bad}");
        }
    }

    #[test]
    fn a_key_sealed_with_another_secret_signs_nothing() {
        let old = Keys::new("first", &[], Random::seeded(5));
        let new = Keys::new("second", &[], Random::seeded(5));
        assert!(sign(&new, &key(&old, Es256), &json!({})).is_err());
    }
}
