//! An authorization request and what is wrong with it (OpenID Connect Core 3.1.2.1). Pure.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::oidc_client::{self, AuthMethod};
use serde::{Deserialize, Serialize};

use super::parameters::Parameters;
use super::prompt::{self, Prompt};

/// A nonce comes back inside the ID token, which must still fit where it serves as a hint.
const BOUNDS: [(&str, usize); 2] = [("state", 2000), ("nonce", 512)];

/// As it is kept beside the sign-in that it began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorizationRequest {
    pub client_id: String,
    /// The client as people know it.
    #[serde(default)]
    pub client_name: String,
    pub redirect_uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
    pub scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_challenge: Option<String>,
    #[serde(skip)]
    pub prompt: Prompt,
    /// Seconds.
    #[serde(skip)]
    pub max_age: Option<i64>,
    #[serde(skip)]
    pub id_token_hint: Option<String>,
    /// Whom a good `id_token_hint` names: nobody else is let in (OpenID Connect Core 3.1.2.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

impl AuthorizationRequest {
    /// Whether it may be answered with a code for this subject.
    pub fn admits(&self, subject: &str) -> bool {
        self.subject.as_ref().is_none_or(|named| named == subject)
    }
}

/// An error that goes back to the client by redirect (RFC 6749, 4.1.2.1; OpenID Connect Core 3.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestError(pub &'static str);

/// What the client and its address have already been checked for; `client` and `redirect_uri` are good.
pub fn read(
    parameters: &Parameters,
    client: &oidc_client::Model,
    redirect_uri: &str,
) -> Result<AuthorizationRequest, RequestError> {
    refuse_unfit(parameters)?;
    let scope = parameters.get("scope").unwrap_or_default();
    if !scope.split(' ').any(|word| word == "openid") {
        return Err(RequestError("invalid_scope"));
    }
    Ok(AuthorizationRequest {
        client_id: client.client_id.clone(),
        client_name: client.name.clone(),
        redirect_uri: redirect_uri.to_owned(),
        state: parameters.get("state").map(ToOwned::to_owned),
        nonce: parameters.get("nonce").map(ToOwned::to_owned),
        scope: scope.to_owned(),
        code_challenge: code_challenge(parameters, client.auth_method)?,
        prompt: prompt::read(parameters)?,
        max_age: max_age(parameters)?,
        id_token_hint: parameters.get("id_token_hint").map(ToOwned::to_owned),
        subject: None,
    })
}

fn refuse_unfit(parameters: &Parameters) -> Result<(), RequestError> {
    let too_long = BOUNDS
        .iter()
        .any(|(name, longest)| parameters.get(name).is_some_and(|value| value.len() > *longest));
    if too_long || !parameters.repeated.is_empty() || parameters.are_unfit() {
        return Err(RequestError("invalid_request"));
    }
    let unsupported = [
        ("request", "request_not_supported"),
        ("request_uri", "request_uri_not_supported"),
        ("registration", "registration_not_supported"),
    ];
    if let Some((_, error)) = unsupported
        .iter()
        .find(|(name, _)| parameters.get(name).is_some())
    {
        return Err(RequestError(error));
    }
    match parameters.get("response_type") {
        Some("code") => {}
        Some(_) => return Err(RequestError("unsupported_response_type")),
        None => return Err(RequestError("invalid_request")),
    }
    match parameters.get("response_mode") {
        None | Some("query") => Ok(()),
        Some(_) => Err(RequestError("invalid_request")),
    }
}

/// PKCE (RFC 7636) with S256 alone. A client without a secret has nothing else to prove itself by.
fn code_challenge(parameters: &Parameters, method: AuthMethod) -> Result<Option<String>, RequestError> {
    match (
        parameters.get("code_challenge"),
        parameters.get("code_challenge_method"),
    ) {
        (None, None) if method != AuthMethod::None => Ok(None),
        (Some(challenge), Some("S256")) if is_sha256(challenge) => Ok(Some(challenge.to_owned())),
        _ => Err(RequestError("invalid_request")),
    }
}

fn is_sha256(challenge: &str) -> bool {
    URL_SAFE_NO_PAD
        .decode(challenge)
        .is_ok_and(|bytes| bytes.len() == 32)
}

fn max_age(parameters: &Parameters) -> Result<Option<i64>, RequestError> {
    let Some(text) = parameters.get("max_age") else {
        return Ok(None);
    };
    let seconds: Option<i64> = text
        .parse()
        .ok()
        .filter(|seconds| (0..=i64::from(i32::MAX)).contains(seconds));
    seconds.map(Some).ok_or(RequestError("invalid_request"))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entity::oidc_client::{AuthMethod, Model, SigningAlg, Uris};

    use super::{AuthorizationRequest, Prompt, RequestError, read};
    use crate::sandbox::oidc::parameters::Parameters;

    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn asked(auth_method: AuthMethod, more: &str) -> Result<AuthorizationRequest, RequestError> {
        let client = Model {
            issuer: "/x".into(),
            client_id: "c".into(),
            name: "C".into(),
            auth_method,
            secret_hash: None,
            redirect_uris: Uris::default(),
            post_logout_redirect_uris: Uris::default(),
            id_token_alg: SigningAlg::Rs256,
            built_in: false,
            created_at: DateTime::UNIX_EPOCH,
        };
        read(&Parameters::parse(more), &client, "https://c.example/cb")
    }

    fn confidential(query: &str) -> Result<AuthorizationRequest, RequestError> {
        asked(AuthMethod::ClientSecretBasic, query)
    }

    #[test]
    fn what_is_asked_for_is_read() {
        let query = format!(
            "response_type=code&scope=openid+profile&state=s&max_age=9&prompt=login&code_challenge={CHALLENGE}&code_challenge_method=S256&display=popup&unknown=1"
        );
        let request = confidential(&query).unwrap();
        assert_eq!(
            (request.state.as_deref(), request.max_age, request.prompt),
            (Some("s"), Some(9), Prompt::Login)
        );
        assert_eq!(request.code_challenge.as_deref(), Some(CHALLENGE));
    }

    #[test]
    fn each_fault_has_its_error() {
        for (query, error) in [
            ("scope=openid", "invalid_request"),
            ("response_type=token&scope=openid", "unsupported_response_type"),
            ("response_type=code", "invalid_scope"),
            ("response_type=code&scope=profile", "invalid_scope"),
        ] {
            assert_eq!(confidential(query), Err(RequestError(error)), "{query}");
        }
        let long_nonce = format!("nonce={}", "n".repeat(513));
        for (more, error) in [
            ("request=x", "request_not_supported"),
            ("request_uri=x", "request_uri_not_supported"),
            ("registration=x", "registration_not_supported"),
            ("prompt=none+login", "invalid_request"),
            ("max_age=-1", "invalid_request"),
            ("response_mode=fragment", "invalid_request"),
            ("state=a&state=b", "invalid_request"),
            ("nonce=%00", "invalid_request"),
            (&long_nonce, "invalid_request"),
            ("code_challenge=x&code_challenge_method=plain", "invalid_request"),
        ] {
            let query = format!("response_type=code&scope=openid&{more}");
            assert_eq!(confidential(&query), Err(RequestError(error)), "{query}");
        }
    }

    #[test]
    fn whom_a_hint_names_alone_is_admitted() {
        let asked = confidential("response_type=code&scope=openid").unwrap();
        assert!(asked.admits("one") && asked.admits("other"));
        let subject = Some("one".to_owned());
        let asked = AuthorizationRequest { subject, ..asked };
        assert!(asked.admits("one") && !asked.admits("other"));
    }

    #[test]
    fn a_public_client_must_use_pkce() {
        let query = "response_type=code&scope=openid";
        assert!(asked(AuthMethod::ClientSecretPost, query).is_ok());
        assert_eq!(
            asked(AuthMethod::None, query),
            Err(RequestError("invalid_request"))
        );
    }
}
