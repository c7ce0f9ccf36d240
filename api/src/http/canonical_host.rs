//! Cookies belong to one host: pages asked for under another name go to the public one.

use poem::http::header::{HOST, LOCATION};
use poem::http::{HeaderValue, StatusCode};
use poem::{Request, Response};
use url::Url;

use crate::app::App;

/// 308 to the same page under the public address, unless it was asked for there.
pub fn redirect(request: &Request, app: &App) -> Option<Response> {
    let location = HeaderValue::try_from(public_address(request, app)?).ok()?;
    Some(
        Response::builder()
            .status(StatusCode::PERMANENT_REDIRECT)
            .header(LOCATION, location)
            .finish(),
    )
}

/// The public address of what was asked for under another host.
pub fn public_address(request: &Request, app: &App) -> Option<String> {
    let asked = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let asked = asked.or_else(|| request.uri().authority().map(|authority| authority.as_str()))?;
    // As it came: our routes strip nothing.
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if asked.eq_ignore_ascii_case(&authority(app.settings.host_of(path))) {
        return None;
    }
    Some(app.settings.at(path))
}

/// Whether the staff's API was asked for at another host than its own: there it does not exist. Behind a proxy that keeps no
/// `Host` there is no telling, and nothing to refuse.
pub fn is_astray(request: &Request, app: &App) -> bool {
    let path = request.uri().path();
    let own = app.settings.staff_public_url.as_ref();
    own.is_some() && path.starts_with("/api/staff/") && public_address(request, app).is_some()
}

/// Host and, unless it is the scheme's own, port: what browsers send as `Host`.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}
