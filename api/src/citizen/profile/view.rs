//! *Thông tin cá nhân* as it is shown, with the fields of the official guide.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::citizen_field::FieldName;
use poem_openapi::{Enum, Object};

use super::names::{Name, Source};
use crate::person::PendingPhone;

/// A citizen's information.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct Profile {
    /// Assurance level of this sign-in: 1 or 2.
    level: i16,
    /// Whether the person is identified as well as by the card itself (level 2).
    verified: bool,
    /// The tag of the picture: another one with every picture, absent without one.
    avatar: Option<String>,
    fields: ProfileFields,
    /// A contact phone that was given and counts once its code came back.
    pending_contact_phone: Option<PendingPhone>,
    /// What the provider says differently since this sign-in; empty at the first one.
    changed_at_sign_in: Vec<ProviderChange>,
}

#[derive(Object)]
struct ProfileFields {
    full_name: ProfileField,
    organisation: ProfileField,
    /// `yyyy-MM-dd`, or `yyyy` where only the year is known.
    birth_date: ProfileField,
    /// Twelve digits.
    personal_id: ProfileField,
    /// Nine digits, from before the twelve-digit number.
    old_id_number: ProfileField,
    /// `yyyy-MM-dd`.
    id_issued_on: ProfileField,
    id_issued_at: ProfileField,
    /// That of the account at the provider; E.164.
    phone: ProfileField,
    /// Where the portal may reach the person, confirmed by a code; E.164.
    contact_phone: ProfileField,
    /// E.164.
    fax: ProfileField,
    email: ProfileField,
    website: ProfileField,
    /// In the register.
    address: ProfileField,
    contact_address: ProfileField,
    /// `citizen` or `business`.
    account_type: ProfileField,
}

/// One field: what it says, who said so and when.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct ProfileField {
    /// Absent if nobody has given it, or the person has cleared it.
    value: Option<String>,
    source: Option<Source>,
    /// Since when the source says this.
    since: Option<DateTime<Utc>>,
    /// When the source said so for the last time.
    as_of: Option<DateTime<Utc>>,
    /// What the provider says where the person typed something else, which counts.
    provider_value: Option<String>,
    /// Whether it can be changed here.
    editable: bool,
    /// Why it can't be changed here.
    why_not: Option<WhyNot>,
    /// Where it can be put right instead.
    put_right_at: Option<PutRightAt>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum WhyNot {
    /// It is kept at the identity provider and changed there.
    OwnedByProvider,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum PutRightAt {
    /// At the police of the commune, who keep the register of residents.
    CommunePolice,
    /// In the VNeID application.
    VneidApp,
}

/// A field of which the provider said something else at this sign-in than before.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct ProviderChange {
    field: Name,
    source: Source,
    /// Absent if the provider had never given it.
    old: Option<String>,
    new: String,
    /// False where the person typed a value of their own, which still counts.
    counts: bool,
}
