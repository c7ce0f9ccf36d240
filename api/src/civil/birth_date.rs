use chrono::NaiveDate;

/// A date of birth as `yyyy-MM-dd`, or `yyyy` where only the year is known. Taken are ISO 8601 and
/// the national systems' `yyyyMMdd`, where a day and month of `0000` mean that only the year is known.
pub fn birth_date(given: &str) -> Option<String> {
    let digits = super::digits(given)?;
    let year: i32 = digits.get(..4)?.parse().ok()?;
    if !(1850..=2200).contains(&year) {
        return None;
    }
    match digits.len() {
        4 => Some(format!("{year:04}")),
        8 if digits.ends_with("0000") => Some(format!("{year:04}")),
        8 => {
            let date = NaiveDate::parse_from_str(&digits, "%Y%m%d").ok()?;
            Some(date.format("%Y-%m-%d").to_string())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::birth_date;

    #[test]
    fn a_date_and_a_year_alone_are_taken() {
        assert_eq!(birth_date("19800229").as_deref(), Some("1980-02-29"));
        assert_eq!(birth_date("1980-02-29").as_deref(), Some("1980-02-29"));
        assert_eq!(birth_date("1957").as_deref(), Some("1957"));
        assert_eq!(birth_date("19570000").as_deref(), Some("1957"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for given in ["", "19810229", "198013", "00010101", "29/02/1980x", "yesterday"] {
            assert_eq!(birth_date(given), None, "{given}");
        }
    }
}
