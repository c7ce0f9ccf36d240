//! Requests that change something are taken from our own pages only (CSRF; OWASP). Programs that
//! send a bearer token, or nothing of a browser's, are served without our cookies.

use poem::Request;
use poem::http::HeaderName;
use poem::http::header::{AUTHORIZATION, COOKIE, ORIGIN};

use super::{Code, Problem};
use crate::app::App;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets a request pass, with or without its cookies, or refuses it.
pub fn check(request: &mut Request, app: &App) -> Result<(), Problem> {
    if request.method().is_safe() || is_protocol(request.uri().path()) {
        return Ok(());
    }
    match from_our_pages(request, app) {
        Some(true) => Ok(()),
        Some(false) if !has_bearer(request) => Err(Problem::new(Code::Forbidden)),
        _ => {
            request.headers_mut().remove(COOKIE);
            Ok(())
        }
    }
}

/// What the browser says; `None` if it is silent, as programs are.
fn from_our_pages(request: &Request, app: &App) -> Option<bool> {
    if let Some(site) = request.headers().get(SEC_FETCH_SITE) {
        return Some(site == "same-origin" || site == "none");
    }
    let origin = request.headers().get(ORIGIN)?;
    let own = app.settings.host_of(request.uri().path()).origin();
    Some(origin.as_bytes() == own.ascii_serialization().as_bytes())
}

fn has_bearer(request: &Request) -> bool {
    let header = request
        .headers()
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    header
        .and_then(|value| value.get(..7))
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer "))
}

/// OpenID Connect's own endpoints take requests from other systems and guard themselves.
fn is_protocol(path: &str) -> bool {
    ["/authorize", "/token", "/userinfo", "/logout"]
        .iter()
        .any(|end| path.ends_with(end))
        && !path.contains("/api/")
}
