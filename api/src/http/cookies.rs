//! Cookies of ours: HttpOnly, SameSite=Lax, and over https `Secure` with the `__Host-` prefix, so
//! that no other host and no script can set or read them. They last as long as the browser's session.

use poem::Request;
use poem::http::header::COOKIE;

use crate::app::App;

/// The value of a cookie of ours. If a name comes twice, the first counts.
pub fn read(request: &Request, app: &App, name: &str) -> Option<String> {
    let full = full_name(app, name);
    let headers = request
        .headers()
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = headers
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(name, _)| *name == full)
        .map(|(_, value)| value.to_owned())
}

/// `Set-Cookie` for a value that is base64url.
pub fn set(app: &App, name: &str, value: &str) -> String {
    header(app, name, value, "")
}

/// The same for a value that outlasts the browser's session, by half a year.
pub fn set_lasting(app: &App, name: &str, value: &str) -> String {
    header(app, name, value, "; Max-Age=15552000")
}

pub fn expire(app: &App, name: &str) -> String {
    header(app, name, "", "; Max-Age=0")
}

fn header(app: &App, name: &str, value: &str, more: &str) -> String {
    let secure = if app.settings.secure() { "; Secure" } else { "" };
    format!(
        "{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}",
        full_name(app, name)
    )
}

fn full_name(app: &App, name: &str) -> String {
    if app.settings.secure() {
        format!("__Host-{name}")
    } else {
        name.to_owned()
    }
}
