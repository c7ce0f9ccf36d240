//! A contact phone does not change at once: it is asked for, or one that waits is given up.

use chrono::{DateTime, Utc};
use entity::Person;
use entity::activity::Event;
use entity::citizen_field::FieldName;
use sea_orm::{DatabaseTransaction, DbErr};

use super::own::OwnChange;
use crate::app::App;
use crate::http::Problem;
use crate::person::Pending;
use crate::person::activity::{ActivityDetails, Doing};
use crate::person::phone::{self, Outgoing};
use crate::policy::Policy;

#[derive(Debug, PartialEq, Eq)]
pub enum PhoneChange {
    None,
    /// This number is to wait for a code.
    Request(String),
    /// The number that waits is given up.
    Cancel(String),
}

impl PhoneChange {
    /// Takes a new number out of the differences. One that is cleared stays there and counts at once.
    pub async fn take_from(
        differences: &mut Vec<OwnChange>,
        app: &App,
        tx: &DatabaseTransaction,
        person: Person,
    ) -> Result<Self, DbErr> {
        let is_number =
            |change: &mut OwnChange| change.name == FieldName::ContactPhone && change.new.is_some();
        let number = differences
            .extract_if(.., is_number)
            .find_map(|change| change.new);
        let pending = Pending::of(tx, person).await?;
        Ok(Self::decide(number, pending, app.now(), &app.policy))
    }

    /// `number` is new, and absent where the one that counts is kept or cleared: then nothing is to wait any longer.
    fn decide(number: Option<String>, pending: Option<Pending>, now: DateTime<Utc>, policy: &Policy) -> Self {
        match (number, pending) {
            (Some(number), Some(pending))
                if pending.row.phone == number && pending.can_be_confirmed(now, policy) =>
            {
                Self::None
            }
            (Some(number), _) => Self::Request(number),
            (None, Some(pending)) => Self::Cancel(pending.row.phone),
            (None, None) => Self::None,
        }
    }

    /// Whether only someone who proved just now who they are may ask for it.
    pub fn is_guarded(&self) -> bool {
        matches!(self, Self::Request(_))
    }

    /// The message to send once all is committed, if there is one.
    pub async fn carry_out(
        self,
        app: &App,
        tx: &DatabaseTransaction,
        doing: &Doing<'_>,
    ) -> Result<Option<Outgoing>, Problem> {
        let (event, number, outgoing) = match self {
            Self::None => return Ok(None),
            Self::Request(number) => {
                let outgoing = phone::request(app, tx, doing.person, &number).await?;
                (Event::ContactPhoneRequested, number, Some(outgoing))
            }
            Self::Cancel(number) => {
                phone::cancel(app, tx, doing.person).await?;
                (Event::ContactPhoneCancelled, number, None)
            }
        };
        doing
            .record(app, tx, event, &ActivityDetails::phone(&number))
            .await?;
        Ok(outgoing)
    }
}
