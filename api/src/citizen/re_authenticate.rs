//! Prove once more who you are.

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use validator::{Validate, ValidationError};

use super::links::ways;
use crate::app::App;
use crate::http::paths::CITIZEN_CALLBACK;
use crate::http::{Checked, Code, Failed, OwnPath, Problem, Tag};
use crate::person::reauthentication::{self, Begun};
use crate::session::SignedIn;

pub struct ReauthenticateApi;

#[derive(Object, Validate)]
struct Whereto {
    /// A path of our own pages to come back to.
    #[oai(validator(max_length = 2000))]
    #[validate(custom(function = is_own_path))]
    return_to: String,
}

fn is_own_path(given: &str) -> Result<(), ValidationError> {
    let own = OwnPath::parse(given);
    own.map(drop).ok_or_else(|| ValidationError::new("own_path"))
}

#[derive(Object)]
struct Redirection {
    /// The provider's address, for the browser to go to.
    redirect_to: String,
}

#[derive(ApiResponse)]
enum ReauthenticateAnswer {
    /// Off to the provider.
    #[oai(status = 200)]
    Begun(
        Json<Redirection>,
        /// A cookie of ours, if one changes.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

#[OpenApi]
impl ReauthenticateApi {
    /// Prove once more who I am
    ///
    /// Needed when an operation answers 401 with `reauthenticate`. The browser goes to `redirect_to` and comes back to
    /// `return_to`; the same person must have signed in anew at the provider. Then this session has a new token and, for
    /// ten minutes, may do what it asked for. If it came to nothing the session stays as it was, and `return_to` gets a
    /// parameter `reauthentication` = `other_person`, `not_fresh`, `expired`, `cancelled`, `provider_unavailable`,
    /// `provider_refused` or `identity_rejected`. 503 if the provider can't be reached.
    #[oai(
        path = "/api/citizen/re-authenticate",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "reauthenticate_citizen"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
        Checked(input): Checked<Whereto>,
    ) -> Result<ReauthenticateAnswer, Failed> {
        let return_to = OwnPath::parse(&input.return_to).ok_or_else(|| Problem::new(Code::Broken))?;
        let provider = ways::provider_of(app, current.citizen).await?;
        let Begun { redirect_to, cookie } =
            reauthentication::begin(app, request, &current, provider, &return_to, CITIZEN_CALLBACK).await?;
        Ok(ReauthenticateAnswer::Begun(
            Json(Redirection { redirect_to }),
            cookie,
        ))
    }
}
