/// The digits of what a person typed: spaces, dots, hyphens and invisible marks between them are
/// forgiven, anything else is not a number.
pub fn digits(typed: &str) -> Option<String> {
    let meant =
        |c: &char| !c.is_whitespace() && !matches!(c, '.' | '-' | '\u{200b}'..='\u{200f}' | '\u{feff}');
    let kept: String = typed
        .chars()
        .filter(meant)
        .map(ascii_digit)
        .collect::<Option<_>>()?;
    (!kept.is_empty()).then_some(kept)
}

/// Full-width digits come from some phones' keyboards.
fn ascii_digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn separators_are_forgiven_and_letters_are_not() {
        assert_eq!(digits(" 033-123 456.789 ").as_deref(), Some("033123456789"));
        assert_eq!(digits("\u{200f}12\u{a0}3").as_deref(), Some("123"));
        assert_eq!(digits("１２３").as_deref(), Some("123"));
        assert_eq!(digits("12a"), None);
        assert_eq!(digits(" - "), None);
        assert_eq!(digits("12\u{0}3"), None);
    }
}
