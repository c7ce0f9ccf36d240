//! What a citizen types, and how it is kept.

use chrono::{DateTime, Utc};
use entity::citizen_field::FieldName;
use poem_openapi::Object;
use validator::{ValidationError, ValidationErrors};

use crate::civil::{self, WrongDate};
use crate::http::{Change, Rules};

const LONGEST_ADDRESS: usize = 500;
const LONGEST_PLACE: usize = 255;

/// What is to change. What is absent stays as it is; `null` or an empty text clears a field.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct ProfileChanges {
    /// A Vietnamese mobile number in any usual spelling. It counts once the code sent to it came back.
    #[oai(validator(max_length = 64))]
    contact_phone: Change,
    /// A Vietnamese number in any usual spelling, with its area code.
    #[oai(validator(max_length = 64))]
    fax: Change,
    #[oai(validator(max_length = 254))]
    email: Change,
    /// `https://` or `http://`; without either, `https://` is meant.
    #[oai(validator(max_length = 500))]
    website: Change,
    #[oai(validator(max_length = 500))]
    contact_address: Change,
    #[oai(validator(max_length = 255))]
    organisation: Change,
    /// `yyyy-MM-dd`, not in the future.
    #[oai(validator(max_length = 64))]
    id_issued_on: Change,
    #[oai(validator(max_length = 255))]
    id_issued_at: Change,
    /// Nine digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    old_id_number: Change,
}

impl ProfileChanges {
    /// What each named field is to say from now on; nothing where it is cleared. What is wrong is left out, and never
    /// comes here.
    pub fn wanted(&self, now: DateTime<Utc>) -> Vec<(FieldName, Option<String>)> {
        let wanted = self
            .typed()
            .into_iter()
            .filter_map(|(name, _, change)| match change {
                Change::Keep => None,
                Change::Clear => Some((name, None)),
                Change::To(typed) => Some((name, Some(kept(name, typed, now).ok()?))),
            });
        wanted.collect()
    }

    /// Whether anything is said of the contact phone.
    pub fn names_contact_phone(&self) -> bool {
        self.contact_phone != Change::Keep
    }

    /// Each with its name in the request.
    fn typed(&self) -> [(FieldName, &'static str, &Change); 9] {
        [
            (FieldName::ContactPhone, "contact_phone", &self.contact_phone),
            (FieldName::Fax, "fax", &self.fax),
            (FieldName::Email, "email", &self.email),
            (FieldName::Website, "website", &self.website),
            (
                FieldName::ContactAddress,
                "contact_address",
                &self.contact_address,
            ),
            (FieldName::Organisation, "organisation", &self.organisation),
            (FieldName::IdIssuedOn, "id_issued_on", &self.id_issued_on),
            (FieldName::IdIssuedAt, "id_issued_at", &self.id_issued_at),
            (FieldName::OldIdNumber, "old_id_number", &self.old_id_number),
        ]
    }
}

impl Rules for ProfileChanges {
    fn broken(&self, now: DateTime<Utc>) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        for (name, spelt, change) in self.typed() {
            let wrong = change.typed().and_then(|typed| kept(name, typed, now).err());
            if let Some(code) = wrong {
                errors.add(spelt, ValidationError::new(code));
            }
        }
        match errors.is_empty() {
            true => Ok(()),
            false => Err(errors),
        }
    }
}

/// What is kept of what was typed, or what is wrong with it.
fn kept(name: FieldName, typed: &str, now: DateTime<Utc>) -> Result<String, &'static str> {
    match name {
        FieldName::ContactPhone => civil::phone(typed).ok_or("phone"),
        FieldName::Fax => civil::fax(typed).ok_or("fax"),
        FieldName::Email => civil::email(typed).ok_or("email"),
        FieldName::Website => civil::website(typed).ok_or("website"),
        FieldName::OldIdNumber => civil::old_id_number(typed).ok_or("old_id_number"),
        FieldName::ContactAddress => civil::line(typed, LONGEST_ADDRESS).ok_or("text"),
        FieldName::IdIssuedOn => civil::past_date(typed, now).map_err(|wrong| match wrong {
            WrongDate::NoDate => "date",
            WrongDate::Future => "future",
        }),
        _ => civil::line(typed, LONGEST_PLACE).ok_or("text"),
    }
}
