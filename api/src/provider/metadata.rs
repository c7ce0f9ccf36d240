//! The provider's metadata and keys (OpenID Connect Discovery 1.0), asked for anew at each step:
//! so keys may rotate, and a provider that is down is noticed before a person is sent there.

use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, IssuerUrl, LogoutProviderMetadata, ProviderMetadata};
use serde::{Deserialize, Serialize};
use url::Url;

use super::ProviderProblem;
use crate::app::App;
use crate::outside::is_protected;

/// RFC 9207, 3.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct IssParameter {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for IssParameter {}

pub type OpenIdMetadata = ProviderMetadata<
    LogoutProviderMetadata<IssParameter>,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

pub struct Metadata(pub(super) OpenIdMetadata);

impl Metadata {
    pub async fn discover(app: &App) -> Result<Self, ProviderProblem> {
        let issuer =
            IssuerUrl::new(app.settings.vneid.issuer.clone()).map_err(ProviderProblem::unavailable)?;
        let found = OpenIdMetadata::discover_async(issuer, &app.outside).await;
        let metadata = found
            .map(Self)
            .map_err(|error| ProviderProblem::Unavailable(with_cause(&error)))?;
        // The client guards the addresses that it asks itself; these are where people are sent.
        let pages = [
            Some(metadata.0.authorization_endpoint().url().clone()),
            metadata.end_session_endpoint(),
        ];
        match pages.into_iter().flatten().find(|page| !is_protected(page)) {
            Some(page) => Err(ProviderProblem::unavailable(format!("nobody is sent to {page}"))),
            None => Ok(metadata),
        }
    }

    pub(super) fn promises_iss_parameter(&self) -> bool {
        self.0
            .additional_metadata()
            .additional_metadata
            .authorization_response_iss_parameter_supported
    }

    pub(super) fn end_session_endpoint(&self) -> Option<Url> {
        self.0
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
