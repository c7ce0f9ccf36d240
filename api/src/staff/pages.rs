//! The pages of the staff's side, and which role may open which. One may be chosen to open after the sign-in.

use entity::staff_member::Role;

/// Everybody's way in, which no role ever loses.
pub const HOME: &str = "/hethong";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub path: &'static str,
    /// Vietnamese and English.
    pub title: (&'static str, &'static str),
    roles: &'static [Role],
}

const EVERYONE: &[Role] = &[Role::Staff, Role::Manager, Role::Administrator];
const MANAGERS: &[Role] = &[Role::Manager, Role::Administrator];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];

pub const PAGES: &[Page] = &[
    page(HOME, ("Trang chủ cán bộ", "Staff home"), EVERYONE),
    page(
        "/hethong/trang-ca-nhan",
        ("Trang cá nhân", "Personal page"),
        EVERYONE,
    ),
    page(
        "/hethong/trang-ca-nhan/phien-dang-nhap",
        ("Phiên đăng nhập", "Sessions"),
        EVERYONE,
    ),
    page(
        "/hethong/trang-ca-nhan/nhat-ky",
        ("Nhật ký hoạt động", "Activity"),
        EVERYONE,
    ),
    page("/hethong/don-vi", ("Đơn vị của tôi", "My unit"), MANAGERS),
    page(
        "/hethong/quan-tri",
        ("Quản trị", "Administration"),
        ADMINISTRATORS,
    ),
];

const fn page(path: &'static str, title: (&'static str, &'static str), roles: &'static [Role]) -> Page {
    Page { path, title, roles }
}

/// What a role may open, in the order of the menu.
pub fn offered(role: Role) -> impl Iterator<Item = &'static Page> {
    PAGES.iter().filter(move |page| page.roles.contains(&role))
}

pub fn is_offered(role: Role, path: &str) -> bool {
    offered(role).any(|page| page.path == path)
}

/// The page that opens in place of one that is not offered (any more): the nearest above it.
pub fn nearest(role: Role, path: &str) -> &'static str {
    let is_above = |page: &&Page| {
        path.strip_prefix(page.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let above = offered(role).filter(is_above);
    above
        .max_by_key(|page| page.path.len())
        .map_or(HOME, |page| page.path)
}

#[cfg(test)]
mod tests {
    use entity::staff_member::Role;

    use super::{HOME, PAGES, is_offered, nearest};

    #[test]
    fn every_role_may_open_the_home_page() {
        for role in [Role::Staff, Role::Manager, Role::Administrator] {
            assert!(is_offered(role, HOME), "{role:?}");
        }
        assert!(PAGES.iter().all(|page| page.path.starts_with(HOME)));
    }

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
