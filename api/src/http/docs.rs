//! The API's document and its Swagger UI, which asks no other host for anything.

use std::sync::Arc;

use poem::http::HeaderValue;
use poem::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use poem::{Response, Route, get};

use super::csp;

/// The document in its forms.
pub struct Document {
    pub yaml: String,
    pub json: String,
    pub swagger_ui: String,
}

/// `/docs`, `/openapi.yaml`, `/openapi.json`.
pub fn docs(route: Route, document: Document) -> Route {
    let policy = policy(&document.swagger_ui);
    route
        .at(
            "/docs",
            get(text(
                document.swagger_ui,
                "text/html; charset=utf-8",
                Some(policy),
            )),
        )
        .at(
            "/openapi.yaml",
            get(text(document.yaml, "application/yaml; charset=utf-8", None)),
        )
        .at(
            "/openapi.json",
            get(text(document.json, "application/json; charset=utf-8", None)),
        )
}

/// Swagger UI sets styles from its script and draws its icons from `data:` addresses.
fn policy(html: &str) -> String {
    let hashes = csp::script_hashes(html);
    format!(
        "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src 'self' data:; \
         font-src data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}

fn text(text: String, media_type: &'static str, policy: Option<String>) -> impl poem::Endpoint {
    let text: Arc<str> = text.into();
    let policy = policy.and_then(|policy| HeaderValue::try_from(policy).ok());
    poem::endpoint::make_sync(move |_| {
        let mut response = Response::builder()
            .header(CONTENT_TYPE, media_type)
            .body(text.to_string());
        if let Some(policy) = &policy {
            response
                .headers_mut()
                .insert(CONTENT_SECURITY_POLICY, policy.clone());
        }
        response
    })
}
