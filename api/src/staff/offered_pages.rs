//! The pages that a member may open.

use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::pages::{Page, offered};
use crate::http::{Failed, Language, Tag};
use crate::session::UnfinishedAllowed;

pub struct PagesApi;

#[derive(Object)]
struct StaffPage {
    /// A path of ours.
    path: String,
    /// In the caller's language.
    title: String,
}

#[OpenApi]
impl PagesApi {
    /// The pages that I may open
    ///
    /// In the order of the menu. Any of them may be the one that opens after the sign-in.
    #[oai(
        path = "/api/staff/pages",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "list_staff_pages"
    )]
    async fn list(
        &self,
        UnfinishedAllowed(current): UnfinishedAllowed,
    ) -> Result<Json<Vec<StaffPage>>, Failed> {
        let view = |page: &Page| StaffPage {
            path: page.path.to_owned(),
            title: Language::current().pick(page.title.0, page.title.1).to_owned(),
        };
        Ok(Json(offered(current.role).map(view).collect()))
    }
}
