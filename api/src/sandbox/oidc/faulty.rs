//! What all endpoints of the protocol share: the faults that are switched on, methods, and which of
//! them scripts of other sites may call.

use std::time::Duration;

use poem::endpoint::make;
use poem::error::MethodNotAllowedError;
use poem::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, RETRY_AFTER,
};
use poem::http::{HeaderValue, Method, StatusCode};
use poem::{IntoResponse, Request, Response};

use super::protocol_error::ProtocolError;
use super::{Endpoint, Issuer};
use crate::http::{app_of, spa};
use crate::sandbox::faults;

/// An endpoint for programs, also those in pages of other sites (CORS), which bring no cookie of ours.
pub fn open(
    issuer: &'static Issuer,
    methods: &'static [&'static str],
    endpoint: Endpoint,
) -> impl poem::Endpoint {
    make(move |request: Request| async move {
        let mut response = match *request.method() {
            Method::OPTIONS => Response::builder().status(StatusCode::NO_CONTENT).finish(),
            _ => call(issuer, methods, endpoint, request).await?,
        };
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST"),
        );
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("authorization, content-type"),
        );
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("www-authenticate"),
        );
        Ok::<_, poem::Error>(response)
    })
}

async fn call(
    issuer: &'static Issuer,
    methods: &[&str],
    endpoint: Endpoint,
    mut request: Request,
) -> poem::Result<Response> {
    let is_head = *request.method() == Method::HEAD;
    if is_head {
        request.set_method(Method::GET);
    }
    if !methods.contains(&request.method().as_str()) {
        return Err(MethodNotAllowedError.into());
    }
    let faults = faults::current(app_of(&request)?);
    tokio::time::sleep(Duration::from_millis(faults.slow_milliseconds.into())).await;
    if faults.provider_down {
        return Ok(ProtocolError::down().into_response());
    }
    let mut response = endpoint(issuer, request).await?;
    if is_head {
        response.set_body(());
    }
    Ok(response)
}

/// An endpoint that browsers go to.
pub fn browsed(issuer: &'static Issuer, endpoint: Endpoint) -> impl poem::Endpoint {
    make(move |request: Request| async move {
        if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
            return Err(MethodNotAllowedError.into());
        }
        if faults::current(app_of(&request)?).provider_down {
            let head = r#"<meta name="motcua-refusal" content="provider_down">"#;
            let page = spa::page(&request, StatusCode::SERVICE_UNAVAILABLE, head);
            return Ok(page.with_header(RETRY_AFTER, "30").into_response());
        }
        endpoint(issuer, request).await
    })
}
