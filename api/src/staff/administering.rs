//! What administrators do to units and accounts, and where it is written down.

use entity::StaffId;
use entity::activity::Event;
use entity::staff_member::Role;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};
use serde_json::{Map, Value};

use crate::app::App;
use crate::audit::{self, Action, Deed, Subject};
use crate::evidence::turn;
use crate::http::{Caller, Code, Problem};
use crate::person::activity::{ActivityDetails, Change, Doing};
use crate::session::{self, StaffCurrent};

/// An administrator at work.
#[derive(Clone, Copy)]
pub struct Administering<'a> {
    pub app: &'a App,
    pub current: &'a StaffCurrent,
    pub caller: &'a Caller,
}

impl Administering<'_> {
    /// Begins a transaction in which an administrator who is one still does something to units or accounts. Such
    /// transactions follow one another: only so are there no circles in the tree, nobody in a unit that has just ended,
    /// and an administrator left when two demote each other at the same instant.
    pub async fn begin(&self) -> Result<DatabaseTransaction, Problem> {
        let tx = self.app.db.begin().await?;
        take_turn(self.app, &tx).await?;
        let administrator = session::hold_staff(&tx, self.current).await?;
        match administrator.role {
            Role::Administrator => Ok(tx),
            Role::Staff | Role::Manager => Err(Problem::new(Code::Forbidden)),
        }
    }

    /// What was done to a member's account stands in the member's own activity too, without the administrator's address
    /// and device, which are not the member's to know.
    pub async fn tell(&self, tx: &DatabaseTransaction, staff: StaffId, event: Event) -> Result<(), DbErr> {
        let doing = Doing {
            person: staff.into(),
            session: None,
            caller: &Caller::nobody(),
        };
        doing.record(self.app, tx, event, &ActivityDetails::none()).await
    }

    /// In the record of actions; the last thing before the transaction commits.
    pub async fn note(
        &self,
        tx: &DatabaseTransaction,
        action: Action,
        subject: Option<Subject>,
        (before, after): Change,
    ) -> Result<(), DbErr> {
        let actor = self.current.actor(self.caller);
        audit::record(self.app, tx, &actor, action, subject, before, after).await
    }

    /// The same for many at once.
    pub async fn note_all(&self, tx: &DatabaseTransaction, deeds: Vec<Deed>) -> Result<(), DbErr> {
        audit::record_all(self.app, tx, &self.current.actor(self.caller), deeds).await
    }
}

/// To be taken before any row is held.
pub async fn take_turn(app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
    turn::take(app, db, "units and accounts").await
}

/// Of two objects of fields, what differs; absent values are no fields. `None` if nothing does.
pub fn differing(before: Value, after: Value) -> Option<Change> {
    let (Value::Object(before), Value::Object(after)) = (before, after) else {
        return None;
    };
    let differs = |here: &Map<String, Value>, there: &Map<String, Value>| {
        let fields = here.iter();
        let fields = fields.filter(|(name, value)| !value.is_null() && there.get(*name) != Some(value));
        let fields = fields.map(|(name, value)| (name.clone(), value.clone()));
        Value::Object(fields.collect())
    };
    let change = (differs(&before, &after), differs(&after, &before));
    (before != after).then_some((Some(change.0), Some(change.1)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differing;

    #[test]
    fn only_what_differs_is_written_down() {
        let before = json!({"name": "A", "kind": "division", "until": null});
        let after = json!({"name": "B", "kind": "division", "until": "2026-01-01"});
        let expected = (
            Some(json!({"name": "A"})),
            Some(json!({"name": "B", "until": "2026-01-01"})),
        );
        assert_eq!(differing(before.clone(), after), Some(expected));
        assert_eq!(differing(before.clone(), before), None);
    }
}
