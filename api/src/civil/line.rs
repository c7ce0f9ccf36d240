use unicode_normalization::UnicodeNormalization;

/// One line of text in NFC (TCVN 6909) with single spaces, at most `longest` characters. Marks that turn or hide
/// text, and control characters, have no place in it. `None` if nothing is left, or too much.
pub fn line(given: &str, longest: usize) -> Option<String> {
    let visible: String = given.nfc().filter(|c| !is_hidden(*c)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line = words.join(" ");
    (!line.is_empty() && line.chars().count() <= longest).then_some(line)
}

/// Whether it hides or turns text, or can't be seen.
pub fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    turns || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn it_is_one_line_that_can_be_seen_whole() {
        assert_eq!(
            line("Số 1\n\tđường\u{202e} A\u{0}", 99).as_deref(),
            Some("Số 1 đường A")
        );
        assert_eq!(line("\u{0} \u{200b}\n", 99), None);
        assert_eq!(line("ắắ", 1), None);
    }
}
