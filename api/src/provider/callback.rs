//! What the browser brings back from the provider (OpenID Connect Core 3.1.2.5, 3.1.2.6).

use std::collections::BTreeMap;

use super::{Metadata, ProviderProblem};

/// The query of the callback.
#[derive(Clone, Debug)]
pub struct Query(BTreeMap<String, String>);

/// What the provider answered, before anything of it is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Callback {
    Code(String),
    /// The person gave up.
    Cancelled,
    /// The provider refuses, with an error code of OAuth 2.0.
    Error(String),
}

impl Query {
    /// `None` if a parameter comes twice, which no honest provider does (RFC 6749, 3.1).
    pub fn parse(query: &str) -> Option<Self> {
        let mut pairs = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            if pairs.insert(name.into_owned(), value.into_owned()).is_some() {
                return None;
            }
        }
        Some(Self(pairs))
    }

    pub fn state(&self) -> Option<&str> {
        self.0.get("state").map(String::as_str)
    }

    pub fn answer(&self) -> Option<Callback> {
        match (self.0.get("code"), self.0.get("error")) {
            (Some(code), None) if !code.is_empty() => Some(Callback::Code(code.clone())),
            (None, Some(error)) if error == "access_denied" => Some(Callback::Cancelled),
            (None, Some(error)) => Some(Callback::Error(error.chars().take(100).collect())),
            _ => None,
        }
    }

    /// The answer must come from the provider that was asked (RFC 9207, 2.4).
    pub fn check_issuer(&self, metadata: &Metadata<'_>) -> Result<(), ProviderProblem> {
        match self.0.get("iss") {
            Some(iss) if *iss == metadata.provider.issuer => Ok(()),
            None if !metadata.promises_iss_parameter() => Ok(()),
            None => Err(ProviderProblem::unbelievable(
                "iss is missing from the authorization response",
            )),
            Some(_) => Err(ProviderProblem::unbelievable(
                "the authorization response is of another issuer",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Callback, Query};

    #[test]
    fn a_code_an_error_or_nothing() {
        let answer = |query| Query::parse(query).and_then(|query| query.answer());
        assert_eq!(answer("code=a&state=b"), Some(Callback::Code("a".into())));
        assert_eq!(answer("error=access_denied&state=b"), Some(Callback::Cancelled));
        assert_eq!(
            answer("error=server_error"),
            Some(Callback::Error("server_error".into()))
        );
        for query in [
            "",
            "code=",
            "code=a&error=b",
            "state=b",
            "code=a&code=b",
            "code=a&state=b&state=c",
        ] {
            assert_eq!(answer(query), None, "{query}");
        }
    }
}
