//! Begin a sign-in: off to the provider.

use std::sync::Arc;

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use super::sign_in_page;
use crate::app::App;
use crate::config::Provider;
use crate::http::paths::{CITIZEN_ACCOUNT_PAGE, CITIZEN_CALLBACK};
use crate::http::{Caller, Failed, OwnPath, Problem, Redirect, Tag, canonical_host};
use crate::person::attempt::{self, Purpose};
use crate::person::{ProviderCode, TripProblem};
use crate::provider::{Metadata, authorization_request};

pub struct SignInApi;

#[OpenApi]
impl SignInApi {
    /// Sign in as a citizen
    ///
    /// For a browser to go to. Sends it to the identity provider, which always asks the person to prove who
    /// they are. If the provider can't be reached it goes to the sign-in page with `problem=provider_unavailable`.
    #[oai(
        path = "/api/citizen/sign-in",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "begin_citizen_sign_in"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// A path of our own pages to come back to; anything else counts as absent.
        return_to: Query<Option<String>>,
        /// `true` if others use the same computer: the session ends sooner. Also taken: `on`, `1`.
        shared_computer: Query<Option<String>>,
        /// By which provider: `vneid` if absent. One that is not configured is not found.
        provider: Query<Option<ProviderCode>>,
    ) -> Result<Redirect, Failed> {
        if let Some(elsewhere) = canonical_host::public_address(request, app) {
            return Ok(Redirect::to(elsewhere));
        }
        let return_to = return_to.0.as_deref().and_then(OwnPath::parse);
        let shared_computer = matches!(shared_computer.0.as_deref(), Some("true" | "on" | "1"));
        let provider = provider.0.unwrap_or(ProviderCode::Vneid).configured(app)?;
        begin(app, provider, request, return_to, shared_computer).await
    }
}

async fn begin(
    app: &App,
    provider: &Provider,
    request: &Request,
    return_to: Option<OwnPath>,
    shared_computer: bool,
) -> Result<Redirect, Failed> {
    let metadata = match Metadata::discover(app, provider).await {
        Ok(metadata) => metadata,
        Err(problem) => {
            tracing::warn!(%problem, "a sign-in could not begin");
            let problem = TripProblem::from(&problem);
            return Ok(sign_in_page::with_problem(
                problem,
                return_to.as_ref(),
                shared_computer,
            ));
        }
    };
    let authorization = authorization_request(app, &metadata, CITIZEN_CALLBACK);
    let (browser, cookie) = attempt::browser(request, app);
    let return_to = return_to.or_else(|| OwnPath::parse(CITIZEN_ACCOUNT_PAGE));
    let return_to = return_to.ok_or_else(|| Problem::new(crate::http::Code::Broken))?;
    let purpose = Purpose {
        return_to: &return_to,
        shared_computer: shared_computer || app.settings.is_kiosk(Caller::of(request, app).address),
        proves: None,
        errand: None,
        provider: provider.name,
    };
    attempt::begin(app, &browser, &authorization.state, &purpose).await?;
    let redirect = Redirect::to(authorization.url);
    Ok(match cookie {
        Some(cookie) => redirect.with_cookie(cookie),
        None => redirect,
    })
}
