//! The request that a browser carries to the provider (OpenID Connect Core 3.1.2.1).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use url::Url;

use super::Metadata;
use crate::app::App;
use crate::secret::sha256;

pub struct AuthorizationRequest {
    pub url: Url,
    /// Random, for one way there and back.
    pub state: String,
}

/// Always asks for a fresh sign-in (`prompt=login`, `max_age=0`), so that after a sign-out nobody
/// comes in by a session that the provider still has.
pub fn authorization_request(
    app: &App,
    metadata: &Metadata<'_>,
    redirect_path: &str,
) -> AuthorizationRequest {
    let provider = metadata.provider;
    let state = app.random.token();
    let mut url = metadata.found.authorization_endpoint().url().clone();
    url.query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &provider.client_id)
        .append_pair("redirect_uri", &app.settings.at(redirect_path))
        .append_pair("scope", &provider.scope)
        .append_pair("state", &state)
        .append_pair("nonce", &nonce(app, &state))
        .append_pair(
            "code_challenge",
            &URL_SAFE_NO_PAD.encode(sha256(pkce_verifier(app, &state).as_bytes())),
        )
        .append_pair("code_challenge_method", "S256")
        .append_pair("prompt", "login")
        .append_pair("max_age", "0");
    if let Some(acr_values) = &provider.acr_values {
        url.query_pairs_mut().append_pair("acr_values", acr_values);
    }
    AuthorizationRequest { url, state }
}

/// Derived from `state` with the server's key: who reads the database or sees `state` can't make it.
pub(super) fn nonce(app: &App, state: &str) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac("nonce", &[state.as_bytes()]))
}

/// 43 characters (RFC 7636, 4.1), derived as the nonce is.
pub(super) fn pkce_verifier(app: &App, state: &str) -> String {
    URL_SAFE_NO_PAD.encode(app.keys.mac("pkce verifier", &[state.as_bytes()]))
}
