//! An OpenID Provider: authorization code flow with PKCE, user info, RP-initiated logout. It knows
//! nothing of the provider that it plays; an [`Issuer`] says what makes it that one.

mod answer;
mod authorize;
mod client_auth;
mod discovery;
mod faulty;
mod hint;
mod jws;
mod keys;
mod logout;
mod parameters;
mod prompt;
mod protocol_error;
mod request;
mod session;
mod token;
mod user_info;

use entity::{SandboxAccountId, SandboxSignInId, sandbox_account};
use poem::{Request, Response, Route};
use serde_json::{Map, Value};

use crate::app::App;

pub use answer::{Completed, answer, complete, revoke_grants, service, session_token};
pub use keys::{KeyError, ensure_keys};
pub use session::end_session;

/// What differs from one provider to the next.
pub struct Issuer {
    /// Its issuer identifier is the public address with this path.
    pub path: &'static str,
    /// Where a browser signs in whose sign-in has just begun.
    pub sign_in_at: fn(&App, SandboxSignInId) -> String,
    pub signed_out_page: &'static str,
    /// Where a person says whether they want to sign out, when nobody else has said it for them.
    pub confirm_sign_out_page: &'static str,
    /// Ties a sign-in to its browser.
    pub browser_cookie: &'static str,
    /// The person's session at this provider.
    pub session_cookie: &'static str,
    /// How clients may prove themselves at the token endpoint.
    pub client_auth: &'static [&'static str],
    pub user_info_methods: &'static [&'static str],
    /// Whether it knows PKCE, `nonce` and the `iss` parameter (RFC 7636, OpenID Connect Core 2, RFC 9207), and says so. One
    /// that does not takes them without complaint and leaves them out.
    pub is_modern: bool,
    pub acr_values: &'static [&'static str],
    pub scopes: &'static [&'static str],
    pub claims_supported: &'static [&'static str],
    /// The `sub` of an account.
    pub subject: fn(SandboxAccountId) -> String,
    /// The assurance that a sign-in to this account gives.
    pub acr: fn(&sandbox_account::Model) -> &'static str,
    /// What user info says of an account for these scopes, `sub` aside.
    pub claims: fn(&sandbox_account::Model, &[&str]) -> Map<String, Value>,
}

/// Paths below the issuer's own, with the methods they take.
pub const PATHS: &[(&str, &str)] = &[
    ("/.well-known/openid-configuration", "GET, HEAD, OPTIONS"),
    ("/jwks", "GET, HEAD, OPTIONS"),
    ("/authorize", "GET, HEAD, POST"),
    ("/token", "POST, OPTIONS"),
    ("/userinfo", "GET, HEAD, POST, OPTIONS"),
    ("/logout", "GET, HEAD, POST"),
];

/// The protocol's endpoints.
pub fn routes(route: Route, issuer: &'static Issuer) -> Route {
    let at = |path: &str| format!("{}{path}", issuer.path);
    route
        .at(
            at("/.well-known/openid-configuration"),
            faulty::open(issuer, &["GET"], discovery::metadata),
        )
        .at(at("/jwks"), faulty::open(issuer, &["GET"], discovery::key_set))
        .at(at("/authorize"), faulty::browsed(issuer, authorize::authorize))
        .at(at("/token"), faulty::open(issuer, &["POST"], token::token))
        .at(
            at("/userinfo"),
            faulty::open(issuer, issuer.user_info_methods, user_info::user_info),
        )
        .at(at("/logout"), faulty::browsed(issuer, logout::logout))
}

impl Issuer {
    pub fn identifier(&self, app: &App) -> String {
        app.settings.at(self.path)
    }
}

/// What an endpoint of the protocol is: it reads the request itself and always has an answer.
type Answered = std::pin::Pin<Box<dyn Future<Output = poem::Result<Response>> + Send>>;
type Endpoint = fn(&'static Issuer, Request) -> Answered;
