//! Signs a member in by the road that a browser walks.

use chrono::TimeDelta;
use sea_orm::DbErr;
use serde_json::json;

use super::demo::{DemoMember, STAFF_PASSWORD};
use super::list::find;
use crate::app::App;
use crate::evidence::totp_seed;
use crate::proof::totp;
use crate::sandbox::walker::Walker;
use crate::session;

/// The session's token; `None` if the member can't sign in with password and authenticator alone.
pub async fn walk(app: &App, member: &DemoMember) -> Result<Option<String>, DbErr> {
    let Some((_, credential)) = find(app, member).await? else {
        return Ok(None);
    };
    let Some(seed) = credential
        .totp_enrolled_at
        .and_then(|_| totp_seed::open(app, &credential))
    else {
        return Ok(None);
    };
    // The earliest code that was not used yet.
    let codes =
        [-30, 0, 30].map(|seconds| totp::current_code(&seed, app.now() + TimeDelta::seconds(seconds)));
    let good = |code: &&String| totp::judge(&seed, code, credential.totp_last_step, app.now()).is_some();
    let Some(code) = codes.iter().find(good) else {
        return Ok(None);
    };
    Ok(give(app, member, code).await)
}

async fn give(app: &App, member: &DemoMember, code: &str) -> Option<String> {
    let mut walker = Walker::new(app);
    let credentials = json!({"username": member.key, "password": STAFF_PASSWORD});
    walker.post("/api/staff/session", &credentials).await?;
    walker
        .post("/api/staff/session/totp", &json!({ "code": code }))
        .await?;
    walker.cookie(session::STAFF_COOKIE)
}
