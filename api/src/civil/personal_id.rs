/// *Số định danh cá nhân*: twelve digits, kept as text for the leading zero. There is no check
/// digit, and nothing is concluded from its parts (see [`super::number_says`]).
pub fn personal_id(typed: &str) -> Option<String> {
    super::digits(typed).filter(|digits| digits.len() == 12)
}

/// *Số CMND*, the nine-digit number from before.
pub fn old_id_number(typed: &str) -> Option<String> {
    super::digits(typed).filter(|digits| digits.len() == 9)
}

/// For logs and lists: the last three digits.
pub fn masked_personal_id(personal_id: &str) -> String {
    let hidden = personal_id.chars().count().saturating_sub(3);
    personal_id
        .chars()
        .enumerate()
        .map(|(place, c)| if place < hidden { '•' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{masked_personal_id, old_id_number, personal_id};

    #[test]
    fn only_the_count_of_digits_decides() {
        assert_eq!(personal_id("033 123 456 789").as_deref(), Some("033123456789"));
        assert_eq!(personal_id("33123456789"), None);
        assert_eq!(old_id_number("145 678 901").as_deref(), Some("145678901"));
    }

    #[test]
    fn a_masked_number_shows_three_digits() {
        assert_eq!(masked_personal_id("033123456789"), "•••••••••789");
    }
}
