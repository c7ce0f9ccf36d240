//! What a citizen types. Absent: stays as it is; `null` or empty: cleared.

use poem_openapi::Object;
use validator::{Validate, ValidationErrors};

use crate::http::Change;

/// What is to change. What is absent stays as it is; `null` or an empty text clears a field.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub struct ProfileChanges {
    /// A Vietnamese mobile number in any usual spelling. It counts once the code sent to it came back.
    #[oai(validator(max_length = 64))]
    pub contact_phone: Change,
    /// A Vietnamese number in any usual spelling, with its area code.
    #[oai(validator(max_length = 64))]
    pub fax: Change,
    #[oai(validator(max_length = 254))]
    pub email: Change,
    /// `https://` or `http://`; without either, `https://` is meant.
    #[oai(validator(max_length = 500))]
    pub website: Change,
    #[oai(validator(max_length = 500))]
    pub contact_address: Change,
    #[oai(validator(max_length = 255))]
    pub organisation: Change,
    /// `yyyy-MM-dd`, not in the future.
    #[oai(validator(max_length = 64))]
    pub id_issued_on: Change,
    #[oai(validator(max_length = 255))]
    pub id_issued_at: Change,
    /// Nine digits; spaces, dots and hyphens are forgiven.
    #[oai(validator(max_length = 64))]
    pub old_id_number: Change,
}

impl Validate for ProfileChanges {
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}
