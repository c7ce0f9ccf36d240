//! Businesses for which a person may act: the one of an account of type 2, and those that the provider lists.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::claims::{find, said};
use crate::civil;

/// No provider lists more.
const MOST: usize = 50;
const LONGEST_CODE: usize = 20;

/// One business, as the provider says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Business {
    /// *Mã số thuế*: ten digits, or thirteen with a hyphen for a branch.
    pub tax_code: String,
    /// *Mã số doanh nghiệp*.
    pub enterprise_code: Option<String>,
    pub name: String,
    /// What the person is there.
    pub role: Option<String>,
}

type Names = BTreeMap<String, Vec<String>>;

/// Each once, by tax code. One without a usable tax code or name is none.
pub fn all(names: &Names, claims: &Map<String, Value>) -> Vec<Business> {
    let is_business = said(names, claims, "account_type").any(|value| value.trim() == "2");
    let own = is_business.then(|| business(names, claims)).flatten();
    let listed = names.get("businesses").into_iter().flatten();
    let lists = listed.filter_map(|claim| find(claims, claim)?.as_array());
    let entries = lists.flatten().filter_map(Value::as_object);
    let listed = entries.filter_map(|entry| business(names, entry));
    let mut all: Vec<Business> = Vec::new();
    for one in own.into_iter().chain(listed).take(MOST) {
        if all.iter().all(|known| known.tax_code != one.tax_code) {
            all.push(one);
        }
    }
    all
}

fn business(names: &Names, claims: &Map<String, Value>) -> Option<Business> {
    let text = |name: &str| said(names, claims, name).find_map(|value| civil::name(&value));
    let code = |name: &str| said(names, claims, name).find_map(|value| tax_code(&value));
    Some(Business {
        tax_code: code("tax_code")?,
        enterprise_code: said(names, claims, "enterprise_code").find_map(|value| plain_code(&value)),
        name: text("business_name")?,
        role: text("business_role"),
    })
}

/// Ten digits, three more after a hyphen for a branch, or the twelve of a person who trades; spaces, dots and hyphens are forgiven.
fn tax_code(given: &str) -> Option<String> {
    let digits = civil::digits(given)?;
    match (digits.len(), digits.split_at_checked(10)) {
        (10 | 12, _) => Some(digits),
        (13, Some((business, branch))) => Some(format!("{business}-{branch}")),
        _ => None,
    }
}

fn plain_code(given: &str) -> Option<String> {
    let code = given.trim();
    let fits =
        (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::{Business, all};

    fn read(claims: Value) -> Vec<Business> {
        let names = [
            ("account_type", "LoaiTaiKhoan"),
            ("tax_code", "MaSoThue"),
            ("enterprise_code", "MaSoDoanhNghiep"),
            ("business_name", "TenDoanhNghiep"),
            ("business_role", "ChucVu"),
            ("businesses", "DoanhNghiep"),
        ];
        let names: BTreeMap<_, _> = names
            .into_iter()
            .map(|(name, claim)| (name.to_owned(), vec![claim.to_owned()]))
            .collect();
        all(&names, claims.as_object().unwrap())
    }

    #[test]
    fn the_own_business_and_the_listed_ones_are_told_once_each() {
        let found = read(json!({
            "loaitaikhoan": "2", "MASOTHUE": "0900 000 018", "TenDoanhNghiep": " Công  ty A ",
            "DoanhNghiep": [
                {"MaSoThue": "0900000018", "TenDoanhNghiep": "Công ty A", "ChucVu": "Giám đốc"},
                {"MaSoThue": "0900000025001", "tendoanhnghiep": "Chi nhánh B", "MaSoDoanhNghiep": "0900000025"},
            ],
        }));
        let codes: Vec<_> = found.iter().map(|one| one.tax_code.as_str()).collect();
        assert_eq!(codes, ["0900000018", "0900000025-001"]);
        assert_eq!(found[0].name, "Công ty A");
    }

    #[test]
    fn a_citizen_and_what_is_not_usable_bring_none() {
        for claims in [
            json!({"LoaiTaiKhoan": "1", "MaSoThue": "0900000018", "TenDoanhNghiep": "A"}),
            json!({"LoaiTaiKhoan": "2", "MaSoThue": "09", "TenDoanhNghiep": "A"}),
            json!({"LoaiTaiKhoan": "2", "MaSoThue": "0900000018"}),
            json!({"DoanhNghiep": "0900000018"}),
            json!({"DoanhNghiep": [null, 5, [], {"MaSoThue": ["0900000018"], "TenDoanhNghiep": "A"}]}),
        ] {
            assert_eq!(read(claims.clone()), [], "{claims}");
        }
    }
}
