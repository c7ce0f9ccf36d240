//! How a client proves itself at the token endpoint (OpenID Connect Core 9): by the method it
//! registered, and by no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use entity::oidc_client::{self, AuthMethod};
use poem::http::HeaderMap;
use poem::http::header::AUTHORIZATION;
use sea_orm::{ActiveEnum, EntityTrait};

use super::Issuer;
use super::parameters::Parameters;
use super::protocol_error::ProtocolError;
use crate::app::App;
use crate::secret::{same, sha256};

/// What a request brings to prove its client.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Presented {
    client_id: String,
    secret: Option<String>,
    method: AuthMethod,
}

pub async fn authenticate(
    app: &App,
    issuer: &Issuer,
    headers: &HeaderMap,
    form: &Parameters,
) -> Result<oidc_client::Model, ProtocolError> {
    let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let presented = presented(header, form)?;
    let key = (issuer.path.to_owned(), presented.client_id.clone());
    let client = oidc_client::Entity::find_by_id(key).one(app.db.read()).await?;
    let unknown = || ProtocolError::invalid_client("the client is unknown or did not prove itself");
    let client = client
        .filter(|client| client.auth_method == presented.method)
        .filter(|client| {
            issuer
                .client_auth
                .contains(&client.auth_method.to_value().as_str())
        })
        .ok_or_else(unknown)?;
    match (&client.secret_hash, &presented.secret) {
        (None, None) => Ok(client),
        (Some(hash), Some(secret)) if same(hash, &sha256(secret.as_bytes())) => Ok(client),
        _ => Err(unknown()),
    }
}

fn presented(header: Option<&str>, form: &Parameters) -> Result<Presented, ProtocolError> {
    let (client_id, secret) = (form.get("client_id"), form.get("client_secret"));
    if form.are_unfit() {
        return Err(ProtocolError::new(
            "invalid_request",
            "a parameter is too long or holds control characters",
        ));
    }
    match (header, client_id, secret) {
        (Some(header), body_id, None) => {
            let basic = basic(header)
                .ok_or_else(|| ProtocolError::invalid_client("the Authorization header can't be read"))?;
            match body_id.is_none_or(|id| id == basic.client_id) {
                true => Ok(basic),
                false => Err(ProtocolError::new(
                    "invalid_request",
                    "client_id differs from the header's",
                )),
            }
        }
        (Some(_), _, Some(_)) => Err(ProtocolError::new(
            "invalid_request",
            "one way of authentication is enough",
        )),
        (None, Some(id), Some(secret)) => Ok(Presented {
            client_id: id.to_owned(),
            secret: Some(secret.to_owned()),
            method: AuthMethod::ClientSecretPost,
        }),
        (None, Some(id), None) => Ok(Presented {
            client_id: id.to_owned(),
            secret: None,
            method: AuthMethod::None,
        }),
        (None, None, _) => Err(ProtocolError::invalid_client("client_id is missing")),
    }
}

/// HTTP Basic whose two halves are form-encoded before they are joined (RFC 6749, 2.3.1).
fn basic(header: &str) -> Option<Presented> {
    let (scheme, encoded) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let joined = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = joined.split_once(':')?;
    let fit = |text: &String| !text.chars().any(char::is_control);
    Some(Presented {
        client_id: form_decoded(id).filter(fit)?,
        secret: Some(form_decoded(secret).filter(fit)?),
        method: AuthMethod::ClientSecretBasic,
    })
}

fn form_decoded(text: &str) -> Option<String> {
    // As a name without a value: `=` and `&` inside are encoded by every sender that encodes at all.
    let escaped = text.replace('&', "%26").replace('=', "%3D");
    let mut pairs = url::form_urlencoded::parse(escaped.as_bytes());
    pairs.next().map(|(name, _)| name.into_owned())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use entity::oidc_client::AuthMethod;

    use super::{Parameters, presented};

    fn header(pair: &str) -> String {
        format!("Basic {}", STANDARD.encode(pair))
    }

    #[test]
    fn basic_credentials_are_form_decoded() {
        let found = presented(Some(&header("my%2Dclient:a%2Bb+c%3A")), &Parameters::default()).unwrap();
        assert_eq!(
            (found.client_id.as_str(), found.secret.as_deref()),
            ("my-client", Some("a+b c:"))
        );
        assert_eq!(found.method, AuthMethod::ClientSecretBasic);
    }

    #[test]
    fn two_ways_at_once_are_refused() {
        let form = Parameters::parse("client_id=a&client_secret=b");
        assert!(presented(Some(&header("a:b")), &form).is_err());
        assert!(presented(Some(&header("a:b")), &Parameters::parse("client_id=other")).is_err());
        assert!(presented(Some("Basic %%%"), &Parameters::default()).is_err());
        assert!(presented(None, &Parameters::default()).is_err());
    }
}
