//! The end of the provider's own session, once ours has ended.

use crate::app::App;
use crate::config::Provider;
use crate::provider;
use crate::session;

/// Where the browser goes: through the provider, which ends its session and sends it on to `page`; or straight there, if
/// no provider vouched for it or none can be reached.
pub async fn continue_to(app: &App, ended: session::Ended, page: &str) -> String {
    let only_here = || app.settings.at(&format!("{page}?provider=not_reached"));
    let of_issuer = |provider: &&Provider| provider.issuer == ended.issuer;
    let provider = app.settings.providers().find(of_issuer);
    let (Some(provider), Some(id_token)) = (provider, &ended.id_token) else {
        return only_here();
    };
    match provider::end_session(app, provider, id_token, page).await {
        Ok(Some(url)) => url.into(),
        Ok(None) => only_here(),
        Err(problem) => {
            tracing::warn!(%problem, "the provider's session may live on");
            only_here()
        }
    }
}
