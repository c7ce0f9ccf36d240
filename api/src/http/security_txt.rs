//! Whom to tell about a weakness (RFC 9116).

use std::sync::Arc;

use chrono::{SecondsFormat, TimeDelta};
use poem::handler;
use poem::web::Data;

use crate::app::App;

/// The file must not be trusted for longer than this.
const VALIDITY: TimeDelta = TimeDelta::days(180);

#[handler]
pub fn security_txt(Data(app): Data<&Arc<App>>) -> String {
    let expires = (app.now() + VALIDITY).to_rfc3339_opts(SecondsFormat::Secs, true);
    let contact = &app.settings.security_contact;
    let canonical = app.settings.at("/.well-known/security.txt");
    format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: vi, en\nCanonical: {canonical}\n")
}
