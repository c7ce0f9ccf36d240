//! The fields by name, as the API spells them.

use entity::staff_member;
use poem_openapi::Enum;

/// A field of the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffProfileField", rename_all = "snake_case")]
pub enum Field {
    FullName,
    Gender,
    BirthDate,
    PersonalId,
    Phone,
    Address,
    Email,
    DefaultPage,
}

/// As the guide's form has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[oai(rename = "StaffGender", rename_all = "snake_case")]
pub enum Gender {
    Female,
    Male,
}

impl From<staff_member::Gender> for Gender {
    fn from(gender: staff_member::Gender) -> Self {
        match gender {
            staff_member::Gender::Female => Self::Female,
            staff_member::Gender::Male => Self::Male,
        }
    }
}

impl From<Gender> for staff_member::Gender {
    fn from(gender: Gender) -> Self {
        match gender {
            Gender::Female => Self::Female,
            Gender::Male => Self::Male,
        }
    }
}
