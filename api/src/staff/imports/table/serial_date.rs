//! Dates as workbooks keep them: days since a day that depends on the workbook.

use chrono::{Days, NaiveDate};

/// Day 0 where 1900 is believed to have been a leap year, right from 1 March 1900 on.
const WINDOWS: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
const OLD_MACINTOSH: Option<NaiveDate> = NaiveDate::from_ymd_opt(1904, 1, 1);
/// 31 December 9999.
const LAST: f64 = 2_958_465.0;

pub fn serial_date(days: f64, since_1904: bool) -> Option<NaiveDate> {
    let zero = if since_1904 { OLD_MACINTOSH } else { WINDOWS }?;
    let days = days.floor();
    let is_known = (1.0..=LAST).contains(&days);
    let days = is_known.then_some(days as u64)?;
    zero.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::serial_date;

    #[test]
    fn days_are_counted_from_where_the_workbook_says() {
        let of = |days, since_1904| serial_date(days, since_1904).map(|date| date.to_string());
        assert_eq!(of(45_839.0, false).as_deref(), Some("2025-07-01"));
        assert_eq!(of(45_839.75, false).as_deref(), Some("2025-07-01"));
        assert_eq!(of(44_377.0, true).as_deref(), Some("2025-07-01"));
        for days in [0.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
            assert_eq!(of(days, false), None);
        }
    }
}
