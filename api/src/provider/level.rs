//! Assurance level by configuration: providers say it in `acr`, `loAs`, `loginIdp`, each in its own words.

use serde_json::{Map, Value};

use super::claims::find;
use crate::config::LevelRule;

/// The highest level that a rule finds in the claims; the lowest if no rule applies.
pub fn of(rules: &[LevelRule], sources: &[&Map<String, Value>]) -> i16 {
    let applies = |rule: &&LevelRule| {
        sources
            .iter()
            .any(|claims| find(claims, &rule.claim).is_some_and(|value| says(value, &rule.value)))
    };
    rules
        .iter()
        .filter(applies)
        .map(|rule| rule.level)
        .max()
        .unwrap_or(1)
}

/// A text, a list of texts, or a text that lists words.
fn says(value: &Value, word: &str) -> bool {
    match value {
        Value::String(text) => text.split([' ', ',']).any(|part| part.eq_ignore_ascii_case(word)),
        Value::Array(items) => items.iter().any(|item| says(item, word)),
        Value::Number(number) => number.to_string() == word,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::of;
    use crate::config::LevelRule;

    fn rules() -> Vec<LevelRule> {
        let rule = |claim: &str, value: &str, level| LevelRule {
            claim: claim.into(),
            value: value.into(),
            level,
        };
        vec![
            rule("acr", "LoA1", 1),
            rule("acr", "LoA2", 2),
            rule("loAs", "2", 2),
        ]
    }

    fn level(claims: Value) -> i16 {
        let claims: Map<_, _> = serde_json::from_value(claims).unwrap();
        of(&rules(), &[&claims])
    }

    #[test]
    fn what_no_rule_knows_is_the_lowest_level() {
        assert_eq!(level(json!({})), 1);
        assert_eq!(level(json!({"acr": "LoA9"})), 1);
        assert_eq!(level(json!({"acr": {"LoA2": true}})), 1);
    }

    #[test]
    fn lists_and_other_spellings_of_names_are_read() {
        assert_eq!(level(json!({"ACR": "LoA2"})), 2);
        assert_eq!(level(json!({"loas": ["1", "2"]})), 2);
        assert_eq!(level(json!({"loAs": [2]})), 2);
        assert_eq!(level(json!({"loAs": "1 2"})), 2);
    }
}
