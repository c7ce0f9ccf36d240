use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

/// A day, `yyyy-MM-dd`, of the twentieth to the twenty-second century.
pub fn day(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let spelt_well = typed.len() == 10 && typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok();
    date.filter(|date| spelt_well && is_of_our_centuries(*date))
}

pub fn is_of_our_centuries(date: NaiveDate) -> bool {
    (1900..2200).contains(&date.year())
}

/// The day in Việt Nam (+07).
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    (now + TimeDelta::hours(7)).date_naive()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_day_of_our_centuries_is_spelt_in_one_way() {
        assert_eq!(
            day(" 2025-07-01 ").map(|day| day.to_string()),
            Some("2025-07-01".into())
        );
        for typed in [
            "2025-7-1",
            "1899-12-31",
            "2200-01-01",
            "2025-02-29",
            "01/07/2025",
            "",
        ] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
