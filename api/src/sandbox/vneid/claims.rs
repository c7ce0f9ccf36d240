//! What VNeID says of a person: the national claims with every sign-in, as integrators see it, and from them
//! the standard ones (OpenID Connect Core 5.1) for the scopes that ask for them (5.4).

use entity::sandbox_account;
use serde_json::{Map, Value, json};

use crate::civil;

/// A standard claim: the scope that asks for it, the national claim that it stands on, and how it is written.
struct Standard {
    scope: &'static str,
    name: &'static str,
    national: &'static str,
    write: fn(&str) -> Option<Value>,
}

const STANDARD: &[Standard] = &[
    standard("profile", "name", "HoVaTen", same),
    // YYYY-MM-DD, or YYYY where no more is known.
    standard("profile", "birthdate", "NgayThangNamSinh", |it| {
        civil::birth_date(it).map(Value::from)
    }),
    standard("email", "email", "ThuDienTu", same),
    standard("email", "email_verified", "ThuDienTu", |_| Some(json!(true))),
    // E.164
    standard("phone", "phone_number", "SoDienThoai", same),
    standard("phone", "phone_number_verified", "SoDienThoai", |_| {
        Some(json!(true))
    }),
    standard("address", "address", "DiaChi", |it| {
        Some(json!({ "formatted": it }))
    }),
];

const fn standard(
    scope: &'static str,
    name: &'static str,
    national: &'static str,
    write: fn(&str) -> Option<Value>,
) -> Standard {
    Standard {
        scope,
        name,
        national,
        write,
    }
}

fn same(value: &str) -> Option<Value> {
    Some(value.into())
}

/// `LoA1` or `LoA2`.
pub fn acr(account: &sandbox_account::Model) -> &'static str {
    if account.level >= 2 { "LoA2" } else { "LoA1" }
}

/// All claims of a person for these scopes; `sub` is the provider's to add.
pub fn claims(account: &sandbox_account::Model, scopes: &[&str]) -> Map<String, Value> {
    let national = account.claims.as_object().cloned().unwrap_or_default();
    let asked = STANDARD.iter().filter(|claim| scopes.contains(&claim.scope));
    let standard: Vec<_> = asked
        .filter_map(|claim| {
            let said = national.get(claim.national)?.as_str()?;
            Some((claim.name.to_owned(), (claim.write)(said)?))
        })
        .collect();
    let mut given = national;
    given.retain(|name, _| STANDARD.iter().all(|claim| claim.name != name));
    given.extend(standard);
    given.insert("loAs".to_owned(), json!([acr(account)]));
    given.insert("loginIdp".to_owned(), json!("BCA"));
    given
}
