//! Wrong tries in a row, counted before the check and taken back by a right one. They are counted for
//! unknown accounts too, so that known ones can't be told apart.

use chrono::{DateTime, Utc};
use entity::failed_attempts::{self, ProofKind};
use entity::known_address;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::http::Caller;
use crate::proof::{Delay, Failures};

const ANYWHERE: &str = "*";

/// One kind of proof for one account, tried from one address.
pub struct Throttle<'a> {
    app: &'a App,
    proof: ProofKind,
    account: Vec<u8>,
    address: String,
}

impl<'a> Throttle<'a> {
    pub fn new(app: &'a App, proof: ProofKind, personal_id: &str, caller: &Caller) -> Self {
        let account = app.keys.mac("account", &[personal_id.as_bytes()]).to_vec();
        Self {
            app,
            proof,
            account,
            address: caller.neighbourhood(),
        }
    }

    /// Counts a try, unless tries must wait now.
    pub async fn count(&self, db: &impl ConnectionTrait) -> Result<Delay, DbErr> {
        let (now, policy) = (self.app.now(), &self.app.policy.delay);
        let mut here = self.failures(db, &self.address).await?;
        let mut anywhere = self.failures(db, ANYWHERE).await?;
        let delay = match here.delay(now) {
            Delay::None if !self.is_known_address(db).await? => anywhere.delay(now),
            delay => delay,
        };
        if delay == Delay::None {
            here.count_try(now, policy.tries, policy);
            anywhere.count_try(now, policy.tries_from_anywhere, policy);
            self.write(db, &self.address, &here, now).await?;
            self.write(db, ANYWHERE, &anywhere, now).await?;
        }
        Ok(delay)
    }

    /// A right try ends the row of wrong ones.
    pub async fn forget(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        failed_attempts::Entity::delete_many()
            .filter(failed_attempts::Column::Proof.eq(self.proof))
            .filter(failed_attempts::Column::Account.eq(self.account.clone()))
            .filter(failed_attempts::Column::Address.is_in([self.address.as_str(), ANYWHERE]))
            .exec(db)
            .await
            .map(drop)
    }

    /// Remembers that the account was signed in to from here.
    pub async fn know_address(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let row = known_address::ActiveModel {
            account: Set(self.account.clone()),
            address: Set(self.address.clone()),
            last_at: Set(self.app.now()),
        };
        let known = OnConflict::columns([known_address::Column::Account, known_address::Column::Address])
            .update_column(known_address::Column::LastAt)
            .to_owned();
        known_address::Entity::insert(row)
            .on_conflict(known)
            .exec_without_returning(db)
            .await
            .map(drop)
    }

    async fn is_known_address(&self, db: &impl ConnectionTrait) -> Result<bool, DbErr> {
        let key = (self.account.clone(), self.address.clone());
        Ok(known_address::Entity::find_by_id(key).one(db).await?.is_some())
    }

    async fn failures(&self, db: &impl ConnectionTrait, address: &str) -> Result<Failures, DbErr> {
        let key = (self.proof, self.account.clone(), address.to_owned());
        let row = failed_attempts::Entity::find_by_id(key).one(db).await?;
        Ok(row.map_or_else(
            || Failures::none(self.app.now()),
            |row| Failures {
                count: row.count,
                since: row.since,
                delayed_until: row.delayed_until,
            },
        ))
    }

    async fn write(
        &self,
        db: &impl ConnectionTrait,
        address: &str,
        failures: &Failures,
        now: DateTime<Utc>,
    ) -> Result<(), DbErr> {
        use failed_attempts::Column;
        let row = failed_attempts::ActiveModel {
            proof: Set(self.proof),
            account: Set(self.account.clone()),
            address: Set(address.to_owned()),
            count: Set(failures.count),
            since: Set(failures.since),
            last_at: Set(now),
            delayed_until: Set(failures.delayed_until),
        };
        let known = OnConflict::columns([Column::Proof, Column::Account, Column::Address])
            .update_columns([Column::Count, Column::Since, Column::LastAt, Column::DelayedUntil])
            .to_owned();
        failed_attempts::Entity::insert(row)
            .on_conflict(known)
            .exec_without_returning(db)
            .await
            .map(drop)
    }
}
