//! The Vietnamese order of names, as bytes: 29 letters of their own (a ă â b c d đ e ê …), tones after letters (ngang,
//! huyền, hỏi, ngã, sắc, nặng), one word after the other as in a dictionary.

use unicode_normalization::UnicodeNormalization;

const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const TONES: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}";

// What ends sorts before what goes on: "Anh" before "Anh Thư", "An" before "Anh".
const END_OF_WORD: u8 = 0x01;
const END_OF_LETTERS: u8 = 0x02;
const FIRST_TONE: u8 = 0x03;
/// No name of a person or unit needs more, and an index takes no more than so much.
const LONGEST: usize = 600;
const NUMBER: u8 = 0x10;
const FIRST_LETTER: u8 = 0x60;
/// Letters of other alphabets, behind ours.
const FOREIGN: u8 = 0xf0;

/// Of a text that is read from its beginning, such as the name of a unit.
pub fn text(text: &str) -> Vec<u8> {
    key(&words(text))
}

/// Of a person's name: lists of people are sorted by the given name, which stands last; then by family and middle names.
pub fn person(name: &str) -> Vec<u8> {
    let mut words = words(name);
    if !words.is_empty() {
        words.rotate_right(1);
    }
    key(&words)
}

fn key(words: &[Vec<char>]) -> Vec<u8> {
    let mut key = Vec::new();
    for word in words {
        write_word(&mut key, word);
    }
    key.truncate(LONGEST);
    // Never empty: an empty one has not been made yet.
    key.push(END_OF_WORD);
    key
}

/// Composed letters whose tones follow them; what is no letter or digit parts words.
fn words(text: &str) -> Vec<Vec<char>> {
    let plain: Vec<char> = text.nfkc().flat_map(char::to_lowercase).collect();
    let parts = plain.split(|c| !c.is_alphanumeric() && !is_mark(*c));
    let words = parts.filter(|word| word.iter().any(|c| c.is_alphanumeric()));
    words
        .map(|word| word.iter().copied().flat_map(apart).collect())
        .collect()
}

/// A letter, then its tone: of a letter's marks only those stay that make another letter of it.
fn apart(letter: char) -> Vec<char> {
    let marks: Vec<char> = std::iter::once(letter).nfd().collect();
    let tones = marks.iter().copied().filter(|c| TONES.contains(*c));
    let rest = marks.iter().copied().filter(|c| !TONES.contains(*c));
    rest.nfc().chain(tones).collect()
}

fn write_word(key: &mut Vec<u8>, word: &[char]) {
    let is_digit = |c: &char| c.is_ascii_digit();
    for run in word.chunk_by(|a, b| is_digit(a) && is_digit(b)) {
        match run.first() {
            Some(digit) if is_digit(digit) => write_number(key, run),
            _ => run.iter().for_each(|c| write_letter(key, *c)),
        }
    }
    key.push(END_OF_LETTERS);
    // A syllable has one tone, wherever it is written: Hoà is Hòa.
    let tones = word.iter().filter_map(|c| place(TONES, *c));
    key.extend(tones.map(|tone| FIRST_TONE + tone));
    key.push(END_OF_WORD);
}

/// By its value: 2 before 10.
fn write_number(key: &mut Vec<u8>, digits: &[char]) {
    let digits: Vec<_> = digits.iter().skip_while(|digit| **digit == '0').collect();
    key.push(NUMBER);
    key.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
    key.extend(digits.into_iter().filter_map(|digit| u8::try_from(*digit).ok()));
}

fn write_letter(key: &mut Vec<u8>, letter: char) {
    if let Some(place) = place(LETTERS, letter) {
        key.push(FIRST_LETTER + place);
    } else if let Some(place) = plain(letter).and_then(|plain| place(LETTERS, plain)) {
        key.push(FIRST_LETTER + place);
    } else if letter.is_alphanumeric() {
        key.push(FOREIGN);
        key.extend(letter.to_string().as_bytes());
    }
}

/// A letter of elsewhere without its marks: ü is u.
fn plain(letter: char) -> Option<char> {
    std::iter::once(letter)
        .nfd()
        .next()
        .filter(|plain| *plain != letter)
}

fn place(list: &str, c: char) -> Option<u8> {
    let place = list.chars().position(|known| known == c)?;
    u8::try_from(place).ok()
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{person, text};

    fn is_in_order(names: &[&str], key: fn(&str) -> Vec<u8>) {
        for pair in names.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_have_their_own_places() {
        is_in_order(&["An", "Ăn", "Ân", "Bình", "Dũng", "Đức", "Em", "Ốc", "Ơn"], text);
        is_in_order(&["Da", "Dy", "Đa", "E", "Ê", "O", "Ô", "Ơ", "U", "Ư", "V"], text);
    }

    #[test]
    fn tones_decide_within_a_word_before_the_next_word() {
        is_in_order(&["ma", "mà", "mả", "mã", "má", "mạ", "mai"], text);
        is_in_order(&["Ba Vì", "Bà An", "Bà Triệu", "Bá An"], text);
        is_in_order(&["An", "An Bình", "Anh", "Anh Thư"], text);
    }

    #[test]
    fn people_are_sorted_by_the_given_name_then_from_the_family_name_on() {
        is_in_order(
            &[
                "Trần Văn An",
                "Lê Thị Ân",
                "Đỗ Bình",
                "Lê Bình",
                "Lê Thị Bình",
                "Lê Văn Bình",
                "Nguyễn An Bình",
                "An Văn Đức",
            ],
            person,
        );
        assert_eq!(person("Bình"), text("Bình"));
    }

    #[test]
    fn spelling_that_says_the_same_has_one_key() {
        for (one, other) in [
            ("Hoà", "Hòa"),
            ("HÒA BÌNH", "hòa  bình"),
            ("Thúy", "Thuý"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
        ] {
            assert_eq!(text(one), text(other), "{one} {other}");
            assert_eq!(text(one), text(&one.nfd().collect::<String>()), "{one}");
        }
    }

    #[test]
    fn no_key_is_too_long_for_an_index() {
        for letter in ["\u{fdfa}", "ở", "漢", "9"] {
            assert!(text(&letter.repeat(255)).len() <= 601);
        }
    }

    #[test]
    fn numbers_count_and_other_alphabets_come_last() {
        is_in_order(&["Xã 1", "Xã 2", "Xã 10", "Xã 10a", "Xã A", "Xã Z", "Xã Ж"], text);
        assert_eq!(text("Müller"), text("Muller"));
        assert_eq!(text("xã 007"), text("Xã 7"));
    }
}
