//! The service for e-receipts and invoices (*biên lai/hóa đơn điện tử*).

use std::time::Duration;

use url::Url;

use super::headers::headers;
use super::read::Reader;
use crate::outside::{EReceiptSettings, is_protected};

/// Where the sandbox stands in for it.
const STAND_IN: &str = "/sandbox/e-receipt/sign-in";

/// `None` if there is none.
pub(super) fn service(read: &mut Reader<'_>, sandbox: bool, public_url: &Url) -> Option<EReceiptSettings> {
    let headers = headers(read, "E_RECEIPT_HEADERS");
    let timeout = read.whole("E_RECEIPT_TIMEOUT_SECONDS", 1..=8, 5);
    let url = match read.optional("E_RECEIPT_URL") {
        Some(text) => configured(read, &text)?,
        None if sandbox => public_url.join(STAND_IN).ok()?,
        None => return None,
    };
    Some(EReceiptSettings {
        url,
        headers,
        timeout: Duration::from_secs(timeout.into()),
    })
}

fn configured(read: &mut Reader<'_>, text: &str) -> Option<Url> {
    let url: Option<Url> = text.parse().ok();
    match &url {
        None => read.wrong(
            "E_RECEIPT_URL",
            "is not an address such as https://bienlai.example.vn/sign-in",
        ),
        Some(url) if !is_protected(url) => read.wrong(
            "E_RECEIPT_URL",
            "must be https; plain http is taken on loopback addresses only",
        ),
        Some(_) => {}
    }
    url
}
