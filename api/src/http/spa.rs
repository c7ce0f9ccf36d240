//! The pages: one shell for all addresses, and its scripts, styles and fonts, compressed at build time.

mod asset;
mod shell_page;

use std::sync::Arc;

use poem::error::MethodNotAllowedError;
use poem::http::{Method, StatusCode};
use poem::{Request, Response, handler};

pub use shell_page::page;

use super::paths::{PORTAL_PAGES, SANDBOX_PAGES, is_at};
use super::{app_of, canonical_host};
use crate::app::App;

/// Answers every address that nothing else answers: a file of the build, a page, or the shell with 404,
/// which says so.
#[handler]
pub fn spa(request: &Request) -> poem::Result<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(MethodNotAllowedError.into());
    }
    let app = app_of(request)?;
    let path = request.uri().path();
    if let Some(file) = asset::answer(request, path) {
        return Ok(file);
    }
    if let Some(elsewhere) = canonical_host::redirect(request, app) {
        return Ok(elsewhere);
    }
    let status = if is_page(path, app) {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    Ok(page(request, status, ""))
}

fn is_page(path: &str, app: &Arc<App>) -> bool {
    let is_among = |pages: &[&str]| pages.iter().any(|page| is_at(page, path));
    is_among(PORTAL_PAGES) || (app.settings.sandbox && is_among(SANDBOX_PAGES))
}
