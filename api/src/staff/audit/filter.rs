use chrono::{DateTime, TimeDelta, Utc};
use entity::StaffId;
use entity::action_record::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use serde_json::Value;
use uuid::Uuid;

use crate::audit::{self, Action};
use crate::http::{Given, Problem, WrongFields};

/// As it came.
pub struct Asked {
    pub by: Option<Given<Uuid>>,
    pub subject: Option<Given<Uuid>>,
    pub action: Option<Given<Action>>,
    pub from: Option<Given<DateTime<Utc>>>,
    pub until: Option<Given<DateTime<Utc>>>,
}

/// What is asked for; all of it must fit.
pub struct Filter {
    by: Option<Uuid>,
    subject: Option<Uuid>,
    action: Option<Action>,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
}

impl Filter {
    pub fn read(asked: Asked) -> Result<Self, Problem> {
        let mut wrong = WrongFields::default();
        let filter = Self {
            by: wrong.read("by", asked.by),
            subject: wrong.read("subject", asked.subject),
            action: wrong.read("action", asked.action),
            from: wrong.read("from", asked.from).map(within_reason),
            until: wrong.read("until", asked.until).map(within_reason),
        };
        wrong.refuse()?;
        Ok(filter)
    }

    pub fn rows(&self) -> Select<Entity> {
        Entity::find()
            .filter_if(self.by, |by| Column::StaffId.eq(StaffId(by)))
            .filter_if(self.subject, |subject| Column::SubjectId.eq(subject))
            .filter_if(self.action, |action| Column::Action.eq(action.name()))
            .filter_if(self.from, |from| Column::At.gte(from))
            .filter_if(self.until, |until| Column::At.lt(until))
    }

    /// As it stands in the record of actions itself.
    pub fn told(&self) -> Value {
        Value::Object(audit::asked([
            ("by", self.by.map(|by| by.to_string())),
            ("subject", self.subject.map(|subject| subject.to_string())),
            ("action", self.action.map(Action::name)),
            ("from", self.from.map(|from| from.to_rfc3339())),
            ("until", self.until.map(|until| until.to_rfc3339())),
        ]))
    }
}

/// No database takes every year that can be written, and nothing was done outside of these.
fn within_reason(at: DateTime<Utc>) -> DateTime<Utc> {
    at.clamp(
        DateTime::UNIX_EPOCH,
        DateTime::UNIX_EPOCH + TimeDelta::days(365 * 1000),
    )
}

trait FilterIf: QueryFilter {
    fn filter_if<T>(self, wanted: Option<T>, condition: impl FnOnce(T) -> sea_orm::sea_query::Expr) -> Self {
        match wanted {
            Some(wanted) => self.filter(condition(wanted)),
            None => self,
        }
    }
}

impl FilterIf for Select<Entity> {}
