use unicode_normalization::UnicodeNormalization;

/// A name in NFC (TCVN 6909) with single spaces; the source's spelling and capitals are kept.
/// Marks that turn or hide text, and control characters, have no place in a name.
pub fn name(given: &str) -> Option<String> {
    let visible: String = given.nfc().filter(|c| !is_hidden(*c)).collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let name = words.join(" ");
    (!name.is_empty() && name.chars().count() <= 255).then_some(name)
}

fn is_hidden(c: char) -> bool {
    let turns =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    turns || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn decomposed_letters_are_composed() {
        assert_eq!(
            name("Nguye\u{302}\u{303}n  Va\u{306}n   An ").as_deref(),
            Some("Nguyễn Văn An")
        );
    }

    #[test]
    fn marks_that_hide_or_turn_text_are_dropped() {
        assert_eq!(name("\u{202e}An\u{0} \u{200f}Bình").as_deref(), Some("An Bình"));
        assert_eq!(name("\u{200b} \u{202e}"), None);
    }
}
