//! User names. The alphabet is small on purpose: of Unicode's letters many look alike, and nobody should be able to pose as
//! somebody else; what is left of look-alikes, such as 0 and o, is told by [`username_look`].

use unicode_normalization::UnicodeNormalization;

const SHORTEST: usize = 4;
const LONGEST: usize = 32;

/// The one form in which a name is kept and compared: compatibility forms are resolved (NFKC), capitals are small letters.
/// 4 to 32 of `a`–`z`, `0`–`9`, dot, hyphen and underscore, one of the three only between letters or digits, and at least
/// one letter, so that no number is a name.
pub fn username(typed: &str) -> Option<String> {
    let name: String = typed.trim().nfkc().flat_map(char::to_lowercase).nfkc().collect();
    let bytes = name.as_bytes();
    let is_known = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || is_separator(*byte);
    let apart = |pair: &[u8]| !pair.iter().all(|byte| is_separator(*byte));
    let ends_plain = [bytes.first(), bytes.last()]
        .into_iter()
        .all(|end| end.is_some_and(|byte| !is_separator(*byte)));
    let fits = (SHORTEST..=LONGEST).contains(&bytes.len())
        && bytes.iter().all(is_known)
        && bytes.iter().any(u8::is_ascii_lowercase)
        && bytes.windows(2).all(apart)
        && ends_plain;
    fits.then_some(name)
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'.' | b'-' | b'_')
}

/// What a name looks like: names of which people could take one for another look the same (after Unicode Technical
/// Standard 39, 4, for the alphabet of names).
pub fn username_look(username: &str) -> String {
    let plain: String = username
        .chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | 'i' => 'l',
            '.' | '_' => '-',
            c => c,
        })
        .collect();
    plain.replace("rn", "m").replace("vv", "w")
}

#[cfg(test)]
mod tests {
    use super::{username, username_look};

    #[test]
    fn case_and_unicode_form_make_no_other_name() {
        for typed in [
            "Nguyen.An",
            " nguyen.an ",
            "NGUYEN.AN",
            "\u{ff2e}guyen.an",
            "n\u{ff47}uyen.an",
        ] {
            assert_eq!(username(typed).as_deref(), Some("nguyen.an"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for typed in [
            "",
            "abc",
            "033080000101",
            "nguyễn.an",
            "nguyen an",
            "\u{43d}guyen", // Cyrillic
            "\u{3b1}lpha",  // Greek
            ".nguyen",
            "nguyen-",
            "nguyen..an",
            "nguyen._an",
            "nguy\u{200b}en",
            "a\u{0}bcd",
            "<script>",
            "x@example.vn",
            &"a".repeat(33),
        ] {
            assert_eq!(username(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn names_that_look_alike_look_the_same() {
        for (one, other) in [
            ("nguyen0", "nguyeno"),
            ("lan1", "lanl"),
            ("hi.lan", "hl_lan"),
            ("modern", "modem"),
            ("vvind", "wind"),
        ] {
            assert_eq!(username_look(one), username_look(other), "{one} {other}");
        }
        assert_ne!(username_look("nguyen.an"), username_look("nguyen.anh"));
    }
}
