//! Ending the provider's own session (OpenID Connect RP-Initiated Logout 1.0).

use url::Url;

use super::{Metadata, ProviderProblem};
use crate::app::App;
use crate::config::Provider;

/// Where the browser is to go so that the provider ends its session by the hint's `sid` and sends
/// the person back to `return_path`; `None` if the provider offers no such thing.
pub async fn end_session(
    app: &App,
    provider: &Provider,
    id_token: &str,
    return_path: &str,
) -> Result<Option<Url>, ProviderProblem> {
    let metadata = Metadata::discover(app, provider).await?;
    Ok(metadata.end_session_endpoint().map(|mut url| {
        url.query_pairs_mut()
            .append_pair("id_token_hint", id_token)
            .append_pair("client_id", &provider.client_id)
            .append_pair("post_logout_redirect_uri", &app.settings.at(return_path));
        url
    }))
}
