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
use crate::app::App;

/// A key of ours can't be used: it was sealed with a secret that is no longer configured.
#[derive(Debug, thiserror::Error)]
#[error("a signing key can't be used")]
pub struct Unusable;

pub fn sign(app: &App, key: &oidc_key::Model, claims: &Value) -> Result<String, Unusable> {
    let alg = match key.alg {
        SigningAlg::Rs256 => "RS256",
        SigningAlg::Es256 => "ES256",
    };
    let header = json!({"alg": alg, "typ": "JWT", "kid": key.kid});
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", encode(&header), encode(claims));
    let pkcs8 = app
        .keys
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
