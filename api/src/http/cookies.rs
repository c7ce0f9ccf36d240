//! Cookies of ours: HttpOnly, SameSite=Lax, and over https `Secure` with the `__Host-` prefix, so
//! that no other host and no script can set or read them. They last as long as the browser's session.

use poem::Request;
use poem::http::HeaderValue;
use poem::http::header::COOKIE;

use crate::app::App;

/// The value of a cookie of ours. If a name comes twice, the first counts.
pub fn read(request: &Request, app: &App, name: &str) -> Option<String> {
    let full = full_name(app, name);
    let headers = request.headers().get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = headers.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == full).map(|(_, value)| value.to_owned())
}

pub fn set(app: &App, name: &str, value: &str) -> HeaderValue {
    header(app, name, value, "")
}

pub fn expire(app: &App, name: &str) -> HeaderValue {
    header(app, name, "", "; Max-Age=0")
}

fn header(app: &App, name: &str, value: &str, more: &str) -> HeaderValue {
    let secure = if app.settings.secure() { "; Secure" } else { "" };
    let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}", full_name(app, name));
    // Names are ours and values base64url: always a header value.
    HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

fn full_name(app: &App, name: &str) -> String {
    if app.settings.secure() { format!("__Host-{name}") } else { name.to_owned() }
}
