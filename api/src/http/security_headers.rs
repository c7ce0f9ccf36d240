//! Headers on every answer (OWASP Secure Headers). What an endpoint set itself stays.

use poem::Response;
use poem::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use poem::http::{HeaderName, HeaderValue};

pub(super) const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

pub struct SecurityHeaders(Vec<(HeaderName, HeaderValue)>);

impl SecurityHeaders {
    pub fn new(secure: bool) -> Self {
        let value = HeaderValue::from_static;
        let mut headers = vec![
            (X_CONTENT_TYPE_OPTIONS, value("nosniff")),
            (REFERRER_POLICY, value("same-origin")),
            (
                PERMISSIONS_POLICY,
                value("camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
            ),
            (CROSS_ORIGIN_OPENER_POLICY, value("same-origin")),
            // For all that is no page: nothing may load and nobody may frame it.
            (
                CONTENT_SECURITY_POLICY,
                value("default-src 'none'; frame-ancestors 'none'"),
            ),
            // What may be kept says so itself.
            (CACHE_CONTROL, value("no-store")),
        ];
        if secure {
            headers.push((
                STRICT_TRANSPORT_SECURITY,
                value("max-age=63072000; includeSubDomains"),
            ));
        }
        Self(headers)
    }

    pub fn add_to(&self, response: &mut Response) {
        for (name, value) in &self.0 {
            response
                .headers_mut()
                .entry(name)
                .or_insert_with(|| value.clone());
        }
    }
}
