//! Cookies belong to one host: pages asked for under another name go to the public one.

use poem::http::header::{HOST, LOCATION};
use poem::http::{HeaderValue, StatusCode};
use poem::{Request, Response};

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
    if asked.eq_ignore_ascii_case(&public_authority(app)) {
        return None;
    }
    let path = request
        .original_uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    Some(app.settings.at(path))
}

/// Host and, unless it is the scheme's own, port: what browsers send as `Host`.
fn public_authority(app: &App) -> String {
    let url = &app.settings.public_url;
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}
