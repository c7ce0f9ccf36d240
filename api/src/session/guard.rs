//! Guards: a handler that takes one is reached by those alone whom it lets pass.

use poem::http::header::AUTHORIZATION;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::Holder;
use super::find::{Current, find, note_use};
use crate::app::App;
use crate::http::{Code, Problem, app_of, cookies};

/// A citizen's session, by cookie or bearer token. Using it counts as activity.
pub struct SignedIn(pub Current);

/// A session if there is one. Looking at it is no activity.
pub struct MaybeSignedIn(pub Option<Current>);

/// Held by whoever proved within the last minutes who they are; what a thief would change first asks for it
/// (ASVS 7.5.1).
pub struct RecentlyProven(());

impl RecentlyProven {
    /// Otherwise the problem `reauthenticate`.
    pub fn of(app: &App, current: &impl Holder) -> Result<Self, Problem> {
        if app.now() < current.proven_until(&app.policy) {
            Ok(Self(()))
        } else {
            Err(Problem::new(Code::Reauthenticate))
        }
    }
}

const COOKIE_SCHEME: &str = "SessionCookie";
pub(super) const BEARER_SCHEME: &str = "SessionBearer";

/// A cookie of ours as a way to hold a session, and the bearer token that does the same.
pub(super) fn register(registry: &mut Registry, scheme: &'static str, cookie: &'static str) {
    let of = |ty, description| MetaSecurityScheme {
        ty,
        description: Some(description),
        name: None,
        key_in: None,
        scheme: None,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    };
    let by_cookie = MetaSecurityScheme {
        name: Some(cookie),
        key_in: Some("cookie"),
        ..of(
            "apiKey",
            "Set by the sign-in. Over https its name begins with `__Host-`.",
        )
    };
    registry.create_security_scheme(scheme, by_cookie);
    let bearer = MetaSecurityScheme {
        scheme: Some("bearer"),
        ..of("http", "The same session for programs that hold its token.")
    };
    registry.create_security_scheme(BEARER_SCHEME, bearer);
}

impl<'a> ApiExtractor<'a> for SignedIn {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        register(registry, COOKIE_SCHEME, super::COOKIE);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![COOKIE_SCHEME, BEARER_SCHEME]
    }

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let app = app_of(request)?;
        let mut current = current(request, app)
            .await?
            .ok_or_else(|| refusal(Problem::new(Code::NotSignedIn)))?;
        if current.life.is_use_worth_writing(app.now(), &app.policy) {
            note_use(app, current.id, &mut current.life)
                .await
                .map_err(|error| refusal(Problem::from_db(&error)))?;
        }
        Ok(Self(current))
    }
}

impl<'a> ApiExtractor<'a> for MaybeSignedIn {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::PoemExtractor];

    type ParamType = ();
    type ParamRawType = ();

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        Ok(Self(current(request, app_of(request)?).await?))
    }
}

async fn current(request: &Request, app: &App) -> poem::Result<Option<Current>> {
    match token(request, app, super::COOKIE) {
        Some(token) => find(app, &token)
            .await
            .map_err(|error| refusal(Problem::from_db(&error))),
        None => Ok(None),
    }
}

/// A bearer token counts before the cookie, and alone.
pub(super) fn token(request: &Request, app: &App, cookie: &str) -> Option<String> {
    match request.headers().get(AUTHORIZATION) {
        Some(header) => bearer(header.to_str().ok()?).map(ToOwned::to_owned),
        None => cookies::read(request, app, cookie),
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

pub(super) fn refusal(problem: Problem) -> poem::Error {
    poem::Error::from_response(poem::IntoResponse::into_response(problem))
}
