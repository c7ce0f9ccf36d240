//! What makes the plain OpenID Provider the national portal's.

use super::claims::claims;
use super::federation;
use crate::sandbox::oidc::Issuer;
use crate::sandbox::personas::stable_id;
use crate::sandbox::vneid;

pub static DVCQG: Issuer = Issuer {
    path: "/dvcqg",
    sign_in_at: federation::address,
    // It has no pages of its own: VNeID's end its sessions too.
    signed_out_page: "/vneid/da-dang-xuat",
    confirm_sign_out_page: "/vneid/dang-xuat",
    browser_cookie: "dvcqg-browser",
    session_cookie: "dvcqg-session",
    client_auth: &["client_secret_post"],
    user_info_methods: &["POST"],
    is_modern: false,
    acr_values: &["LoA1", "LoA2"],
    scopes: &["openid", "profile", "email", "phone", "address"],
    claims_supported: &[
        "sub",
        "TechID",
        "LoaiTaiKhoan",
        "HoVaTen",
        "TenDoanhNghiep",
        "SoDinhDanh",
        "SoCMND",
        "NgayThangNamSinh",
        "ThuDienTu",
        "SoDienThoai",
        "DiaChi",
        "MaSoThue",
        "MaSoDoanhNghiep",
        "ChucVu",
        "DoanhNghiep",
        "loAs",
        "loginIdp",
    ],
    // Its own name for an account, not VNeID's.
    subject: |account| stable_id(&format!("dvcqg {account}")).to_string(),
    acr: vneid::acr,
    claims,
};
