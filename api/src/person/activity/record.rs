use entity::activity::Event;
use entity::{ActivityId, Person, SessionId, activity};
use poem_openapi::types::ToJSON;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};

use super::ActivityDetails;
use crate::app::App;
use crate::http::Caller;
use crate::session::Holder;

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
        db: &impl ConnectionTrait,
        event: Event,
        details: &ActivityDetails,
    ) -> Result<(), DbErr> {
        let details = Some(details).filter(|details| **details != ActivityDetails::none());
        let row = activity::ActiveModel {
            person_kind: Set(self.person.kind),
            person_id: Set(self.person.id),
            id: Set(ActivityId(app.new_id())),
            at: Set(app.now()),
            event: Set(event),
            address: Set(self.caller.address.to_string()),
            user_agent: Set(self.caller.user_agent.clone()),
            session_id: Set(self.session),
            details: Set(details.and_then(ToJSON::to_json)),
            reported_at: Set(None),
        };
        activity::Entity::insert(row)
            .exec_without_returning(db)
            .await
            .map(drop)
    }
}
