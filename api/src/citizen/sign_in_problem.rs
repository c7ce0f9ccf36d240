//! What the sign-in page is told when a sign-in came to nothing.

use crate::http::paths::CITIZEN_SIGN_IN_PAGE;
use crate::http::{OwnPath, Redirect};
use crate::provider::ProviderProblem;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInProblem {
    /// It took too long, or was used before.
    Expired,
    /// Not begun in this browser.
    Unknown,
    Cancelled,
    ProviderUnavailable,
    ProviderRefused,
    /// What the provider said is not to be believed.
    IdentityRejected,
    AccountDisabled,
}

impl SignInProblem {
    const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Unknown => "unknown",
            Self::Cancelled => "cancelled",
            Self::ProviderUnavailable => "provider_unavailable",
            Self::ProviderRefused => "provider_refused",
            Self::IdentityRejected => "identity_rejected",
            Self::AccountDisabled => "account_disabled",
        }
    }

    /// To the sign-in page, which keeps where the person wanted to go.
    pub fn page(self, return_to: Option<&OwnPath>) -> Redirect {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("problem", self.code());
        if let Some(return_to) = return_to {
            query.append_pair("return_to", return_to.as_str());
        }
        Redirect::to(format!("{CITIZEN_SIGN_IN_PAGE}?{}", query.finish()))
    }
}

impl From<&ProviderProblem> for SignInProblem {
    fn from(problem: &ProviderProblem) -> Self {
        match problem {
            ProviderProblem::Unavailable(_) => Self::ProviderUnavailable,
            ProviderProblem::Refused(_) => Self::ProviderRefused,
            ProviderProblem::Missigned(_) | ProviderProblem::Unbelievable(_) => Self::IdentityRejected,
        }
    }
}
