//! The provider's metadata and keys (OpenID Connect Discovery 1.0). They are asked for anew when a sign-in begins, so
//! that a provider that is down is noticed before a person is sent there; the callback uses what was learned.

use std::sync::Arc;
use std::time::Duration;

use openidconnect::IssuerUrl;
use url::Url;

use super::ProviderProblem;
use crate::app::{App, OpenIdMetadata};
use crate::config::Provider;
use crate::outside::is_protected;

/// How long it may be used again: a key that the provider takes back counts no longer than this.
const REMEMBERED: Duration = Duration::from_secs(300);

#[derive(Clone)]
pub struct Metadata<'a> {
    /// How the provider is met.
    pub provider: &'a Provider,
    pub(super) found: Arc<OpenIdMetadata>,
}

impl<'a> Metadata<'a> {
    /// What was learned a moment ago, perhaps for another person's sign-in, or else anew.
    pub async fn remembered(app: &App, provider: &'a Provider) -> Result<Self, ProviderProblem> {
        match app.provider_metadata.of(provider.name).younger_than(REMEMBERED) {
            Some(found) => Ok(Self { provider, found }),
            None => Self::discover(app, provider).await,
        }
    }

    pub async fn discover(app: &App, provider: &'a Provider) -> Result<Self, ProviderProblem> {
        let issuer = IssuerUrl::new(provider.issuer.clone()).map_err(ProviderProblem::unavailable)?;
        let found = OpenIdMetadata::discover_async(issuer, &app.outside).await;
        let found = found.map_err(|error| ProviderProblem::Unavailable(with_cause(&error)))?;
        let found = Arc::new(found);
        let metadata = Self { provider, found };
        // The client guards the addresses that it asks itself; these are where people are sent.
        let pages = [
            Some(metadata.found.authorization_endpoint().url().clone()),
            metadata.end_session_endpoint(),
        ];
        if let Some(page) = pages.into_iter().flatten().find(|page| !is_protected(page)) {
            return Err(ProviderProblem::unavailable(format!("nobody is sent to {page}")));
        }
        app.provider_metadata
            .of(provider.name)
            .set(metadata.found.clone());
        Ok(metadata)
    }

    pub(super) fn promises_iss_parameter(&self) -> bool {
        self.found
            .additional_metadata()
            .additional_metadata
            .authorization_response_iss_parameter_supported
    }

    pub(super) fn end_session_endpoint(&self) -> Option<Url> {
        self.found
            .additional_metadata()
            .end_session_endpoint
            .as_ref()
            .map(|endpoint| endpoint.url().clone())
    }
}

/// An error with what lies beneath it, on one line.
pub(super) fn with_cause(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", with_cause(cause)),
        None => error.to_string(),
    }
}
