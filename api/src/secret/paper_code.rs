//! Codes that people read from paper: capitals and digits, without letters that are taken for digits, five bits in each.

const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// One character for each byte of chance, in groups: `ABCDE-FGHJK`.
pub fn spell(chance: &[u8], group: usize) -> String {
    let letter = |byte: &u8| char::from(*ALPHABET.get(usize::from(byte % 32)).unwrap_or(&b'A'));
    let letters: Vec<char> = chance.iter().map(letter).collect();
    let groups = letters
        .chunks(group.max(1))
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}

/// However it is typed.
pub fn normalized(typed: &str) -> String {
    let known = typed.chars().filter(char::is_ascii_alphanumeric);
    known.map(|letter| letter.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{normalized, spell};

    #[test]
    fn a_code_is_typed_in_any_way() {
        let code = spell(&[0, 1, 2, 3, 4, 31, 63, 255, 32, 7], 5);
        assert_eq!(code, "ABCDE-999AH");
        assert_eq!(normalized(" abcde 999ah"), normalized(&code));
    }

    #[test]
    fn nothing_in_it_is_taken_for_something_else() {
        let all: Vec<u8> = (0..=255).collect();
        assert!(!spell(&all, 4).contains(['0', 'O', '1', 'I']));
    }
}
