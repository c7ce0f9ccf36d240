//! What the pages must know of this installation.

use std::sync::Arc;

use entity::ProviderName;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use super::{Caller, Tag};
use crate::app::App;

pub struct SiteApi;

#[derive(Object)]
struct Site {
    /// The name of the place, as its header shows it.
    name: String,
    /// Whether this installation has the test environment.
    sandbox: bool,
    /// Whether the caller's computer stands in a public place: whoever signs in there has a session that ends sooner.
    kiosk: bool,
    /// The ways to sign in that are offered here.
    ways_in: Vec<WayIn>,
}

#[derive(Enum)]
#[oai(rename = "OfferedWayIn", rename_all = "snake_case")]
enum WayIn {
    Vneid,
    /// The National Public Service Portal.
    Dvcqg,
    /// User name, password and a code by SMS.
    Local,
}

impl From<ProviderName> for WayIn {
    fn from(name: ProviderName) -> Self {
        match name {
            ProviderName::Vneid => Self::Vneid,
            ProviderName::Dvcqg => Self::Dvcqg,
        }
    }
}

#[OpenApi]
impl SiteApi {
    /// This installation
    ///
    /// Its name, and whether the test environment is on.
    #[oai(
        path = "/api/site",
        method = "get",
        tag = "Tag::Public",
        operation_id = "get_site"
    )]
    async fn site(&self, Data(app): Data<&Arc<App>>, caller: Caller) -> Json<Site> {
        Json(Site {
            name: app.settings.site_name.clone(),
            sandbox: app.settings.sandbox,
            kiosk: app.settings.is_kiosk(caller.address),
            ways_in: ways_in(app),
        })
    }
}

fn ways_in(app: &App) -> Vec<WayIn> {
    let providers = app.settings.providers().map(|provider| provider.name.into());
    let local = app.settings.local_sign_in.then_some(WayIn::Local);
    providers.chain(local).collect()
}
