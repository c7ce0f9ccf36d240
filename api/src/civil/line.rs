use unicode_normalization::UnicodeNormalization;

/// One line of text in NFC (TCVN 6909) with single spaces, at most `longest` characters. Marks that turn or hide
/// text, and control characters, have no place in it. `None` if there is too much, or no letter and no digit.
pub fn line(given: &str, longest: usize) -> Option<String> {
    let visible: String = given.chars().filter(|c| !is_hidden(*c)).nfc().collect();
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line = words.join(" ");
    let says_something = line.chars().any(char::is_alphanumeric);
    (says_something && line.chars().count() <= longest).then_some(line)
}

/// Whether it hides or turns text, or can't be seen: control characters, and what Unicode calls
/// `Default_Ignorable_Code_Point`, such as soft hyphens, fillers of Hangul and selectors of variants.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || is_ignorable(c)
}

const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
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
        for nothing in [
            "\u{0} \u{200b}\n",
            "\u{3164}",
            "\u{ad}",
            "\u{ffa0}\u{fe0f}",
            "\u{e0041}",
            "…",
            "🙂",
        ] {
            assert_eq!(line(nothing, 99), None, "{nothing:?}");
        }
        // What stood between a letter and its mark is gone before they are composed.
        assert_eq!(line("E\u{ad}\u{302}", 99).as_deref(), Some("Ê"));
        assert_eq!(line("ắắ", 1), None);
    }
}
