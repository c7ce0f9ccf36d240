//! Signs a persona in for Swagger UI: the same road that a browser walks, step by step, in this process.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use http::{Method, StatusCode};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use serde_json::{Value, json};
use url::Url;
use validator::Validate;

use super::personas::{PASSWORD, PERSONAS, Persona};
use crate::app::App;
use crate::http::{Checked, Code, FailedOr, Problem, Reason, Tag, cookies};
use crate::outside::Answer;
use crate::session;

pub struct WalkApi;

#[derive(Object, Validate)]
struct Who {
    /// A persona's key.
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
    /// `Authorization: Bearer`; the cookie is set too. It is no second way in.
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
        let persona = PERSONAS
            .iter()
            .find(|persona| persona.key == who.key)
            .ok_or(WalkRefusal::UnknownPersona)?;
        let token = Walker {
            app,
            jar: BTreeMap::new(),
        }
        .walk(persona)
        .await
        .ok_or(WalkRefusal::SignInFailed)?;
        let current = session::find(app, &token)
            .await?
            .ok_or_else(|| Problem::new(Code::Broken))?;
        let expires_at = current.life.expires_at(&app.policy);
        let cookie = cookies::set(app, session::COOKIE, &token);
        Ok(WalkAnswer::SignedIn(Json(SignedIn { token, expires_at }), cookie))
    }
}

/// A browser of a few lines: it keeps cookies and follows no redirect by itself.
struct Walker<'a> {
    app: &'a App,
    jar: BTreeMap<String, String>,
}

impl Walker<'_> {
    async fn walk(mut self, persona: &Persona) -> Option<String> {
        let authorize = location(&self.get(&self.app.settings.at("/api/citizen/sign-in")).await?)?;
        let page = self.get(&authorize).await?;
        if page.status() != StatusCode::SEE_OTHER {
            return None;
        }
        let credentials = json!({"personal_id": persona.personal_id, "password": PASSWORD});
        self.post("/vneid/api/sign-in/password", &credentials).await?;
        let outbox = self
            .get(
                &self
                    .app
                    .settings
                    .at(&format!("/sandbox/sms?to={}", persona.phone.replace('+', "%2B"))),
            )
            .await?;
        let messages: Value = serde_json::from_slice(outbox.body()).ok()?;
        let code = messages.get(0)?.get("code")?.clone();
        let finished = self
            .post("/vneid/api/sign-in/otp", &json!({ "code": code }))
            .await?;
        let callback = finished.get("redirect_to")?.as_str()?.to_owned();
        self.get(&callback).await?;
        let name = |pair: &String| pair.trim_start_matches("__Host-") == session::COOKIE;
        self.jar
            .iter()
            .find(|(key, _)| name(key))
            .map(|(_, token)| token.clone())
    }

    async fn get(&mut self, address: &str) -> Option<Answer> {
        self.send(Method::GET, address, Vec::new()).await
    }

    async fn post(&mut self, path: &str, body: &Value) -> Option<Value> {
        let address = self.app.settings.at(path);
        let answer = self
            .send(Method::POST, &address, body.to_string().into_bytes())
            .await?;
        (answer.status() == StatusCode::OK).then(|| serde_json::from_slice(answer.body()).ok())?
    }

    async fn send(&mut self, method: Method, address: &str, body: Vec<u8>) -> Option<Answer> {
        let own = Url::parse(address).ok()?.origin() == self.app.settings.public_url.origin();
        let cookies: Vec<_> = self
            .jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = http::Request::builder()
            .method(method)
            .uri(address)
            .header(
                ORIGIN,
                self.app.settings.public_url.origin().ascii_serialization(),
            )
            .header(CONTENT_TYPE, "application/json")
            .header(COOKIE, cookies.join("; "))
            .body(body)
            .ok()
            .filter(|_| own)?;
        let answer = self.app.outside.send(request).await.ok()?;
        for header in answer.headers().get_all(SET_COOKIE) {
            let pair = header
                .to_str()
                .ok()
                .and_then(|text| text.split(';').next()?.split_once('='));
            self.jar
                .extend(pair.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Some(answer)
    }
}

fn location(answer: &Answer) -> Option<String> {
    answer
        .headers()
        .get(LOCATION)?
        .to_str()
        .ok()
        .map(ToOwned::to_owned)
}
