//! The keys that sign ID tokens: made once, sealed in the database, shared by all nodes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::oidc_client::SigningAlg;
use entity::oidc_key;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use rsa::pkcs8::EncodePrivateKey;
use rsa::traits::PublicKeyParts;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, DbErr, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};

use crate::app::App;
use crate::outside::Random;
use crate::secret::Keys;

const RSA_BITS: usize = 2048;

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error("a signing key can't be made: {0}")]
    Making(String),
}

/// A private key in PKCS#8 and the JWK (RFC 7517) of its public half.
struct Made {
    pkcs8: Vec<u8>,
    jwk: Value,
}

/// Makes the keys that are missing. If two nodes do so at once, the first one's stay.
pub async fn ensure_keys(app: &App) -> Result<(), KeyError> {
    let known = oidc_key::Entity::find().all(app.db.read()).await?;
    for alg in [SigningAlg::Rs256, SigningAlg::Es256] {
        if known.iter().any(|key| key.alg == alg) {
            continue;
        }
        let row = make(&app.keys, &app.random, alg)?.into_active_model().reset_all();
        let first = OnConflict::column(oidc_key::Column::Alg).do_nothing().to_owned();
        oidc_key::Entity::insert(row)
            .on_conflict(first)
            .exec_without_returning(app.db.write())
            .await?;
    }
    Ok(())
}

/// All keys. They were made before the first request came.
pub async fn all(app: &App) -> Result<&[oidc_key::Model], DbErr> {
    let read = || oidc_key::Entity::find().all(app.db.read());
    app.signing_keys.get_or_try_init(read).await.map(Vec::as_slice)
}

pub(super) fn make(keys: &Keys, random: &Random, alg: SigningAlg) -> Result<oidc_key::Model, KeyError> {
    let made = match alg {
        SigningAlg::Rs256 => make_rsa(random)?,
        SigningAlg::Es256 => make_p256()?,
    };
    let kid = made.jwk.get("kid").and_then(Value::as_str);
    Ok(oidc_key::Model {
        alg,
        kid: kid.unwrap_or_default().to_owned(),
        sealed_private_key: keys.seal(place(alg), &made.pkcs8),
        public_jwk: made.jwk.to_string(),
    })
}

/// Where a sealed key stands.
pub fn place(alg: SigningAlg) -> &'static str {
    match alg {
        SigningAlg::Rs256 => "oidc_key.sealed_private_key:RS256",
        SigningAlg::Es256 => "oidc_key.sealed_private_key:ES256",
    }
}

fn make_rsa(random: &Random) -> Result<Made, KeyError> {
    let making = |error: &dyn std::fmt::Display| KeyError::Making(error.to_string());
    let key = rsa::RsaPrivateKey::new(&mut Chance(random), RSA_BITS).map_err(|error| making(&error))?;
    let pkcs8 = key
        .to_pkcs8_der()
        .map_err(|error| making(&error))?
        .as_bytes()
        .to_vec();
    let encode = |number: &rsa::BigUint| URL_SAFE_NO_PAD.encode(number.to_bytes_be());
    let (n, e) = (encode(key.n()), encode(key.e()));
    let kid = thumbprint(&format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#));
    Ok(Made {
        pkcs8,
        jwk: json!({"kty": "RSA", "use": "sig", "alg": "RS256", "kid": kid, "n": n, "e": e}),
    })
}

fn make_p256() -> Result<Made, KeyError> {
    let making = |_| KeyError::Making("P-256".to_owned());
    let (alg, chance) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(alg, &chance)
        .map_err(making)?
        .as_ref()
        .to_vec();
    let pair = EcdsaKeyPair::from_pkcs8(alg, &pkcs8, &chance)
        .map_err(|error| KeyError::Making(error.to_string()))?;
    // An uncompressed point: 4, then 32 bytes of x and 32 of y (SEC 1, 2.3.3).
    let point = pair.public_key().as_ref();
    let coordinate = |range| URL_SAFE_NO_PAD.encode(point.get(range).unwrap_or_default());
    let (x, y) = (coordinate(1..33), coordinate(33..65));
    let kid = thumbprint(&format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#));
    Ok(Made {
        pkcs8,
        jwk: json!({"kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256", "kid": kid, "x": x, "y": y}),
    })
}

/// RFC 7638.
fn thumbprint(canonical_jwk: &str) -> String {
    URL_SAFE_NO_PAD.encode(crate::secret::sha256(canonical_jwk.as_bytes()))
}

/// Our chance in the form that the crate `rsa` takes, which belongs to an older `rand_core`.
struct Chance<'a>(&'a Random);

impl rsa::rand_core::RngCore for Chance<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_le_bytes(self.0.bytes())
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    fn fill_bytes(&mut self, target: &mut [u8]) {
        for chunk in target.chunks_mut(32) {
            let drawn = self.0.bytes::<32>();
            for (byte, drawn) in chunk.iter_mut().zip(drawn) {
                *byte = drawn;
            }
        }
    }

    fn try_fill_bytes(&mut self, target: &mut [u8]) -> Result<(), rsa::rand_core::Error> {
        self.fill_bytes(target);
        Ok(())
    }
}

impl rsa::rand_core::CryptoRng for Chance<'_> {}
