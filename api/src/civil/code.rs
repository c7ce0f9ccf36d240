use unicode_normalization::UnicodeNormalization;

/// What codes of agencies and people have in common that differ in case alone: for people, and for spreadsheets, they are one.
pub fn code_key(code: &str) -> String {
    code.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::code_key;

    #[test]
    fn case_makes_no_other_code_and_marks_do() {
        assert_eq!(code_key("QM01"), code_key("qm01"));
        assert_eq!(code_key("SỞ"), code_key("so\u{31b}\u{309}"));
        assert_ne!(code_key("SO"), code_key("SỞ"));
    }
}
