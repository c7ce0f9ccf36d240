//! *Thông tin cá nhân* as it is shown, with the fields of the official guide.

use chrono::{DateTime, Utc};
use entity::citizen_field::FieldName;
use poem_openapi::{Enum, Object};
use serde::Serialize;

use super::names::{Field, Source};
use super::standing::{Standing, Standings, standings};
use crate::app::{App, Known};
use crate::http::rfc3339_if_any;
use crate::person::{Pending, PendingPhone};
use crate::session::Current;

/// A citizen's information.
#[derive(Object, Serialize)]
#[oai(skip_serializing_if_is_none)]
pub struct Profile {
    /// Assurance level of this sign-in: 1 or 2.
    level: i16,
    /// Whether the person is identified as well as by the card itself (level 2).
    verified: bool,
    /// The tag of the picture: another one with every picture, absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
    fields: ProfileFields,
    /// A contact phone that was given and counts once its code came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pending_contact_phone: Option<PendingPhone>,
    /// What the provider says differently since this sign-in; empty at the first one.
    changed_at_sign_in: Vec<ProviderChange>,
}

#[derive(Object, Serialize)]
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
#[derive(Object, Serialize)]
#[oai(skip_serializing_if_is_none)]
struct ProfileField {
    /// Absent if nobody has given it, or the person has cleared it.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    /// Since when the source says this.
    #[serde(serialize_with = "rfc3339_if_any", skip_serializing_if = "Option::is_none")]
    since: Option<DateTime<Utc>>,
    /// When the source said so for the last time.
    #[serde(serialize_with = "rfc3339_if_any", skip_serializing_if = "Option::is_none")]
    as_of: Option<DateTime<Utc>>,
    /// What the provider says where the person typed something else, which counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    provider_value: Option<String>,
    /// Whether it can be changed here.
    editable: bool,
    /// Why it can't be changed here.
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<WhyNot>,
    /// Where it can be put right instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    put_right_at: Option<PutRightAt>,
}

#[derive(Enum, Serialize)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
enum WhyNot {
    /// It is kept at the identity provider and changed there.
    OwnedByProvider,
}

#[derive(Enum, Serialize)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
enum PutRightAt {
    /// At the police of the commune, who keep the register of residents.
    CommunePolice,
    /// In the VNeID application.
    VneidApp,
}

/// A field of which the provider said something else at this sign-in than before.
#[derive(Object, Serialize)]
#[oai(skip_serializing_if_is_none)]
struct ProviderChange {
    field: Field,
    source: Source,
    /// Absent if the provider had never given it.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<String>,
    new: String,
    /// False where the person typed a value of their own, which still counts.
    counts: bool,
}

impl Profile {
    /// As the session `current` sees it.
    pub fn of(app: &App, current: &Current, known: &Known) -> Self {
        let standings = standings(&known.fields);
        let pending = known.pending_phone.clone();
        let pending = pending.map(|(row, code)| Pending { row, code });
        Self {
            level: current.level,
            verified: current.level >= 2,
            avatar: known.citizen.avatar.clone(),
            fields: ProfileFields::of(&standings),
            pending_contact_phone: pending.map(|pending| PendingPhone::of(&pending, app.now(), &app.policy)),
            changed_at_sign_in: changes(current, known, &standings),
        }
    }
}

/// What the provider said anew when the session began. At the very first sign-in everything was new.
fn changes(current: &Current, known: &Known, standings: &Standings<'_>) -> Vec<ProviderChange> {
    let began = current.life.started_at;
    if began == known.citizen.created_at {
        return Vec::new();
    }
    let news = standings.values().filter_map(|standing| {
        let said = standing.provider.filter(|said| said.since == began)?;
        Some(ProviderChange {
            field: said.name.into(),
            source: said.source.into(),
            old: said.previous.clone(),
            new: said.value.clone()?,
            counts: standing.mine.is_none(),
        })
    });
    news.collect()
}

impl ProfileFields {
    fn of(standings: &Standings<'_>) -> Self {
        let field = |name| ProfileField::of(name, standings.get(&name).copied().unwrap_or_default());
        Self {
            full_name: field(FieldName::FullName),
            organisation: field(FieldName::Organisation),
            birth_date: field(FieldName::BirthDate),
            personal_id: field(FieldName::PersonalId),
            old_id_number: field(FieldName::OldIdNumber),
            id_issued_on: field(FieldName::IdIssuedOn),
            id_issued_at: field(FieldName::IdIssuedAt),
            phone: field(FieldName::Phone),
            contact_phone: field(FieldName::ContactPhone),
            fax: field(FieldName::Fax),
            email: field(FieldName::Email),
            website: field(FieldName::Website),
            address: field(FieldName::Address),
            contact_address: field(FieldName::ContactAddress),
            account_type: field(FieldName::AccountType),
        }
    }
}

impl ProfileField {
    fn of(name: FieldName, standing: Standing<'_>) -> Self {
        let counts = standing.counts();
        let put_right_at = put_right_at(name);
        Self {
            value: standing.value().map(ToOwned::to_owned),
            source: counts.map(|row| row.source.into()),
            since: counts.map(|row| row.since),
            as_of: counts.map(|row| row.as_of),
            provider_value: standing.overruled().map(ToOwned::to_owned),
            editable: put_right_at.is_none(),
            why_not: put_right_at.is_some().then_some(WhyNot::OwnedByProvider),
            put_right_at,
        }
    }
}

/// Where what the provider owns is put right; nothing for what can be changed here.
const fn put_right_at(name: FieldName) -> Option<PutRightAt> {
    match name {
        FieldName::FullName | FieldName::BirthDate | FieldName::PersonalId | FieldName::Address => {
            Some(PutRightAt::CommunePolice)
        }
        FieldName::Phone | FieldName::AccountType => Some(PutRightAt::VneidApp),
        FieldName::Organisation
        | FieldName::OldIdNumber
        | FieldName::IdIssuedOn
        | FieldName::IdIssuedAt
        | FieldName::ContactPhone
        | FieldName::Fax
        | FieldName::Email
        | FieldName::Website
        | FieldName::ContactAddress => None,
    }
}
