//! Finding names however they are typed: with or without marks, in capitals or not.

use unicode_normalization::UnicodeNormalization;

/// Bytes: no name needs more, and an index takes no more than so much.
const LONGEST: usize = 1000;

/// The words of some texts, each behind a space: what begins with a typed word is found by it.
pub fn of(texts: &[&str]) -> String {
    let words = texts.iter().flat_map(|text| words(text));
    let mut key = String::new();
    for word in words {
        if key.len() + word.len() < LONGEST {
            key.push(' ');
            key.push_str(&word);
        }
    }
    key
}

/// Small letters and digits without marks; everything else parts words.
pub fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    let parts = plain.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::{of, words};

    #[test]
    fn marks_case_and_form_make_no_difference() {
        for typed in ["Đặng  THỊ Ốc", "dang thi oc", "Đa\u{323}\u{306}ng Thị Ốc"] {
            assert_eq!(words(typed), ["dang", "thi", "oc"], "{typed}");
        }
    }

    #[test]
    fn no_key_is_too_long_for_an_index() {
        let key = of(&[&"\u{fdfa}".repeat(255), &"a ".repeat(600), "cb1"]);
        assert!(key.len() <= 1000, "{}", key.len());
    }

    #[test]
    fn what_a_pattern_would_mean_parts_words() {
        assert_eq!(of(&["100%_a", "000.00.H31"]), " 100 a 000 00 h31");
        assert_eq!(of(&["%", "\\"]), "");
    }
}
