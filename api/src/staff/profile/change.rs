//! What a change of a record is in the record of actions: only fields that changed, numbers masked.

use serde_json::{Map, Value};

use super::names::Field;
use super::record::Record;
use crate::civil;
use crate::http::spelt;
use crate::person::activity::Change;

/// What was and what is to be.
pub fn change(kept: &Record, wanted: &Record) -> Change {
    let shown = |here: &Record, there: &Record| {
        let fields = here.differences(there).into_iter();
        let present =
            fields.filter_map(|(field, value)| Some((spelt(&field), masked(field, &value?).into())));
        Some(Value::Object(present.collect::<Map<_, _>>()))
    };
    (shown(kept, wanted), shown(wanted, kept))
}

fn masked(field: Field, value: &str) -> String {
    match field {
        Field::PersonalId => civil::masked_personal_id(value),
        Field::Phone => civil::masked_phone(value),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Record, change};

    #[test]
    fn only_what_changed_is_shown_and_numbers_are_masked() {
        let kept = Record {
            full_name: Some("Thử Một".into()),
            email: Some("a@example.vn".into()),
            ..Record::default()
        };
        let wanted = Record {
            personal_id: Some("001190000017".into()),
            phone: Some("+84912345678".into()),
            email: None,
            ..kept.clone()
        };
        let (before, after) = change(&kept, &wanted);
        assert_eq!(before, Some(json!({"email": "a@example.vn"})));
        let after = after.unwrap().to_string();
        assert!(
            !after.contains("001190000017") && !after.contains("912345"),
            "{after}"
        );
        assert!(after.contains("678") && !after.contains("full_name"), "{after}");
    }
}
