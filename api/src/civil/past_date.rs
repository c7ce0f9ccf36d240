use chrono::{DateTime, Utc};

use super::{day, today};

/// What is wrong with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDate {
    /// There is no such day, or it is spelt in another way.
    NoDate,
    /// It has not come yet.
    Future,
}

/// A day in somebody's life, such as of birth or of the issue of a paper, `yyyy-MM-dd`: not before 1900, and not after today in Việt Nam (+07).
pub fn past_date(typed: &str, now: DateTime<Utc>) -> Result<String, WrongDate> {
    match day(typed) {
        None => Err(WrongDate::NoDate),
        Some(date) if date > today(now) => Err(WrongDate::Future),
        Some(date) => Ok(date.format("%Y-%m-%d").to_string()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::{WrongDate, past_date};

    /// 2026-11-25 00:30 in Việt Nam.
    fn now() -> DateTime<Utc> {
        "2026-11-24T17:30:00Z".parse().unwrap()
    }

    #[test]
    fn today_is_that_of_viet_nam() {
        assert_eq!(past_date("2026-11-25", now()).as_deref(), Ok("2026-11-25"));
        assert_eq!(past_date("2026-11-26", now()), Err(WrongDate::Future));
        assert_eq!(past_date(" 2021-07-01 ", now()).as_deref(), Ok("2021-07-01"));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for typed in [
            "",
            "2021-02-29",
            "01/07/2021",
            "2021-7-1",
            "0021-07-01",
            "2021-07-01T00:00:00",
            "+2021-7-01",
        ] {
            assert_eq!(past_date(typed, now()), Err(WrongDate::NoDate), "{typed}");
        }
    }
}
