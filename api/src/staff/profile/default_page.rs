//! A chosen page that the role may not open any more.

use entity::staff_member::Role;
use poem_openapi::Object;

use crate::http::Language;
use crate::http::paths::STAFF_HOME_PAGE;
use crate::staff::pages::{StaffPage, may_open, pages_of};

/// It was chosen when the role could open it. Until another one is chosen, the nearest opens in its place.
#[derive(Object)]
#[oai(rename = "StaffDefaultPageLost")]
pub struct DefaultPageLost {
    /// The one that was chosen.
    page: String,
    /// The one that opens in its place.
    nearest: String,
    /// For people.
    message: String,
}

impl DefaultPageLost {
    /// `None` if none was chosen, or it can be opened.
    pub fn of(role: Role, chosen: Option<&str>) -> Option<Self> {
        let page = chosen.filter(|page| !may_open(role, page))?;
        let message = Language::current().pick(
            "Trang mặc định đã chọn không còn mở được với vai trò hiện nay của ông/bà. Hệ thống mở trang gần nhất; ông/bà có thể chọn trang khác.",
            "Your role can no longer open the default page that you chose. The nearest page opens instead; you can choose another one.",
        );
        Some(Self {
            page: page.to_owned(),
            nearest: nearest(role, page).to_owned(),
            message: message.to_owned(),
        })
    }
}

/// The page that opens in place of one that may not be opened (any more): the nearest above it.
pub fn nearest(role: Role, path: &str) -> &'static str {
    let is_above = |page: &&StaffPage| {
        let rest = path.strip_prefix(page.path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let above = pages_of(role).filter(is_above);
    above
        .max_by_key(|page| page.path.len())
        .map_or(STAFF_HOME_PAGE, |page| page.path)
}

#[cfg(test)]
mod tests {
    use entity::staff_member::Role;

    use super::{STAFF_HOME_PAGE as HOME, nearest};

    #[test]
    fn in_place_of_a_page_opens_the_nearest_above_it() {
        assert_eq!(nearest(Role::Manager, "/hethong/don-vi"), "/hethong/don-vi");
        assert_eq!(nearest(Role::Staff, "/hethong/don-vi"), HOME);
        assert_eq!(
            nearest(Role::Administrator, "/hethong/don-vi/x"),
            "/hethong/don-vi"
        );
        assert_eq!(nearest(Role::Administrator, "/hethong/don-vix"), HOME);
        assert_eq!(nearest(Role::Staff, "/elsewhere"), HOME);
    }
}
