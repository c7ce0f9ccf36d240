//! Addresses of ours that more than one room must know. A released one never changes.

/// Where the identity provider sends a citizen back to.
pub const CITIZEN_CALLBACK: &str = "/api/citizen/sign-in/callback";
/// The operations that take a file.
pub const CITIZEN_AVATAR: &str = "/api/citizen/profile/avatar";
pub const STAFF_AVATAR: &str = "/api/staff/profile/avatar";
pub const STAFF_IMPORTS: &str = "/api/staff/imports";
/// The citizens' sign-in page, as in the official guide.
pub const CITIZEN_SIGN_IN_PAGE: &str = "/dich-vu-cong/cong-dan/dang-nhap";
/// *Quản lý tài khoản*.
pub const CITIZEN_ACCOUNT_PAGE: &str = "/dich-vu-cong/cong-dan/tai-khoan";
/// Where someone goes on who came back from a provider with another way in, or with businesses; a parameter says with what.
pub const CITIZEN_LINKS_PAGE: &str = "/dich-vu-cong/cong-dan/tai-khoan";
pub const CITIZEN_SIGNED_OUT_PAGE: &str = "/dich-vu-cong/cong-dan/da-dang-xuat";

/// Where the identity provider sends a member of the staff back to.
pub const STAFF_CALLBACK: &str = "/api/staff/sign-in/callback";
/// The staff's sign-in page, as in the official guide.
pub const STAFF_SIGN_IN_PAGE: &str = "/hethong/login";
/// The first page of the staff's side.
pub const STAFF_HOME_PAGE: &str = "/hethong";
pub const STAFF_SIGNED_OUT_PAGE: &str = "/hethong/da-dang-xuat";

/// Pages of the portal; `frontend/src/routes` has the same, in the same words: `[id]` is one step of the address, `[[viec]]`
/// one or none.
pub const PORTAL_PAGES: &[&str] = &[
    "/",
    CITIZEN_SIGN_IN_PAGE,
    "/dich-vu-cong/cong-dan/dang-nhap/ten-dang-nhap",
    "/dich-vu-cong/cong-dan/dang-nhap/ma-xac-thuc",
    CITIZEN_ACCOUNT_PAGE,
    "/dich-vu-cong/cong-dan/tai-khoan/thay-doi",
    "/dich-vu-cong/cong-dan/tai-khoan/xac-nhan-di-dong",
    "/dich-vu-cong/cong-dan/tai-khoan/lich-su",
    "/dich-vu-cong/cong-dan/tai-khoan/anh-dai-dien",
    "/dich-vu-cong/cong-dan/tai-khoan/phien-dang-nhap",
    "/dich-vu-cong/cong-dan/tai-khoan/nhat-ky",
    "/dich-vu-cong/cong-dan/tai-khoan/du-lieu",
    "/dich-vu-cong/cong-dan/tai-khoan/ban-in",
    "/dich-vu-cong/cong-dan/tai-khoan/lien-ket",
    "/dich-vu-cong/cong-dan/tai-khoan/lien-ket/xac-nhan",
    "/dich-vu-cong/cong-dan/tai-khoan/tai-khoan-dang-nhap",
    "/dich-vu-cong/cong-dan/tai-khoan/ten-dang-nhap",
    "/dich-vu-cong/cong-dan/tai-khoan/mat-khau",
    "/dich-vu-cong/cong-dan/tai-khoan/doanh-nghiep",
    "/dich-vu-cong/cong-dan/khong-phai-toi",
    CITIZEN_SIGNED_OUT_PAGE,
    STAFF_SIGN_IN_PAGE,
    "/hethong/vao",
    STAFF_HOME_PAGE,
    "/hethong/trang-ca-nhan",
    "/hethong/trang-ca-nhan/cap-nhat",
    "/hethong/trang-ca-nhan/quet-the",
    "/hethong/trang-ca-nhan/anh-dai-dien",
    "/hethong/trang-ca-nhan/phien-dang-nhap",
    "/hethong/trang-ca-nhan/nhat-ky",
    "/hethong/don-vi",
    "/hethong/don-vi/danh-muc",
    "/hethong/don-vi/danh-muc/[id]/[[viec]]",
    "/hethong/don-vi/can-bo",
    "/hethong/don-vi/can-bo/[id]/[[viec]]",
    "/hethong/don-vi/dot",
    "/hethong/don-vi/dot/[id]/[[viec]]",
    "/hethong/quan-tri",
    "/hethong/quan-tri/nhap-tep",
    "/hethong/quan-tri/nhat-ky",
    "/hethong/quan-tri/vu-viec",
    "/hethong/quan-tri/vu-viec/[id]",
    "/hethong/tro-giup",
    STAFF_SIGNED_OUT_PAGE,
];

/// Pages that may use the camera. They are entered by a full page load, since what a document may do is decided then.
pub const SCANNER_PAGES: &[&str] = &["/vneid/dien-thoai", "/hethong/trang-ca-nhan/quet-the"];

/// Pages that exist only where the sandbox is on.
pub const SANDBOX_PAGES: &[&str] = &[
    "/vneid/dang-nhap",
    "/vneid/ma-xac-thuc",
    "/vneid/dang-xuat",
    "/vneid/da-dang-xuat",
    "/vneid/dien-thoai",
    "/thu-nghiem",
];

/// Whether an address is that of a page.
pub fn is_at(page: &str, path: &str) -> bool {
    let mut steps = path.split('/');
    for wanted in page.split('/') {
        let step = steps.next();
        let is_fitting = match wanted {
            optional if optional.starts_with("[[") => step != Some(""),
            any if any.starts_with('[') => step.is_some_and(|step| !step.is_empty()),
            fixed => step == Some(fixed),
        };
        if !is_fitting {
            return false;
        }
    }
    steps.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_at;

    #[test]
    fn a_page_may_have_steps_that_vary() {
        let page = "/dot/[id]/[[viec]]";
        assert!(is_at(page, "/dot/7"));
        assert!(is_at(page, "/dot/7/sua"));
        assert!(!is_at(page, "/dot"));
        assert!(!is_at(page, "/dot/"));
        assert!(!is_at(page, "/dot/7/"));
        assert!(!is_at(page, "/dot/7/sua/them"));
        assert!(is_at("/", "/"));
        assert!(!is_at("/", "/dot"));
    }
}
