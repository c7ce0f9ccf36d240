//! Checks of an ID token (OpenID Connect Core 3.1.3.7), with our clock.

use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJwsSigningAlgorithm};
use openidconnect::{ClaimsVerificationError, ClientId, Nonce};
use serde_json::{Map, Value};

use super::metadata::with_cause;
use super::{Metadata, ProviderProblem};
use crate::app::App;
use crate::config::Demand;
use crate::secret::same;

pub struct Verified {
    pub subject: String,
    pub authenticated_at: DateTime<Utc>,
    /// All claims, by the names that the provider uses.
    pub claims: Map<String, Value>,
}

/// Signature, `iss`, `aud` and `exp` are the library's checks; `azp`, `iat`, `nbf`, `nonce` and
/// `auth_time` are ours.
pub fn verify(
    app: &App,
    metadata: &Metadata<'_>,
    raw: &str,
    expected_nonce: &str,
    started_at: DateTime<Utc>,
) -> Result<Verified, ProviderProblem> {
    let (now, leeway) = (app.now(), app.policy.clock_leeway);
    let longest = app.policy.sign_in_lifetime;
    let provider = metadata.provider;
    let client = ClientId::new(provider.client_id.clone());
    let verifier = CoreIdTokenVerifier::new_public_client(
        client,
        metadata.found.issuer().clone(),
        metadata.found.jwks().clone(),
    )
    .set_allowed_algs([
        CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    ])
    .set_time_fn(move || now)
    .set_issue_time_verifier_fn(move |issued_at| is_recent(issued_at, now, leeway, longest));
    let token = CoreIdToken::from_str(raw).map_err(ProviderProblem::unbelievable)?;
    let nonce_demand = provider.nonce;
    let check_nonce = |nonce: Option<&Nonce>| match nonce {
        Some(nonce) if same(nonce.secret().as_bytes(), expected_nonce.as_bytes()) => Ok(()),
        None if nonce_demand == Demand::Optional => Ok(()),
        _ => Err("nonce is not the one sent".to_owned()),
    };
    let standard = token.claims(&verifier, check_nonce);
    let standard = standard.map_err(|error| match &error {
        ClaimsVerificationError::SignatureVerification(_) => ProviderProblem::Missigned(with_cause(&error)),
        _ => ProviderProblem::Unbelievable(with_cause(&error)),
    })?;
    let claims =
        payload(raw).ok_or_else(|| ProviderProblem::unbelievable("the payload is no JSON object"))?;
    check_authorized_party(&claims, &provider.client_id)?;
    check_not_before(&claims, now + leeway)?;
    let authenticated_at =
        authentication_time(standard.auth_time(), provider.auth_time, started_at, now, leeway)?;
    Ok(Verified {
        subject: subject(standard.subject())?,
        authenticated_at,
        claims,
    })
}

/// At most 255 ASCII characters (OpenID Connect Core 2).
fn subject(subject: &str) -> Result<String, ProviderProblem> {
    let valid =
        (1..=255).contains(&subject.len()) && subject.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    valid
        .then(|| subject.to_owned())
        .ok_or_else(|| ProviderProblem::unbelievable("sub is not a subject"))
}

fn is_recent(
    issued_at: DateTime<Utc>,
    now: DateTime<Utc>,
    leeway: TimeDelta,
    longest: TimeDelta,
) -> Result<(), String> {
    let recent = issued_at <= now + leeway && issued_at >= now - longest - leeway;
    if recent {
        Ok(())
    } else {
        Err(format!("iat is {issued_at}"))
    }
}

/// Whoever is named as the party that the token was issued to must be us, however many audiences there are.
fn check_authorized_party(claims: &Map<String, Value>, client_id: &str) -> Result<(), ProviderProblem> {
    match claims.get("azp") {
        None => Ok(()),
        Some(azp) if azp.as_str() == Some(client_id) => Ok(()),
        Some(_) => Err(ProviderProblem::unbelievable("azp is someone else")),
    }
}

fn check_not_before(claims: &Map<String, Value>, latest: DateTime<Utc>) -> Result<(), ProviderProblem> {
    match claims.get("nbf") {
        None => Ok(()),
        Some(nbf) if nbf.as_f64().is_some_and(|seconds| seconds <= seconds_of(latest)) => Ok(()),
        Some(_) => Err(ProviderProblem::unbelievable("nbf lies ahead")),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "seconds since 1970 fit a double for millions of years"
)]
fn seconds_of(time: DateTime<Utc>) -> f64 {
    time.timestamp() as f64
}

/// The person must have proved who they are during this very sign-in.
fn authentication_time(
    claimed: Option<DateTime<Utc>>,
    demand: Demand,
    started_at: DateTime<Utc>,
    now: DateTime<Utc>,
    leeway: TimeDelta,
) -> Result<DateTime<Utc>, ProviderProblem> {
    match claimed {
        Some(time) if time >= started_at - leeway && time <= now + leeway => Ok(time),
        Some(_) => Err(ProviderProblem::unbelievable(
            "auth_time lies outside this sign-in",
        )),
        None if demand == Demand::Optional => Ok(now),
        None => Err(ProviderProblem::unbelievable("auth_time is missing")),
    }
}

/// Read after the signature was verified.
fn payload(raw: &str) -> Option<Map<String, Value>> {
    let part = raw.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
