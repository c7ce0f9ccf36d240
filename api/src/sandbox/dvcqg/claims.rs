//! What the national portal says of a person: the national claims alone, whatever the scopes.

use entity::sandbox_account;
use serde_json::{Map, Value, json};

use crate::sandbox::vneid;

/// As VNeID says, but where the national portal says otherwise; `null` takes a claim away. `sub` is the provider's to add.
pub fn claims(account: &sandbox_account::Model, _: &[&str]) -> Map<String, Value> {
    let mut claims = account.claims.as_object().cloned().unwrap_or_default();
    claims.insert("loAs".to_owned(), json!([vneid::acr(account)]));
    claims.insert("loginIdp".to_owned(), json!("BCA"));
    let own = account.dvcqg_claims.as_ref().and_then(Value::as_object);
    for (name, value) in own.into_iter().flatten() {
        claims.retain(|known, _| !known.eq_ignore_ascii_case(name));
        if !value.is_null() {
            claims.insert(name.clone(), value.clone());
        }
    }
    claims
}

#[cfg(test)]
mod tests {
    use entity::{SandboxAccountId, sandbox_account};
    use serde_json::{Value, json};

    use super::claims;

    fn said(own: Value) -> Value {
        let account = sandbox_account::Model {
            id: SandboxAccountId(uuid::Uuid::nil()),
            personal_id: String::new(),
            persona: None,
            password_hash: String::new(),
            phone: String::new(),
            level: 2,
            locked: false,
            claims: json!({"TechID": "t", "HoVaTen": "An"}),
            dvcqg_claims: Some(own),
        };
        Value::Object(claims(&account, &[]))
    }

    #[test]
    fn what_the_national_portal_says_otherwise_replaces_in_any_spelling() {
        let said = said(json!({"HOVATEN": "Bình", "TechID": null}));
        assert_eq!(
            said,
            json!({"HOVATEN": "Bình", "loAs": ["LoA2"], "loginIdp": "BCA"})
        );
    }
}
