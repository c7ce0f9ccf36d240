//! What makes the plain OpenID Provider VNeID.

use entity::sandbox_account;
use serde_json::{Map, Value, json};

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
        "phone_number",
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

/// Standard claims and the scope that asks for them (OpenID Connect Core 5.4).
const BY_SCOPE: &[(&str, &[&str])] = &[
    ("profile", &["name", "birthdate"]),
    ("email", &["email"]),
    ("phone", &["phone_number"]),
    ("address", &["address"]),
];

fn acr(account: &sandbox_account::Model) -> &'static str {
    if account.level >= 2 { "LoA2" } else { "LoA1" }
}

/// The national claims come with every sign-in, as integrators see it; the standard ones by scope.
fn claims(account: &sandbox_account::Model, scopes: &[&str]) -> Map<String, Value> {
    let all = account.claims.as_object().cloned().unwrap_or_default();
    let wanted = |name: &str| match BY_SCOPE.iter().find(|(_, names)| names.contains(&name)) {
        Some((scope, _)) => scopes.contains(scope),
        None => true,
    };
    let mut given: Map<_, _> = all.into_iter().filter(|(name, _)| wanted(name)).collect();
    given.insert("loAs".to_owned(), json!([acr(account)]));
    given.insert("loginIdp".to_owned(), json!("BCA"));
    given
}
