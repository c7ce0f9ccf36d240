//! *Trang mặc định*: the pages that a role may open.

use std::sync::Arc;

use entity::staff_member::Role;
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use crate::app::App;
use crate::http::paths::{STAFF_HOME_PAGE, STAFF_PERSONAL_PAGE};
use crate::http::{Failed, Language, Tag};
use crate::session::UnfinishedAllowed;

pub struct PagesApi;

/// A page of the staff's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffPage {
    pub path: &'static str,
    /// Vietnamese and English.
    name: (&'static str, &'static str),
    /// Who may open it.
    roles: &'static [Role],
}

const EVERYONE: &[Role] = &[Role::Staff, Role::Manager, Role::Administrator];
const MANAGERS: &[Role] = &[Role::Manager, Role::Administrator];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];

/// Each below the one that is nearest to it.
const PAGES: &[StaffPage] = &[
    page(STAFF_HOME_PAGE, ("Trang chủ", "Home"), EVERYONE),
    page(STAFF_PERSONAL_PAGE, ("Trang cá nhân", "Personal page"), EVERYONE),
    page("/hethong/don-vi", ("Đơn vị", "Units"), MANAGERS),
    page(
        "/hethong/quan-tri",
        ("Quản trị", "Administration"),
        ADMINISTRATORS,
    ),
];

const fn page(path: &'static str, name: (&'static str, &'static str), roles: &'static [Role]) -> StaffPage {
    StaffPage { path, name, roles }
}

/// What a role may open, the first page first.
pub fn pages_of(role: Role) -> impl Iterator<Item = &'static StaffPage> {
    PAGES.iter().filter(move |page| page.roles.contains(&role))
}

pub fn may_open(role: Role, path: &str) -> bool {
    pages_of(role).any(|page| page.path == path)
}

#[derive(Object)]
struct StaffPageView {
    /// A path of ours.
    path: String,
    /// In the caller's language.
    name: String,
}

#[OpenApi]
impl PagesApi {
    /// The pages that I may open
    ///
    /// Any of them may be the one that opens after the sign-in.
    #[oai(
        path = "/api/staff/pages",
        method = "get",
        tag = "Tag::Staff",
        operation_id = "list_staff_pages"
    )]
    async fn list(
        &self,
        Data(_app): Data<&Arc<App>>,
        UnfinishedAllowed(current): UnfinishedAllowed,
    ) -> Result<Json<Vec<StaffPageView>>, Failed> {
        let view = |page: &StaffPage| StaffPageView {
            path: page.path.to_owned(),
            name: Language::current().pick(page.name.0, page.name.1).to_owned(),
        };
        Ok(Json(pages_of(current.role).map(view).collect()))
    }
}

#[cfg(test)]
mod tests {
    use entity::staff_member::Role;

    use super::{may_open, pages_of};

    #[test]
    fn a_role_opens_no_more_than_its_own() {
        assert!(may_open(Role::Administrator, "/hethong/quan-tri"));
        assert!(!may_open(Role::Manager, "/hethong/quan-tri"));
        assert!(!may_open(Role::Staff, "/hethong/don-vi"));
        assert!(!may_open(Role::Administrator, "/"));
        assert_eq!(pages_of(Role::Staff).count(), 2);
    }
}
