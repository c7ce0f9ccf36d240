//! Begin to link an account at a provider.

use std::sync::Arc;

use entity::authorization_attempt::Errand;
use poem::Request;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use crate::app::App;
use crate::config::Provider;
use crate::http::paths::{CITIZEN_CALLBACK, CITIZEN_LINKS_PAGE};
use crate::http::{Code, Failed, OwnPath, Problem, Tag};
use crate::person::ProviderCode;
use crate::person::attempt::{self, Purpose};
use crate::provider::{Metadata, authorization_request};
use crate::session::{Current, RecentlyProven, SignedIn};

pub struct BeginLinkApi;

const RETRY_AFTER_SECONDS: u64 = 5;

#[derive(Object)]
#[oai(rename = "LinkRedirection")]
pub struct Link {
    /// The provider's address, for the browser to go to.
    redirect_to: String,
}

#[derive(ApiResponse)]
pub enum Redirection {
    /// Off to the provider.
    #[oai(status = 200)]
    Begun(
        Json<Link>,
        /// A cookie of ours, if one changes.
        #[oai(header = "Set-Cookie")]
        Option<String>,
    ),
}

#[OpenApi]
impl BeginLinkApi {
    /// Link my Techid of the national portal
    ///
    /// The browser goes to `redirect_to`, where the person signs in to the account that is to be linked, and comes back to
    /// the account page: with `link=dvcqg` to look at the preview and confirm, or with `link_problem` = `other_person`,
    /// `no_techid`, `identity_conflict`, `already_linked`, `expired`, `cancelled`, `provider_unavailable`,
    /// `provider_refused` or `identity_rejected`. Nothing is linked before it is confirmed. 401 `reauthenticate` unless the
    /// person proved within 10 minutes who they are; 404 for a provider that is not configured; 503 if it can't be reached.
    #[oai(
        path = "/api/citizen/links/dvcqg",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "begin_citizen_dvcqg_link"
    )]
    async fn begin_dvcqg(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
    ) -> Result<Redirection, Failed> {
        begin(app, &current, request, ProviderCode::Dvcqg).await
    }

    /// Link VNeID
    ///
    /// As for the national portal, for an account that was made by signing in there.
    #[oai(
        path = "/api/citizen/links/vneid",
        method = "post",
        tag = "Tag::Citizen",
        operation_id = "begin_citizen_vneid_link"
    )]
    async fn begin_vneid(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
        request: &Request,
    ) -> Result<Redirection, Failed> {
        begin(app, &current, request, ProviderCode::Vneid).await
    }
}

async fn begin(
    app: &App,
    current: &Current,
    request: &Request,
    provider: ProviderCode,
) -> Result<Redirection, Failed> {
    let provider = provider.configured(app)?;
    RecentlyProven::of(app, current)?;
    Ok(off(app, request, current, provider, Errand::Link).await?)
}

/// Off to a provider, for someone who is signed in.
pub async fn off(
    app: &App,
    request: &Request,
    current: &Current,
    provider: &Provider,
    errand: Errand,
) -> Result<Redirection, Problem> {
    let metadata = Metadata::discover(app, provider).await.map_err(|problem| {
        tracing::warn!(%problem, "nobody can be sent to the provider now");
        Problem::new(Code::Unavailable).retry_after(RETRY_AFTER_SECONDS)
    })?;
    let authorization = authorization_request(app, &metadata, CITIZEN_CALLBACK);
    let (browser, cookie) = attempt::browser(request, app);
    let return_to = OwnPath::parse(CITIZEN_LINKS_PAGE).ok_or_else(|| Problem::new(Code::Broken))?;
    let purpose = Purpose {
        return_to: &return_to,
        shared_computer: current.life.shared_computer(),
        proves: None,
        errand: Some((errand, Some(current.id))),
        provider: provider.name,
    };
    attempt::begin(app, &browser, &authorization.state, &purpose).await?;
    let link = Link {
        redirect_to: authorization.url.into(),
    };
    Ok(Redirection::Begun(Json(link), cookie))
}
