/// What the middle digits of a *số định danh cá nhân* say of whoever has it. They are to hint at a mistake and to conclude
/// nothing from: numbers that disagree with their owner exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberSays {
    pub is_female: bool,
    pub birth_year: u16,
}

/// The fourth digit is century and sex (0 and 1 are men and women born in 1900–1999, 2 and 3 in 2000–2099, and so on), the
/// two after it the year (Thông tư 59/2021/TT-BCA, điều 4). `None` if it is no such number.
pub fn number_says(personal_id: &str) -> Option<NumberSays> {
    let digit = |place: usize| personal_id.get(place..=place)?.parse::<u16>().ok();
    let (sex, tens, ones) = (digit(3)?, digit(4)?, digit(5)?);
    Some(NumberSays {
        is_female: sex % 2 == 1,
        birth_year: 1900 + sex / 2 * 100 + tens * 10 + ones,
    })
}

#[cfg(test)]
mod tests {
    use super::{NumberSays, number_says};

    #[test]
    fn sex_and_year_stand_in_the_middle() {
        let says = |is_female, birth_year| {
            Some(NumberSays {
                is_female,
                birth_year,
            })
        };
        assert_eq!(number_says("033080000101"), says(false, 1980));
        assert_eq!(number_says("033199000101"), says(true, 1999));
        assert_eq!(number_says("001305000101"), says(true, 2005));
        assert_eq!(number_says("033"), None);
    }
}
