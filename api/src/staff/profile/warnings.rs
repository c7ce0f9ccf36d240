//! What may be a mistake and is no error: numbers that disagree with their owner exist.

use poem_openapi::{Enum, Object};

use super::names::{Field, Gender};
use super::record::Record;
use crate::civil;
use crate::http::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffWarningCode", rename_all = "snake_case")]
pub enum WarningCode {
    /// The number is of a person of the other sex.
    NumberGender,
    /// The number is of a person born in another year.
    NumberBirthYear,
}

#[derive(Object)]
#[oai(rename = "StaffWarning")]
pub struct Warning {
    pub field: Field,
    pub code: WarningCode,
    /// For people.
    message: String,
}

pub fn warnings(record: &Record) -> Vec<Warning> {
    let Some(says) = record.personal_id.as_deref().and_then(civil::number_says) else {
        return Vec::new();
    };
    let other_sex = record
        .gender
        .is_some_and(|gender| (gender == Gender::Female) != says.is_female);
    let year = record
        .birth_date
        .as_deref()
        .and_then(|date| date.get(..4)?.parse::<u16>().ok());
    let other_year = year.is_some_and(|year| year != says.birth_year);
    let found = [
        (other_sex, WarningCode::NumberGender),
        (other_year, WarningCode::NumberBirthYear),
    ];
    let found = found.into_iter().filter(|(is_there, _)| *is_there);
    found.map(|(_, code)| Warning::of(code)).collect()
}

impl Warning {
    fn of(code: WarningCode) -> Self {
        let (vietnamese, english) = match code {
            WarningCode::NumberGender => (
                "Số CCCD thường cho biết giới tính, và số này không khớp với giới tính đã chọn. Hãy xem lại; nếu đúng, ông/bà không cần làm gì.",
                "The number usually tells the sex, and this one does not fit the one chosen. Please check; if both are right, there is nothing to do.",
            ),
            WarningCode::NumberBirthYear => (
                "Số CCCD thường cho biết năm sinh, và số này không khớp với ngày sinh đã nhập. Hãy xem lại; nếu đúng, ông/bà không cần làm gì.",
                "The number usually tells the year of birth, and this one does not fit the date given. Please check; if both are right, there is nothing to do.",
            ),
        };
        Self {
            field: Field::PersonalId,
            code,
            message: Language::current().pick(vietnamese, english).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gender, Record, WarningCode, warnings};

    fn codes(number: &str, gender: Option<Gender>, birth_date: Option<&str>) -> Vec<WarningCode> {
        let record = Record {
            personal_id: Some(number.into()),
            gender,
            birth_date: birth_date.map(Into::into),
            ..Record::default()
        };
        warnings(&record).iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn a_number_of_somebody_else_is_noticed() {
        let (male, female) = (Some(Gender::Male), Some(Gender::Female));
        assert_eq!(codes("033080000101", male, Some("1980-02-29")), []);
        assert_eq!(codes("033080000101", None, None), []);
        assert_eq!(
            codes("033080000101", female, Some("1980-02-29")),
            [WarningCode::NumberGender]
        );
        assert_eq!(
            codes("033280000101", male, Some("1980-02-29")),
            [WarningCode::NumberBirthYear]
        );
        assert_eq!(
            codes("033199000101", male, Some("1998-01-01")),
            [WarningCode::NumberGender, WarningCode::NumberBirthYear]
        );
    }
}
