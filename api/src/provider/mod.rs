//! The OpenID Connect client: asks the state's identity provider who someone is, and believes
//! nothing that it has not verified. The sandbox's provider is asked in the same way as the real one.

mod authorization_request;
mod business;
mod callback;
mod claims;
mod exchange;
mod id_token;
mod level;
mod metadata;
mod sign_out;
mod user_info;

pub use authorization_request::{AuthorizationRequest, authorization_request};
pub use business::Business;
pub use callback::{Callback, Query};
pub use exchange::{Authenticated, exchange};
pub use metadata::Metadata;
pub use sign_out::end_session;

/// Why the provider's word can't be taken.
#[derive(Debug, thiserror::Error)]
pub enum ProviderProblem {
    /// It does not answer, or not as agreed.
    #[error("the identity provider can't be used now: {0}")]
    Unavailable(String),
    /// It refuses us: a wrong client secret, a used code.
    #[error("the identity provider refused: {0}")]
    Refused(String),
    /// The signature of its ID token is by none of its keys.
    #[error("the identity provider's ID token is not signed by it: {0}")]
    Missigned(String),
    /// What it says must not be believed.
    #[error("the identity provider's answer is not to be believed: {0}")]
    Unbelievable(String),
}

impl ProviderProblem {
    fn unavailable(error: impl std::fmt::Display) -> Self {
        Self::Unavailable(error.to_string())
    }

    fn unbelievable(error: impl std::fmt::Display) -> Self {
        Self::Unbelievable(error.to_string())
    }
}
