//! Which value of a field counts. Pure.

use std::collections::BTreeMap;

use entity::citizen_field::{FieldName, FieldSource, Model};

/// What is said of one field.
#[derive(Clone, Copy, Debug, Default)]
pub struct Standing<'a> {
    /// What the citizen typed, or cleared.
    pub mine: Option<&'a Model>,
    /// What a provider says, the one who said it last.
    pub provider: Option<&'a Model>,
}

impl<'a> Standing<'a> {
    /// What the citizen typed goes before what a provider says, also where the citizen cleared it.
    pub fn counts(&self) -> Option<&'a Model> {
        self.mine.or(self.provider)
    }

    pub fn value(&self) -> Option<&'a str> {
        self.counts().and_then(|row| row.value.as_deref())
    }

    /// What a provider says and does not count.
    pub fn overruled(&self) -> Option<&'a str> {
        let said = self.provider.filter(|_| self.mine.is_some());
        said.and_then(|row| row.value.as_deref())
            .filter(|said| Some(*said) != self.value())
    }

    fn hear(&mut self, row: &'a Model) {
        match row.source {
            FieldSource::SelfDeclared => self.mine = Some(row),
            FieldSource::Vneid | FieldSource::NationalPortal => {
                let is_later = self.provider.is_none_or(|said| said.as_of < row.as_of);
                self.provider = if is_later { Some(row) } else { self.provider };
            }
        }
    }
}

pub type Standings<'a> = BTreeMap<FieldName, Standing<'a>>;

/// How every field that anything is said of stands.
pub fn standings(rows: &[Model]) -> Standings<'_> {
    let mut standings = Standings::new();
    for row in rows {
        standings.entry(row.name).or_default().hear(row);
    }
    standings
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use entity::CitizenId;
    use entity::citizen_field::{FieldName, FieldSource, Model};

    use super::standings;

    fn row(source: FieldSource, value: Option<&str>, hour: i64) -> Model {
        let at = DateTime::UNIX_EPOCH + TimeDelta::hours(hour);
        Model {
            citizen_id: CitizenId(uuid::Uuid::nil()),
            name: FieldName::Email,
            source,
            value: value.map(ToOwned::to_owned),
            previous: None,
            since: at,
            as_of: at,
            version: 1,
        }
    }

    fn stands(rows: &[Model]) -> (Option<&str>, Option<&str>) {
        let standings = standings(rows);
        let email = standings[&FieldName::Email];
        (email.value(), email.overruled())
    }

    #[test]
    fn what_was_typed_goes_before_what_is_said() {
        let said = row(FieldSource::Vneid, Some("said"), 2);
        assert_eq!(stands(std::slice::from_ref(&said)), (Some("said"), None));
        let typed = row(FieldSource::SelfDeclared, Some("typed"), 1);
        assert_eq!(stands(&[typed, said.clone()]), (Some("typed"), Some("said")));
        let cleared = row(FieldSource::SelfDeclared, None, 1);
        assert_eq!(stands(&[said.clone(), cleared]), (None, Some("said")));
        let same = row(FieldSource::SelfDeclared, Some("said"), 1);
        assert_eq!(stands(&[said, same]), (Some("said"), None));
    }

    #[test]
    fn of_two_providers_the_later_counts() {
        let earlier = row(FieldSource::NationalPortal, Some("earlier"), 1);
        let later = row(FieldSource::Vneid, Some("later"), 2);
        assert_eq!(stands(&[earlier.clone(), later.clone()]).0, Some("later"));
        assert_eq!(stands(&[later, earlier]).0, Some("later"));
    }
}
