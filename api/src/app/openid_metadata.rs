//! What an OpenID Provider says of itself (OpenID Connect Discovery 1.0, 3), as a type.

use std::sync::Arc;

use entity::ProviderName;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, LogoutProviderMetadata, ProviderMetadata};
use serde::{Deserialize, Serialize};

use super::Remembered;

/// RFC 9207, 3.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct IssParameter {
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for IssParameter {}

/// With its keys (RFC 7517, 5).
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

/// What each provider last said of itself.
#[derive(Default)]
pub struct RememberedMetadata {
    vneid: Remembered<Arc<OpenIdMetadata>>,
    dvcqg: Remembered<Arc<OpenIdMetadata>>,
}

impl RememberedMetadata {
    pub fn of(&self, provider: ProviderName) -> &Remembered<Arc<OpenIdMetadata>> {
        match provider {
            ProviderName::Vneid => &self.vneid,
            ProviderName::Dvcqg => &self.dvcqg,
        }
    }
}
