//! Somebody else saved meanwhile: another tab, another device, or the provider at a sign-in.

use chrono::{DateTime, Utc};
use entity::citizen_field::{self, FieldName};
use poem_openapi::Object;

use super::names::{Field, Source};
use super::standing::{Standing, standings};
use crate::http::{Code, FieldError, Problem};

/// Problem Details (RFC 9457) with the difference.
#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
pub struct ProfileChangedMeanwhile {
    /// A URI that names the kind of problem.
    #[oai(rename = "type")]
    kind: String,
    /// The kind of problem in a few words, in the caller's language.
    title: String,
    /// The HTTP status: 412.
    status: u16,
    /// What happened and what to do, in the caller's language.
    detail: String,
    /// `changed_meanwhile`
    code: Code,
    /// Always empty: no field is wrong.
    errors: Vec<FieldError>,
    /// The fields that changed since the version in `If-Match`, as they are now. `contact_phone` is also named where only
    /// the number that waits for its code changed.
    changed: Vec<ChangedField>,
}

#[derive(Object)]
#[oai(skip_serializing_if_is_none)]
struct ChangedField {
    field: Field,
    /// What it says now; absent if it is empty.
    value: Option<String>,
    source: Option<Source>,
    /// Since when.
    since: Option<DateTime<Utc>>,
}

impl ProfileChangedMeanwhile {
    /// The difference between a version that was seen and what is known now.
    pub fn since(version: i64, known: &[citizen_field::Model]) -> Self {
        let standings = standings(known);
        let newer = |(name, standing): (&FieldName, &Standing<'_>)| {
            let rows = [standing.mine, standing.provider];
            let is_newer = rows.into_iter().flatten().any(|row| row.version > version);
            is_newer.then(|| ChangedField::of(*name, standing))
        };
        let mut changed: Vec<_> = standings.iter().filter_map(newer).collect();
        if changed.is_empty() {
            let phone = standings
                .get(&FieldName::ContactPhone)
                .copied()
                .unwrap_or_default();
            changed.push(ChangedField::of(FieldName::ContactPhone, &phone));
        }
        let problem = Problem::new(Code::ChangedMeanwhile);
        Self {
            kind: problem.kind,
            title: problem.title,
            status: problem.status,
            detail: problem.detail,
            code: problem.code,
            errors: problem.errors,
            changed,
        }
    }
}

impl ChangedField {
    fn of(name: FieldName, standing: &Standing<'_>) -> Self {
        let counts = standing.counts();
        Self {
            field: name.into(),
            value: standing.value().map(ToOwned::to_owned),
            source: counts.map(|row| row.source.into()),
            since: counts.map(|row| row.since),
        }
    }
}
