//! Guards: a handler that takes one is reached by those alone whom it lets pass.

use poem::http::header::AUTHORIZATION;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use super::find::{Current, find, write_use};
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
    pub fn of(app: &App, current: &Current) -> Result<Self, Problem> {
        if app.now() < current.proven_until(&app.policy) {
            Ok(Self(()))
        } else {
            Err(Problem::new(Code::Reauthenticate))
        }
    }
}

const COOKIE_SCHEME: &str = "SessionCookie";
const BEARER_SCHEME: &str = "SessionBearer";

impl<'a> ApiExtractor<'a> for SignedIn {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        let scheme = |ty, description| MetaSecurityScheme {
            ty,
            description: Some(description),
            name: None,
            key_in: None,
            scheme: None,
            bearer_format: None,
            flows: None,
            openid_connect_url: None,
        };
        let cookie = scheme(
            "apiKey",
            "Set by the sign-in. Over https its name begins with `__Host-`.",
        );
        let cookie = MetaSecurityScheme {
            name: Some(super::COOKIE),
            key_in: Some("cookie"),
            ..cookie
        };
        registry.create_security_scheme(COOKIE_SCHEME, cookie);
        let bearer = scheme("http", "The same session for programs that hold its token.");
        registry.create_security_scheme(
            BEARER_SCHEME,
            MetaSecurityScheme {
                scheme: Some("bearer"),
                ..bearer
            },
        );
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
            write_use(app, &mut current)
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
    match token(request, app) {
        Some(token) => find(app, &token)
            .await
            .map_err(|error| refusal(Problem::from_db(&error))),
        None => Ok(None),
    }
}

/// A bearer token counts before the cookie, and alone.
fn token(request: &Request, app: &App) -> Option<String> {
    match request.headers().get(AUTHORIZATION) {
        Some(header) => bearer(header.to_str().ok()?).map(ToOwned::to_owned),
        None => cookies::read(request, app, super::COOKIE),
    }
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn refusal(problem: Problem) -> poem::Error {
    poem::Error::from_response(poem::IntoResponse::into_response(problem))
}
