//! The province's SMS gateway.

use std::time::Duration;

use url::Url;

use super::headers::headers;
use super::read::Reader;
use crate::outside::{GatewaySettings, Template, is_protected};

const USUAL_BODY: &str = r#"{"to":"{to}","text":"{text}"}"#;
/// Where the template can't be used, so that reading can go on.
const STAND_IN: &str = "{to}{text}";

/// `None` if no gateway is configured.
pub(super) fn gateway(read: &mut Reader<'_>) -> Option<GatewaySettings> {
    let body = body(read);
    let headers = headers(read, "SMS_HEADERS");
    let timeout = read.whole("SMS_TIMEOUT_SECONDS", 1..=8, 4);
    let tries = read.whole("SMS_TRIES", 1..=5, 3);
    let url: Url = read.optional("SMS_URL").and_then(|text| {
        let url = text.parse().ok();
        if url.is_none() {
            read.wrong("SMS_URL", "is not an address such as https://sms.example.vn/send");
        }
        url
    })?;
    if !is_protected(&url) {
        read.wrong(
            "SMS_URL",
            "must be https; plain http is taken on loopback addresses only",
        );
    }
    Some(GatewaySettings {
        url,
        body: body?,
        headers,
        timeout: Duration::from_secs(timeout.into()),
        tries,
    })
}

fn body(read: &mut Reader<'_>) -> Option<Template> {
    let text = read.text("SMS_BODY", USUAL_BODY);
    let kinds = [("json", true), ("form", false)];
    let template = match read.choice("SMS_BODY_TYPE", &kinds, true) {
        true => Template::json(&text),
        false => Template::form(&text),
    };
    if let Err(error) = &template {
        read.wrong("SMS_BODY", &error.to_string());
    }
    template.or_else(|_| Template::form(STAND_IN)).ok()
}
