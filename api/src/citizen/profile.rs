//! *Thông tin cá nhân*, as in the official guide.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName, FieldSource};
use poem::web::Data;
use poem_openapi::payload::Json;
use poem_openapi::{Enum, Object, OpenApi};

use crate::app::App;
use crate::http::{Failed, Tag};
use crate::session::SignedIn;

pub struct ProfileApi;

/// A citizen's information.
#[derive(Object)]
struct Profile {
    /// Assurance level of this sign-in: 1 or 2.
    level: i16,
    /// Whether the person is identified as well as by the card itself (level 2).
    verified: bool,
    fields: ProfileFields,
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
    id_issued_on: ProfileField,
    id_issued_at: ProfileField,
    /// E.164.
    phone: ProfileField,
    fax: ProfileField,
    email: ProfileField,
    website: ProfileField,
    address: ProfileField,
    /// `citizen` or `business`.
    account_type: ProfileField,
}

/// One field: what it says, who said so and when.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct ProfileField {
    /// Absent if nobody has given it.
    value: Option<String>,
    source: Option<Source>,
    /// When the source gave this value for the last time.
    as_of: Option<DateTime<Utc>>,
    editable: bool,
    /// Why it can't be changed here.
    why_not: Option<WhyNot>,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum Source {
    Vneid,
}

#[derive(Enum)]
#[oai(rename_all = "snake_case")]
enum WhyNot {
    /// It is kept at the identity provider and changed there.
    OwnedByProvider,
    /// This portal does not keep it yet.
    NotOfferedYet,
}

#[OpenApi]
impl ProfileApi {
    /// My information
    ///
    /// Each field with its value, its source and date, and whether it can be changed here.
    #[oai(
        path = "/api/citizen/profile",
        method = "get",
        tag = "Tag::Citizen",
        operation_id = "get_citizen_profile"
    )]
    async fn profile(
        &self,
        Data(app): Data<&Arc<App>>,
        SignedIn(current): SignedIn,
    ) -> Result<Json<Profile>, Failed> {
        let rows = citizen_field::Entity::of(current.citizen)
            .all(app.db.read())
            .await?;
        let known = rows.into_iter().map(|row| (row.name, row)).collect();
        Ok(Json(Profile {
            level: current.level,
            verified: current.level >= 2,
            fields: ProfileFields::of(known),
        }))
    }
}

impl ProfileFields {
    fn of(mut known: BTreeMap<FieldName, citizen_field::Model>) -> Self {
        let mut field = |name| ProfileField::of(name, known.remove(&name));
        Self {
            full_name: field(FieldName::FullName),
            organisation: field(FieldName::Organisation),
            birth_date: field(FieldName::BirthDate),
            personal_id: field(FieldName::PersonalId),
            old_id_number: field(FieldName::OldIdNumber),
            id_issued_on: field(FieldName::IdIssuedOn),
            id_issued_at: field(FieldName::IdIssuedAt),
            phone: field(FieldName::Phone),
            fax: field(FieldName::Fax),
            email: field(FieldName::Email),
            website: field(FieldName::Website),
            address: field(FieldName::Address),
            account_type: field(FieldName::AccountType),
        }
    }
}

impl ProfileField {
    fn of(name: FieldName, known: Option<citizen_field::Model>) -> Self {
        let source = known.as_ref().map(|row| match row.source {
            FieldSource::Vneid => Source::Vneid,
        });
        Self {
            as_of: known.as_ref().map(|row| row.as_of),
            value: known.map(|row| row.value),
            source,
            editable: false,
            why_not: Some(why_not(name)),
        }
    }
}

fn why_not(name: FieldName) -> WhyNot {
    match name {
        FieldName::IdIssuedOn | FieldName::IdIssuedAt | FieldName::Fax | FieldName::Website => {
            WhyNot::NotOfferedYet
        }
        _ => WhyNot::OwnedByProvider,
    }
}
