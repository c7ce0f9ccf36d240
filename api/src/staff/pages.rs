//! The pages of the staff's side, and which role may open which. One may be chosen to open after the sign-in.

use entity::staff_member::Role;

/// Everybody's way in, which no role ever loses.
pub const HOME: &str = "/hethong";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffPage {
    pub path: &'static str,
    /// Vietnamese and English.
    name: (&'static str, &'static str),
    roles: &'static [Role],
}

const EVERYONE: &[Role] = &[Role::Staff, Role::Manager, Role::Administrator];
const MANAGERS: &[Role] = &[Role::Manager, Role::Administrator];
const ADMINISTRATORS: &[Role] = &[Role::Administrator];

pub const PAGES: &[StaffPage] = &[
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

const fn page(path: &'static str, name: (&'static str, &'static str), roles: &'static [Role]) -> StaffPage {
    StaffPage { path, name, roles }
}

/// What a role may open, in the order of the menu.
pub fn pages_of(role: Role) -> impl Iterator<Item = &'static StaffPage> {
    PAGES.iter().filter(move |page| page.roles.contains(&role))
}

pub fn may_open(role: Role, path: &str) -> bool {
    pages_of(role).any(|page| page.path == path)
}

#[cfg(test)]
mod tests {
    use entity::staff_member::Role;

    use super::{HOME, PAGES, may_open};

    #[test]
    fn every_role_may_open_the_home_page() {
        for role in [Role::Staff, Role::Manager, Role::Administrator] {
            assert!(may_open(role, HOME), "{role:?}");
        }
        assert!(PAGES.iter().all(|page| page.path.starts_with(HOME)));
    }
}
