use entity::activity::Event;
use entity::{ActivityId, Person, PersonKind, SessionId, StaffId, activity};
use poem_openapi::types::ToJSON;
use sea_orm::{DatabaseTransaction, DbErr, EntityTrait, Set};
use serde_json::Value;

use super::{ActivityDetails, audited};
use crate::app::App;
use crate::audit::{self, Actor, Subject};
use crate::http::Caller;
use crate::session::Holder;

/// Objects of what was and what is, by names of fields.
pub type Change = (Option<Value>, Option<Value>);

/// Who does something, and from where.
pub struct Doing<'a> {
    pub person: Person,
    pub session: Option<SessionId>,
    pub caller: &'a Caller,
}

impl<'a> Doing<'a> {
    pub fn of(current: &impl Holder, caller: &'a Caller) -> Self {
        Self {
            person: current.person(),
            session: Some(current.session()),
            caller,
        }
    }

    /// Writes down what is done in this transaction.
    pub async fn record(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        event: Event,
        details: &ActivityDetails,
    ) -> Result<(), DbErr> {
        let after = details_if_any(details);
        self.record_change(app, tx, event, details, (None, after)).await
    }

    /// The same, where nothing else is written.
    pub async fn record_alone(
        &self,
        app: &App,
        event: Event,
        details: &ActivityDetails,
    ) -> Result<(), DbErr> {
        let tx = app.db.begin().await?;
        self.record(app, &tx, event, details).await?;
        tx.commit().await
    }

    /// The same, with what changed for the record of actions: nothing that the activity would not show either.
    pub async fn record_change(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        event: Event,
        details: &ActivityDetails,
        change: Change,
    ) -> Result<(), DbErr> {
        let row = activity::ActiveModel {
            person_kind: Set(self.person.kind),
            person_id: Set(self.person.id),
            id: Set(ActivityId(app.new_id())),
            at: Set(app.now()),
            event: Set(event),
            address: Set(self.caller.address.to_string()),
            user_agent: Set(self.caller.user_agent.clone()),
            session_id: Set(self.session),
            details: Set(details_if_any(details)),
            reported_at: Set(None),
        };
        activity::Entity::insert(row).exec_without_returning(tx).await?;
        self.audit(app, tx, event, change).await
    }

    /// What a member of the staff does stands in the record of actions too.
    async fn audit(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        event: Event,
        change: Change,
    ) -> Result<(), DbErr> {
        let (PersonKind::Staff, Some(action)) = (self.person.kind, audited::action(event)) else {
            return Ok(());
        };
        let staff = StaffId(self.person.id);
        let actor = Actor::member(staff, self.session, self.caller);
        let (before, after) = change;
        audit::record(
            app,
            tx,
            &actor,
            action,
            Some(Subject::Member(staff)),
            before,
            after,
        )
        .await
    }
}

fn details_if_any(details: &ActivityDetails) -> Option<Value> {
    let details = Some(details).filter(|details| **details != ActivityDetails::none());
    details.and_then(ToJSON::to_json)
}
