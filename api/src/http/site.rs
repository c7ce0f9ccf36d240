//! What the pages must know of this installation.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

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
        })
    }
}
