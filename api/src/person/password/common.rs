//! Passwords that everybody tries first. A list of whole passwords of twelve characters would never be long enough: here
//! are the words they are made of, written for this portal, and a password counts as common if little is left of it beside
//! such words, keys in a row and counted digits.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let words = include_str!("common_words.txt").lines();
    words
        .filter(|word| !word.is_empty() && !word.starts_with('#'))
        .collect()
});

/// So many characters beside all that is common make a password one's own.
const OWN: usize = 4;
/// So many neighbours in a row, such as `123` or `aaa`, are one step.
const RUN: usize = 3;

/// Small letters without marks, spaces and separators: what a guesser varies costs them nothing.
pub fn folded(text: &str) -> String {
    let letters = text.nfkd().flat_map(char::to_lowercase);
    let plain = letters.map(|c| if c == 'đ' { 'd' } else { c });
    plain
        .filter(|c| !is_mark(*c) && !c.is_whitespace() && !matches!(c, '.' | '-' | '_' | ','))
        .collect()
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

pub fn is_common(password: &str) -> bool {
    let folded: Vec<char> = folded(password).chars().collect();
    if repeats(&folded) {
        return true;
    }
    let mut covered = vec![false; folded.len()];
    mark(&folded, &mut covered);
    mark(&without_disguise(&folded), &mut covered);
    covered.iter().filter(|covered| !**covered).count() < OWN
}

/// `p@ssw0rd` is `password`.
fn without_disguise(folded: &[char]) -> Vec<char> {
    let letter = |c| match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    };
    folded.iter().copied().map(letter).collect()
}

/// Where common words and runs are.
fn mark(chars: &[char], covered: &mut [bool]) {
    for word in WORDS.iter() {
        let word: Vec<char> = word.chars().collect();
        let places = chars
            .windows(word.len())
            .enumerate()
            .filter(|(_, window)| *window == word);
        places.for_each(|(start, _)| cover(covered, start, word.len()));
    }
    for step in [-1, 0, 1] {
        runs(chars, step).for_each(|start| cover(covered, start, RUN));
    }
}

fn cover(covered: &mut [bool], start: usize, length: usize) {
    covered
        .iter_mut()
        .skip(start)
        .take(length)
        .for_each(|place| *place = true);
}

/// Where characters of ASCII follow one another by this step; 0 follows 9.
fn runs(chars: &[char], step: i32) -> impl Iterator<Item = usize> + '_ {
    let follows = move |pair: &[char]| match pair {
        [one, next] if one.is_ascii() && next.is_ascii() => {
            let difference = code(*next) - code(*one);
            difference == step
                || (difference == -9 * step && one.is_ascii_digit() && next.is_ascii_digit() && step != 0)
        }
        _ => false,
    };
    let windows = chars.windows(RUN).enumerate();
    windows
        .filter(move |(_, window)| window.windows(2).all(follows))
        .map(|(start, _)| start)
}

fn code(c: char) -> i32 {
    i32::try_from(u32::from(c)).unwrap_or(i32::MAX)
}

/// One to four characters of ASCII over and over.
fn repeats(chars: &[char]) -> bool {
    let is_unit = |length: &usize| {
        let (unit, rest) = chars.split_at_checked(*length).unwrap_or((chars, &[]));
        !rest.is_empty()
            && rest
                .iter()
                .zip(unit.iter().cycle())
                .all(|(one, other)| one == other)
    };
    chars.iter().all(char::is_ascii) && (1..=4).any(|length| is_unit(&length))
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn what_is_tried_first_is_common() {
        for password in [
            "123456789012",
            "1234567890123456",
            "987654321098",
            "password1234",
            "P@ssw0rd1234",
            "Password123!",
            "passwordpassword",
            "qwertyuiop12",
            "qwerty123456",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "zaq12wsxcde3",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijkl",
            "iloveyou1234",
            "letmein123456",
            "administrator",
            "admin1234567",
            "matkhau12345",
            "Mật khẩu 12345",
            "anhyeuem2026",
            "anhyeuemnhieulam",
            "vietnam12345",
            "welcome12345",
            "111122223333",
            "asdfghjkl123",
            "football1234",
        ] {
            assert!(is_common(password), "{password}");
        }
    }

    #[test]
    fn what_is_ones_own_is_not() {
        for password in [
            "correct horse battery staple",
            "chuối xanh trong vườn bà Tư",
            "kX9#vLq2Tz8w",
            "muoi hai con meo den",
            "𠮷",
        ] {
            let long = if password.chars().count() == 1 {
                password.repeat(128)
            } else {
                password.to_owned()
            };
            assert!(!is_common(&long), "{password}");
        }
    }
}
