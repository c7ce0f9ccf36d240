//! Signs a persona in for Swagger UI: the same road that a browser walks, step by step, in this process.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use http::StatusCode;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use serde_json::json;
use validator::Validate;

use super::personas::{PASSWORD, Persona};
use super::staff::{self, DemoMember};
use super::walker::{Walker, location};
use crate::app::App;
use crate::http::{Checked, Code, FailedOr, Problem, Reason, Tag, cookies};
use crate::session;

pub struct WalkApi;

#[derive(Object, Validate)]
struct Who {
    /// A persona's key, or the user name of a member of the staff.
    #[oai(validator(max_length = 64))]
    #[validate(length(min = 1, max = 64))]
    key: String,
}

#[derive(Object)]
struct SignedIn {
    /// For `Authorization: Bearer`.
    token: String,
    expires_at: DateTime<Utc>,
}

#[derive(ApiResponse)]
enum WalkAnswer {
    /// A session of the portal, opened as any other.
    #[oai(status = 200)]
    SignedIn(Json<SignedIn>, #[oai(header = "Set-Cookie")] String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum WalkRefusal {
    UnknownPersona,
    /// This persona can't sign in: locked, delayed, or a fault is switched on.
    SignInFailed,
}

impl Reason for WalkRefusal {
    fn status(self) -> StatusCode {
        match self {
            Self::UnknownPersona => StatusCode::NOT_FOUND,
            Self::SignInFailed => StatusCode::FORBIDDEN,
        }
    }

    fn detail(self) -> (&'static str, &'static str) {
        match self {
            Self::UnknownPersona => (
                "Không có nhân vật nào với mã này.",
                "There is no persona with this key.",
            ),
            Self::SignInFailed => (
                "Nhân vật này không đăng nhập được: tài khoản bị khóa, đang phải chờ, hoặc một lỗi thử nghiệm đang bật.",
                "This persona can't sign in: the account is locked or must wait, or a fault is switched on.",
            ),
        }
    }
}

#[OpenApi]
impl WalkApi {
    /// Sign a persona in
    ///
    /// Walks the whole way (authorization, password, code, callback) and answers with a token for
    /// `Authorization: Bearer`; the cookie is set too. It is no second way in. Of the staff, those who have an authenticator;
    /// a code counts once, so each at most three times in a minute.
    #[oai(
        path = "/sandbox/sign-in",
        method = "post",
        tag = "Tag::Sandbox",
        operation_id = "sign_sandbox_persona_in"
    )]
    async fn sign_in(
        &self,
        Data(app): Data<&Arc<App>>,
        Checked(who): Checked<Who>,
    ) -> Result<WalkAnswer, FailedOr<WalkRefusal>> {
        if let Some(member) = DemoMember::named(&who.key) {
            return sign_staff_in(app, member).await;
        }
        let persona = Persona::named(&who.key).ok_or(WalkRefusal::UnknownPersona)?;
        let token = walk(app, persona).await.ok_or(WalkRefusal::SignInFailed)?;
        let current = session::find(app, &token)
            .await?
            .ok_or_else(|| Problem::new(Code::Broken))?;
        let expires_at = current.life.expires_at(&app.policy);
        let cookie = cookies::set(app, session::COOKIE, &token);
        Ok(WalkAnswer::SignedIn(Json(SignedIn { token, expires_at }), cookie))
    }
}

async fn sign_staff_in(app: &App, member: &DemoMember) -> Result<WalkAnswer, FailedOr<WalkRefusal>> {
    let token = staff::walk(app, member).await?.ok_or(WalkRefusal::SignInFailed)?;
    let current = session::find_staff(app, &token)
        .await?
        .ok_or_else(|| Problem::new(Code::Broken))?;
    let expires_at = current.life.expires_at(&app.policy);
    let cookie = cookies::set(app, session::STAFF_COOKIE, &token);
    Ok(WalkAnswer::SignedIn(Json(SignedIn { token, expires_at }), cookie))
}

async fn walk(app: &App, persona: &Persona) -> Option<String> {
    let mut walker = Walker::new(app);
    let begun = walker.get(&app.settings.at("/api/citizen/sign-in")).await?;
    let page = walker.get(&location(&begun)?).await?;
    if page.status() != StatusCode::SEE_OTHER {
        return None;
    }
    let credentials = json!({"personal_id": persona.personal_id, "password": PASSWORD});
    walker.post("/vneid/api/sign-in/password", &credentials).await?;
    let code = walker.reads_code(persona).await?;
    let finished = walker
        .post("/vneid/api/sign-in/otp", &json!({ "code": code }))
        .await?;
    walker.get(finished.get("redirect_to")?.as_str()?).await?;
    walker.cookie(session::COOKIE)
}
