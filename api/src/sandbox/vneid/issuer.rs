//! What makes the plain OpenID Provider VNeID.

use super::claims::{acr, claims};
use crate::sandbox::oidc::Issuer;

pub static VNEID: Issuer = Issuer {
    path: "/vneid",
    sign_in_page: "/vneid/dang-nhap",
    signed_out_page: "/vneid/da-dang-xuat",
    confirm_sign_out_page: "/vneid/dang-xuat",
    browser_cookie: "vneid-browser",
    session_cookie: "vneid-session",
    acr_values: &["LoA1", "LoA2"],
    scopes: &["openid", "profile", "email", "phone", "address"],
    claims_supported: &[
        "sub",
        "name",
        "birthdate",
        "email",
        "email_verified",
        "phone_number",
        "phone_number_verified",
        "address",
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
        "loAs",
        "loginIdp",
    ],
    acr,
    claims,
};
