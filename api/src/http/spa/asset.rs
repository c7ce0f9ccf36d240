//! Files of the build.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use poem::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use poem::http::{HeaderValue, StatusCode};
use poem::{Request, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::http::paths::is_at;

/// What `npm run build` made of `frontend`. It may be missing while only the API is worked on.
#[derive(RustEmbed)]
#[folder = "../frontend/build"]
#[allow_missing = true]
struct Build;

/// Names under this path carry a hash of their content.
const IMMUTABLE: &str = "_app/immutable/";
/// The shell has its own way; it is no file to ask for.
const SHELL: &str = "index.html";
/// Nor is this: for each page a line with its address, a tab, and its `Link` header.
const PRELOADS: &str = "preloads.txt";

/// A file in the best encoding that the browser takes.
pub fn answer(request: &Request, path: &str) -> Option<Response> {
    let name = path
        .strip_prefix('/')
        .filter(|name| !name.is_empty() && ![SHELL, PRELOADS].contains(name) && !is_compressed(name))?;
    let (file, encoding) = best(request, name)?;
    let mut response = respond(request, &file, encoding, media_type(name));
    let caching = if name.starts_with(IMMUTABLE) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(CACHE_CONTROL, caching.parse().ok()?);
    Some(response)
}

/// The shell's text, if the build is there.
pub fn shell() -> Option<Cow<'static, [u8]>> {
    Build::get(SHELL).map(|file| file.data)
}

/// The shell as the browser would best take it, and its encoding; `None` if that is the plain text.
pub fn compressed_shell(request: &Request) -> Option<(Cow<'static, [u8]>, &'static str)> {
    let (file, encoding) = best(request, SHELL)?;
    Some((file.data, encoding?))
}

/// What a page will ask for, so that the browser need not find out step by step (RFC 8288).
pub fn preloads(path: &str) -> Option<HeaderValue> {
    let file = Build::get(PRELOADS)?;
    let lines = std::str::from_utf8(&file.data).ok()?.lines();
    let mut pages = lines.filter_map(|line| line.split_once('\t'));
    let (_, links) = pages.find(|(page, _)| is_at(page, path))?;
    links.parse().ok()
}

fn is_compressed(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

fn best(request: &Request, name: &str) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let plain = Build::get(name)?;
    let accepted = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let encodings = [("br", ".br"), ("gzip", ".gz")];
    let compressed = encodings
        .iter()
        .filter(|(encoding, _)| accepts(accepted, encoding));
    let compressed = compressed
        .filter_map(|(encoding, end)| Some((Build::get(&format!("{name}{end}"))?, Some(*encoding))));
    compressed.into_iter().next().or(Some((plain, None)))
}

/// `Accept-Encoding` (RFC 9110, 12.5.3): named, and not with a weight of zero.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        named
            && !pieces.any(|piece| piece.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0))
    })
}

fn respond(request: &Request, file: &EmbeddedFile, encoding: Option<&str>, media_type: &str) -> Response {
    let hash = URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash());
    let tag = format!(
        "\"{}-{}\"",
        hash.get(..22).unwrap_or(&hash),
        encoding.unwrap_or("plain")
    );
    let head = Response::builder()
        .header(ETAG, &tag)
        .header(VARY, "Accept-Encoding");
    if is_known(request, &tag) {
        return head.status(StatusCode::NOT_MODIFIED).finish();
    }
    let head = match encoding {
        Some(encoding) => head.header(CONTENT_ENCODING, encoding),
        None => head,
    };
    head.header(CONTENT_TYPE, media_type).body(file.data.to_vec())
}

/// Whether the browser has what bears this tag (RFC 9110, 13.1.2).
pub fn is_known(request: &Request, tag: &str) -> bool {
    let known = request.headers().get(IF_NONE_MATCH);
    known.and_then(|known| known.to_str().ok()).is_some_and(|known| {
        known
            .split(',')
            .any(|one| one.trim().trim_start_matches("W/") == tag)
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "wasm" => "application/wasm",
        "txt" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::accepts;

    #[test]
    fn an_encoding_of_weight_zero_is_not_taken() {
        assert!(accepts("gzip, deflate, br;q=0.9", "br"));
        assert!(!accepts("gzip, br;q=0", "br"));
        assert!(!accepts("", "br"));
    }
}
