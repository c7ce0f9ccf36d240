//! The shell of all pages.

use poem::http::StatusCode;
use poem::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, LINK, VARY,
};
use poem::{Request, Response};

use super::asset;
use crate::http::csp;
use crate::http::paths::SCANNER_PAGES;
use crate::http::security_headers::PERMISSIONS_POLICY;

const NOT_BUILT: &str =
    "<!doctype html><title>Một Cửa</title><p>The pages are not built yet: run <code>make run</code>.";

const WITH_CAMERA: &str = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

/// The shell, with one more line in its head for the script to read.
pub fn page(request: &Request, status: StatusCode, head: &str) -> Response {
    let Some(shell) = asset::shell() else {
        return not_built();
    };
    let shell = String::from_utf8_lossy(&shell);
    // What was compressed when it was built is the shell as it is.
    let compressed = head
        .is_empty()
        .then(|| asset::compressed_shell(request))
        .flatten();
    let html = shell.replacen("</head>", &format!("{head}</head>"), 1);
    let encoding = compressed.as_ref().map_or("plain", |(_, encoding)| *encoding);
    let tag = format!("\"{}-{encoding}\"", short_hash(&html));
    let known = asset::is_known(request, &tag);
    let is_scanner = SCANNER_PAGES.contains(&request.uri().path());
    // A 304 replaces the headers that the browser kept, so it carries the policy of the page too (RFC 9111, 3.2).
    let answer = Response::builder()
        .header(ETAG, tag)
        .header(VARY, "Accept-Encoding")
        .header(CACHE_CONTROL, "no-cache")
        .header(CONTENT_SECURITY_POLICY, policy(&html, is_scanner));
    let answer = match is_scanner {
        true => answer.header(PERMISSIONS_POLICY, WITH_CAMERA),
        false => answer,
    };
    if known && status == StatusCode::OK {
        return answer.status(StatusCode::NOT_MODIFIED).finish();
    }
    let answer = match asset::preloads(request.uri().path()) {
        Some(links) if status == StatusCode::OK => answer.header(LINK, links),
        _ => answer,
    };
    let answer = answer
        .status(status)
        .header(CONTENT_TYPE, "text/html; charset=utf-8");
    match compressed {
        Some((bytes, encoding)) => answer.header(CONTENT_ENCODING, encoding).body(bytes.into_owned()),
        None => answer.body(html),
    }
}

/// A scanner compiles WebAssembly, and works in a thread of its own.
fn policy(html: &str, is_scanner: bool) -> String {
    let (scripts, more) = match is_scanner {
        true => (" 'wasm-unsafe-eval'", "; worker-src 'self' blob:"),
        false => ("", ""),
    };
    format!(
        "default-src 'none'; script-src 'self' {}{scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'{more}",
        csp::script_hashes(html)
    )
}

fn short_hash(html: &str) -> String {
    crate::secret::sha256(html.as_bytes())
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn not_built() -> Response {
    let answer = Response::builder().status(StatusCode::SERVICE_UNAVAILABLE);
    answer
        .header(CONTENT_TYPE, "text/html; charset=utf-8")
        .body(NOT_BUILT)
}
