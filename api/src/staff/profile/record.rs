//! What a member types, and how it is kept.

use chrono::{DateTime, Utc};
use entity::staff_member;
use poem_openapi::Object;
use validator::{ValidationError, ValidationErrors};

use super::names::{Field, Gender};
use crate::civil::{self, WrongDate};
use crate::http::{Rules, spelt};

const LONGEST_ADDRESS: usize = 500;

/// The whole record. What is absent or `null` is missing from now on; an empty text is wrong.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct RecordInput {
    #[oai(validator(max_length = 255))]
    full_name: Option<String>,
    gender: Option<Gender>,
    /// `yyyy-MM-dd`, not in the future.
    #[oai(validator(max_length = 64))]
    birth_date: Option<String>,
    /// *Số CCCD/Số định danh cá nhân*: twelve digits; spaces, dots and hyphens are forgiven. The one that the certification
    /// system has for the member, if it has one.
    #[oai(validator(max_length = 64))]
    personal_id: Option<String>,
    /// A Vietnamese mobile number in any usual spelling.
    #[oai(validator(max_length = 64))]
    phone: Option<String>,
    #[oai(validator(max_length = 500))]
    address: Option<String>,
    #[oai(validator(max_length = 254))]
    email: Option<String>,
    /// The path of a page that opens after the sign-in; one of those that the role may open.
    #[oai(validator(max_length = 255))]
    default_page: Option<String>,
}

/// The record's fields as they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub full_name: Option<String>,
    pub gender: Option<Gender>,
    pub birth_date: Option<String>,
    pub personal_id: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub email: Option<String>,
    pub default_page: Option<String>,
}

impl From<&staff_member::Model> for Record {
    fn from(member: &staff_member::Model) -> Self {
        Self {
            full_name: member.full_name.clone(),
            gender: member.gender.map(Gender::from),
            birth_date: member.birth_date.clone(),
            personal_id: member.personal_id.clone(),
            phone: member.phone.clone(),
            address: member.address.clone(),
            email: member.email.clone(),
            default_page: member.default_page.clone(),
        }
    }
}

impl Record {
    /// The fields that say something else in another one, each with what it says here.
    pub fn differences(&self, other: &Self) -> Vec<(Field, Option<String>)> {
        let pairs = self.values().into_iter().zip(other.values());
        pairs
            .filter(|((_, here), (_, there))| here != there)
            .map(|(here, _)| here)
            .collect()
    }

    fn values(&self) -> [(Field, Option<String>); 8] {
        [
            (Field::FullName, self.full_name.clone()),
            (Field::Gender, self.gender.map(|gender| spelt(&gender))),
            (Field::BirthDate, self.birth_date.clone()),
            (Field::PersonalId, self.personal_id.clone()),
            (Field::Phone, self.phone.clone()),
            (Field::Address, self.address.clone()),
            (Field::Email, self.email.clone()),
            (Field::DefaultPage, self.default_page.clone()),
        ]
    }
}

type Kept = Result<Option<String>, &'static str>;

impl RecordInput {
    /// As it will be kept; what is wrong is left out, and never comes to be kept.
    pub fn wanted(&self, now: DateTime<Utc>) -> Record {
        let [
            full_name,
            birth_date,
            personal_id,
            phone,
            address,
            email,
            default_page,
        ] = self.kept(now).map(|(_, kept)| kept.ok().flatten());
        Record {
            full_name,
            gender: self.gender,
            birth_date,
            personal_id,
            phone,
            address,
            email,
            default_page,
        }
    }

    /// Each text, or what is wrong with it.
    fn kept(&self, now: DateTime<Utc>) -> [(&'static str, Kept); 7] {
        let date = |typed: &str| {
            civil::past_date(typed, now).map_err(|wrong| match wrong {
                WrongDate::NoDate => "date",
                WrongDate::Future => "future",
            })
        };
        let address = |typed: &str| civil::line(typed, LONGEST_ADDRESS).ok_or("text");
        [
            (
                "full_name",
                kept(&self.full_name, |typed| civil::name(typed).ok_or("text")),
            ),
            ("birth_date", kept(&self.birth_date, date)),
            (
                "personal_id",
                kept(&self.personal_id, |typed| {
                    civil::personal_id(typed).ok_or("personal_id")
                }),
            ),
            (
                "phone",
                kept(&self.phone, |typed| civil::phone(typed).ok_or("phone")),
            ),
            ("address", kept(&self.address, address)),
            (
                "email",
                kept(&self.email, |typed| civil::email(typed).ok_or("email")),
            ),
            (
                "default_page",
                kept(&self.default_page, |path| Ok(path.to_owned())),
            ),
        ]
    }
}

fn kept(
    typed: &Option<String>,
    read: impl FnOnce(&str) -> Result<String, &'static str>,
) -> Result<Option<String>, &'static str> {
    match typed.as_deref() {
        None => Ok(None),
        Some(typed) if typed.trim().is_empty() => Err("empty"),
        Some(typed) => read(typed).map(Some),
    }
}

impl Rules for RecordInput {
    fn broken(&self, now: DateTime<Utc>) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        for (field, kept) in self.kept(now) {
            if let Err(code) = kept {
                errors.add(field, ValidationError::new(code));
            }
        }
        match errors.is_empty() {
            true => Ok(()),
            false => Err(errors),
        }
    }
}
