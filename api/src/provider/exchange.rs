//! The code for tokens, the tokens for a person.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::ProviderName;
use entity::citizen_field::FieldName;
use openidconnect::core::{CoreClient, CoreTokenType};
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, OAuth2TokenResponse, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, TokenResponse,
};

use super::authorization_request::{nonce, pkce_verifier};
use super::business::{self, Business};
use super::id_token::Verified;
use super::metadata::with_cause;
use super::{Metadata, ProviderProblem, claims, id_token, level, user_info};
use crate::app::App;
use crate::config::ClientAuth;
use crate::proof::{Identity, Proven};

/// Who came back, and what the provider says of them.
pub struct Authenticated {
    pub proven: Proven,
    pub provider: ProviderName,
    pub fields: BTreeMap<FieldName, String>,
    /// *Techid*, if the provider gives one.
    pub tech_id: Option<String>,
    /// For which the person may act.
    pub businesses: Vec<Business>,
    /// As it came: sent back as `id_token_hint` at sign-out.
    pub id_token: String,
}

/// Redeems the code of one attempt, begun with this `state` at `started_at`, and verifies all that comes of it.
pub async fn exchange(
    app: &App,
    metadata: Metadata<'_>,
    code: String,
    state: &str,
    started_at: DateTime<Utc>,
    redirect_path: &str,
) -> Result<Authenticated, ProviderProblem> {
    let tokens = redeem(app, &metadata, code, state, redirect_path).await?;
    let raw = tokens
        .id_token()
        .ok_or_else(|| ProviderProblem::unbelievable("there is no ID token"))?
        .to_string();
    let verified = verify(app, &metadata, &raw, &nonce(app, state), started_at).await?;
    let access_token = tokens.access_token().secret();
    let is_bearer = matches!(tokens.token_type(), CoreTokenType::Bearer);
    if access_token.is_empty() || !is_bearer {
        return Err(ProviderProblem::unbelievable(
            "the access token is no bearer token",
        ));
    }
    let claims = user_info::fetch(app, &metadata, access_token, &verified.subject).await?;
    let provider = metadata.provider;
    let identity = Identity {
        issuer: provider.issuer.clone(),
        subject: verified.subject,
        level: level::of(&provider.levels, &[&verified.claims, &claims]),
        methods: claims::methods(&verified.claims),
        authenticated_at: verified.authenticated_at,
    };
    let fields = claims::fields(&provider.claims, &claims);
    Ok(Authenticated {
        provider: provider.name,
        tech_id: claims::tech_id(&provider.claims, &claims),
        businesses: business::all(&provider.claims, &claims),
        proven: Proven::by_identity_provider(identity),
        fields,
        id_token: raw,
    })
}

/// A provider may have changed its keys since they were learned: a token whose signature fits none of those is tried
/// once more with the keys of now.
async fn verify(
    app: &App,
    metadata: &Metadata<'_>,
    raw: &str,
    nonce: &str,
    started_at: DateTime<Utc>,
) -> Result<Verified, ProviderProblem> {
    match id_token::verify(app, metadata, raw, nonce, started_at) {
        Err(ProviderProblem::Missigned(why)) => match Metadata::discover(app, metadata.provider).await {
            Ok(metadata) => id_token::verify(app, &metadata, raw, nonce, started_at),
            Err(_) => Err(ProviderProblem::Missigned(why)),
        },
        verified => verified,
    }
}

type Tokens = openidconnect::core::CoreTokenResponse;

async fn redeem(
    app: &App,
    metadata: &Metadata<'_>,
    code: String,
    state: &str,
    redirect_path: &str,
) -> Result<Tokens, ProviderProblem> {
    let provider = metadata.provider;
    let secret = app.provider_secret(provider).map(ClientSecret::new);
    let redirect = RedirectUrl::new(app.settings.at(redirect_path)).map_err(ProviderProblem::unavailable)?;
    let auth_type = match provider.client_auth {
        ClientAuth::Basic => AuthType::BasicAuth,
        ClientAuth::Post | ClientAuth::None => AuthType::RequestBody,
    };
    let client = CoreClient::from_provider_metadata(
        metadata.found.as_ref().clone(),
        ClientId::new(provider.client_id.clone()),
        secret,
    )
    .set_redirect_uri(redirect)
    .set_auth_type(auth_type);
    let request = client
        .exchange_code(AuthorizationCode::new(code))
        .map_err(ProviderProblem::unavailable)?;
    let request = request.set_pkce_verifier(PkceCodeVerifier::new(pkce_verifier(app, state)));
    request
        .request_async(&app.outside)
        .await
        .map_err(|error| match &error {
            RequestTokenError::ServerResponse(refusal) => refused(refusal.error().to_string()),
            _ => ProviderProblem::Unavailable(with_cause(&error)),
        })
}

/// RFC 6749, 4.1.2.1 and 5.2.
fn refused(error: String) -> ProviderProblem {
    match error.as_str() {
        "server_error" | "temporarily_unavailable" => ProviderProblem::Unavailable(error),
        _ => ProviderProblem::Refused(error),
    }
}
