//! The provider's metadata (OpenID Connect Discovery 1.0, 3; RFC 8414; RFC 9207) and its keys (RFC 7517, 5).

use poem::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use poem::{IntoResponse, Request, Response};
use serde_json::{Value, json};

use super::protocol_error::ProtocolError;
use super::{Answered, Issuer, keys};
use crate::app::App;
use crate::http::app_of;

pub fn metadata(issuer: &'static Issuer, request: Request) -> Answered {
    Box::pin(async move { Ok(kept_for_a_minute(&describe(app_of(&request)?, issuer))) })
}

pub fn key_set(_: &'static Issuer, request: Request) -> Answered {
    Box::pin(async move {
        let keys = match keys::all(app_of(&request)?).await {
            Ok(keys) => keys,
            Err(error) => return Ok(ProtocolError::from(error).into_response()),
        };
        let jwks = keys
            .iter()
            .filter_map(|key| serde_json::from_str(&key.public_jwk).ok());
        Ok(kept_for_a_minute(
            &json!({ "keys": jwks.collect::<Vec<Value>>() }),
        ))
    })
}

fn describe(app: &App, issuer: &Issuer) -> Value {
    let at = |path: &str| format!("{}{path}", issuer.identifier(app));
    let mut said = json!({
        "issuer": issuer.identifier(app),
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/userinfo"),
        "end_session_endpoint": at("/logout"),
        "jwks_uri": at("/jwks"),
        "scopes_supported": issuer.scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code"],
        "acr_values_supported": issuer.acr_values,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"],
        "token_endpoint_auth_methods_supported": issuer.client_auth,
        "display_values_supported": ["page"],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "claim_types_supported": ["normal"],
        "claims_supported": issuer.claims_supported,
        "ui_locales_supported": ["vi", "en"],
        "claims_parameter_supported": false,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "require_request_uri_registration": false,
    });
    if let Some(said) = said.as_object_mut().filter(|_| issuer.is_modern) {
        said.insert("code_challenge_methods_supported".to_owned(), json!(["S256"]));
        said.insert(
            "authorization_response_iss_parameter_supported".to_owned(),
            json!(true),
        );
    }
    said
}

fn kept_for_a_minute(body: &Value) -> Response {
    Response::builder()
        .header(CONTENT_TYPE, "application/json")
        .header(CACHE_CONTROL, "public, max-age=60")
        .body(body.to_string())
}
