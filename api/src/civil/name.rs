use super::line;

/// A name as its source spells it, on one line (see [`line`]).
pub fn name(given: &str) -> Option<String> {
    line(given, 255)
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
