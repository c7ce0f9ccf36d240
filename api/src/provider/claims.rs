//! Claims as fields of ours: names by configuration and compared without case, values brought into
//! our form. A claim that is absent, empty or not of its kind gives no value.

use std::collections::BTreeMap;

use entity::citizen_field::FieldName;
use serde_json::{Map, Value};

use crate::civil;

const LONGEST_LINE: usize = 500;
const MOST_METHODS: usize = 8;

/// Each field by the first of its claims that has a usable value.
pub fn fields(
    names: &BTreeMap<String, Vec<String>>,
    claims: &Map<String, Value>,
) -> BTreeMap<FieldName, String> {
    let of = |name: &str, candidates: &Vec<String>| {
        let field = field(name)?;
        let values = candidates.iter().filter_map(|claim| text(find(claims, claim)?));
        let value = values.filter_map(|value| usable(field, &value)).next()?;
        Some((field, value))
    };
    names
        .iter()
        .filter_map(|(name, candidates)| of(name, candidates))
        .collect()
}

/// The technical id of the account at the national portal: at most 255 visible ASCII characters, like a subject.
pub fn tech_id(names: &BTreeMap<String, Vec<String>>, claims: &Map<String, Value>) -> Option<String> {
    said(names, claims, "tech_id").find_map(|value| {
        let id = value.trim();
        let fits = (1..=255).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
        fits.then(|| id.to_owned())
    })
}

/// What the claims that are configured for a name say, the first first.
pub fn said<'a>(
    names: &'a BTreeMap<String, Vec<String>>,
    claims: &'a Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = String> + 'a {
    let candidates = names.get(name).into_iter().flatten();
    candidates.filter_map(|claim| text(find(claims, claim)?))
}

/// A claim by its name without regard to case, spelt exactly so if there are several.
pub fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let similar = || {
        claims
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    };
    claims.get(name).or_else(similar)
}

/// How the person proved who they are (`amr`, RFC 8176): a few short words, between spaces.
pub fn methods(id_token: &Map<String, Value>) -> Option<String> {
    let is_word = |word: &&str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte);
        (1..=32).contains(&word.len()) && word.bytes().all(known)
    };
    let named = id_token.get("amr")?.as_array()?.iter().filter_map(Value::as_str);
    let words: Vec<_> = named.filter(is_word).take(MOST_METHODS).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn field(name: &str) -> Option<FieldName> {
    Some(match name {
        "full_name" => FieldName::FullName,
        "organisation" => FieldName::Organisation,
        "birth_date" => FieldName::BirthDate,
        "personal_id" => FieldName::PersonalId,
        "old_id_number" => FieldName::OldIdNumber,
        "email" => FieldName::Email,
        "phone" => FieldName::Phone,
        "address" => FieldName::Address,
        "account_type" => FieldName::AccountType,
        _ => return None,
    })
}

/// Texts, numbers, and the `formatted` line of an address (OpenID Connect Core 5.1.1).
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(address) => address.get("formatted").and_then(text),
        _ => None,
    }
}

fn usable(field: FieldName, value: &str) -> Option<String> {
    match field {
        FieldName::FullName | FieldName::Organisation => civil::name(value),
        FieldName::BirthDate => civil::birth_date(value),
        FieldName::PersonalId => civil::personal_id(value),
        FieldName::OldIdNumber => civil::old_id_number(value),
        FieldName::Phone => civil::phone(value),
        FieldName::Email => civil::email(value),
        FieldName::AccountType => account_type(value.trim()),
        _ => civil::line(value, LONGEST_LINE),
    }
}

fn account_type(value: &str) -> Option<String> {
    match value {
        "1" => Some("citizen".to_owned()),
        "2" => Some("business".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use entity::citizen_field::FieldName;
    use serde_json::{Value, json};

    use super::{fields, methods};

    fn read(claims: Value) -> BTreeMap<FieldName, String> {
        let names = [
            ("full_name", &["HoVaTen", "name"][..]),
            ("personal_id", &["SoDinhDanh"]),
            ("birth_date", &["NgayThangNamSinh", "birthdate"]),
            ("address", &["DiaChi", "address"]),
            ("email", &["ThuDienTu"]),
            ("account_type", &["LoaiTaiKhoan"]),
        ];
        let owned = |list: &[&str]| list.iter().map(ToString::to_string).collect();
        let names = names
            .into_iter()
            .map(|(field, claims)| (field.to_owned(), owned(claims)))
            .collect();
        fields(&names, &serde_json::from_value(claims).unwrap())
    }

    #[test]
    fn names_of_claims_are_compared_without_case() {
        let fields = read(json!({"hovaten": "An", "SODINHDANH": "033 123 456 789"}));
        assert_eq!(fields[&FieldName::FullName], "An");
        assert_eq!(fields[&FieldName::PersonalId], "033123456789");
    }

    #[test]
    fn an_unusable_claim_gives_way_to_the_next() {
        let fields = read(
            json!({"HoVaTen": " \u{202e}", "name": "Bình", "NgayThangNamSinh": "no", "birthdate": "1957"}),
        );
        assert_eq!(
            (
                fields[&FieldName::FullName].as_str(),
                fields[&FieldName::BirthDate].as_str()
            ),
            ("Bình", "1957")
        );
    }

    #[test]
    fn methods_are_a_few_short_words() {
        let of = |amr: Value| methods(&serde_json::from_value(json!({ "amr": amr })).unwrap());
        assert_eq!(of(json!(["pwd", "otp"])).as_deref(), Some("pwd otp"));
        assert_eq!(of(json!(["<b>", 5, "x".repeat(33), "a b"])), None);
        assert_eq!(of(json!("pwd")), None);
        assert_eq!(of(json!(vec!["sms"; 99])).unwrap().len(), 8 * 4 - 1);
    }

    #[test]
    fn lies_of_every_kind_give_no_value() {
        let lies = [
            json!(null),
            json!({}),
            json!([]),
            json!(true),
            json!(1e99),
            json!("\u{0}"),
            json!("x".repeat(100_000)),
        ];
        for lie in lies {
            let claims = json!({"HoVaTen": [lie], "SoDinhDanh": lie, "NgayThangNamSinh": lie, "ThuDienTu": lie, "LoaiTaiKhoan": lie, "DiaChi": {"formatted": null}});
            assert_eq!(read(claims), BTreeMap::new(), "{lie}");
        }
    }
}
