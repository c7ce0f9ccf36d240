/// A name that its owner recognises and others don't: the first letter of each word.
pub fn masked_name(name: &str) -> String {
    let words = name.split_whitespace().map(masked_word);
    words.collect::<Vec<_>>().join(" ")
}

fn masked_word(word: &str) -> String {
    let letters = word.chars();
    letters
        .enumerate()
        .map(|(place, letter)| if place == 0 { letter } else { '•' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::masked_name;

    #[test]
    fn first_letters_stay() {
        assert_eq!(masked_name("Nguyễn Thị Mẫu"), "N••••• T•• M••");
        assert_eq!(masked_name("Thử"), "T••");
        assert_eq!(masked_name(""), "");
    }
}
