//! Off to the provider.

use std::sync::Arc;

use entity::authorization_attempt::Errand;
use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use super::sign_in_page;
use crate::app::App;
use crate::http::paths::{STAFF_CALLBACK, STAFF_HOME_PAGE};
use crate::http::{Code, Failed, OwnPath, Problem, Redirect, Tag, canonical_host};
use crate::person::TripProblem;
use crate::person::attempt::{self, Purpose};
use crate::provider::{Metadata, authorization_request};

pub struct StaffVneidApi;

#[OpenApi]
impl StaffVneidApi {
    /// Sign in as staff with VNeID
    ///
    /// For a browser to go to. If the provider can't be reached it goes to the staff's sign-in page with
    /// `problem=provider_unavailable`.
    #[oai(
        path = "/api/staff/sign-in",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "begin_staff_vneid_sign_in"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        request: &Request,
        /// A path of our own pages to come back to; anything else counts as absent.
        return_to: Query<Option<String>>,
    ) -> Result<Redirect, Failed> {
        if let Some(elsewhere) = canonical_host::public_address(request, app) {
            return Ok(Redirect::to(elsewhere));
        }
        let return_to = return_to.0.as_deref().and_then(OwnPath::parse);
        begin(app, request, return_to).await
    }
}

async fn begin(app: &App, request: &Request, return_to: Option<OwnPath>) -> Result<Redirect, Failed> {
    let provider = &app.settings.vneid;
    let metadata = match Metadata::discover(app, provider).await {
        Ok(metadata) => metadata,
        Err(problem) => {
            tracing::warn!(%problem, "a sign-in could not begin");
            let problem = TripProblem::from(&problem);
            return Ok(sign_in_page::with_problem(problem, return_to.as_ref()));
        }
    };
    let authorization = authorization_request(app, &metadata, STAFF_CALLBACK);
    let (browser, cookie) = attempt::browser(request, app);
    let return_to = return_to.or_else(|| OwnPath::parse(STAFF_HOME_PAGE));
    let return_to = return_to.ok_or_else(|| Problem::new(Code::Broken))?;
    let purpose = Purpose {
        return_to: &return_to,
        shared_computer: false,
        proves: None,
        errand: Some((Errand::Staff, None)),
        provider: provider.name,
    };
    attempt::begin(app, &browser, &authorization.state, &purpose).await?;
    let redirect = Redirect::to(authorization.url);
    Ok(match cookie {
        Some(cookie) => redirect.with_cookie(cookie),
        None => redirect,
    })
}
