//! Wrong tries in a row, taken back by a right one. They are counted for unknown accounts too, so that known ones
//! can't be told apart.

use chrono::{DateTime, Utc};
use entity::failed_attempts::{self, ProofKind};
use entity::known_address;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, Set};

use crate::app::App;
use crate::http::Caller;
use crate::proof::{Delay, Failures};

const ANYWHERE: &str = "*";
const KEY: [failed_attempts::Column; 3] = [
    failed_attempts::Column::Proof,
    failed_attempts::Column::Account,
    failed_attempts::Column::Address,
];

/// One kind of proof for one account, tried from one address.
pub struct Throttle<'a> {
    app: &'a App,
    proof: ProofKind,
    account: Vec<u8>,
    address: String,
}

/// What was tried up to now.
pub struct Tries<'a> {
    throttle: &'a Throttle<'a>,
    here: Failures,
    anywhere: Failures,
    /// Whether another try must wait.
    pub delay: Delay,
}

impl<'a> Throttle<'a> {
    /// `account` is the name of what is tried to be opened, such as a personal number.
    pub fn new(app: &'a App, proof: ProofKind, account: &str, caller: &Caller) -> Self {
        let account = app.keys.mac("account", &[account.as_bytes()]).to_vec();
        Self {
            app,
            proof,
            account,
            address: caller.neighbourhood(),
        }
    }

    /// The tries up to now, held until the transaction ends: nobody else's try of this account comes between.
    pub async fn look(&self, db: &impl ConnectionTrait) -> Result<Tries<'_>, DbErr> {
        let now = self.app.now();
        self.hold(db).await?;
        let [here, anywhere] = self.failures(db).await?;
        let delay = match (here.delay(now), anywhere.delay(now)) {
            (Delay::None, Delay::Until(_)) if self.is_known_address(db).await? => Delay::None,
            (Delay::None, elsewhere) => elsewhere,
            (delay, _) => delay,
        };
        Ok(Tries {
            throttle: self,
            here,
            anywhere,
            delay,
        })
    }

    /// A right try ends the row of wrong ones.
    pub async fn forget(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        failed_attempts::Entity::delete_many()
            .filter(self.rows())
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

    /// On PostgreSQL by the row of tries from anywhere, which is made if there is none: a row that does not exist can't
    /// be held. A writing transaction of SQLite is alone anyway.
    async fn hold(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        if db.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        let now = self.app.now();
        let row = self.row(ANYWHERE, &Failures::none(now), now);
        let held = OnConflict::columns(KEY)
            .update_column(failed_attempts::Column::LastAt)
            .to_owned();
        failed_attempts::Entity::insert(row)
            .on_conflict(held)
            .exec_without_returning(db)
            .await
            .map(drop)
    }

    /// From here, and from anywhere.
    async fn failures(&self, db: &impl ConnectionTrait) -> Result<[Failures; 2], DbErr> {
        let rows = failed_attempts::Entity::find()
            .filter(self.rows())
            .all(db)
            .await?;
        let of = |address: &str| {
            rows.iter().find(|row| row.address == address).map_or_else(
                || Failures::none(self.app.now()),
                |row| Failures {
                    count: row.count,
                    since: row.since,
                    delayed_until: row.delayed_until,
                },
            )
        };
        Ok([of(&self.address), of(ANYWHERE)])
    }

    fn rows(&self) -> Condition {
        use failed_attempts::Column;
        Condition::all()
            .add(Column::Proof.eq(self.proof))
            .add(Column::Account.eq(self.account.clone()))
            .add(Column::Address.is_in([self.address.as_str(), ANYWHERE]))
    }

    fn row(&self, address: &str, failures: &Failures, now: DateTime<Utc>) -> failed_attempts::ActiveModel {
        failed_attempts::ActiveModel {
            proof: Set(self.proof),
            account: Set(self.account.clone()),
            address: Set(address.to_owned()),
            count: Set(failures.count),
            since: Set(failures.since),
            last_at: Set(now),
            delayed_until: Set(failures.delayed_until),
        }
    }
}

impl Tries<'_> {
    /// In how many seconds another try counts, if it must wait.
    pub fn wait(&self) -> Option<u64> {
        match self.delay {
            Delay::None => None,
            Delay::Until(until) => {
                let seconds = (until - self.throttle.app.now()).num_seconds();
                Some(u64::try_from(seconds).unwrap_or(0) + 1)
            }
        }
    }

    /// Counts one more wrong try. One whose check takes long is counted before it, so that many at once don't all
    /// find room.
    pub async fn count(mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let (throttle, now) = (self.throttle, self.throttle.app.now());
        let policy = &throttle.app.policy.delay;
        self.here.count_try(now, policy.tries, policy);
        self.anywhere.count_try(now, policy.tries_from_anywhere, policy);
        let anywhere = throttle.row(ANYWHERE, &self.anywhere, now);
        let here = throttle.row(&throttle.address, &self.here, now);
        write(db, [anywhere, here]).await
    }

    /// A right try ends the row of wrong ones.
    pub async fn forget(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let none = self.here.count + self.anywhere.count == 0;
        if none && db.get_database_backend() == DbBackend::Sqlite {
            return Ok(());
        }
        self.throttle.forget(db).await
    }
}

async fn write(db: &impl ConnectionTrait, rows: [failed_attempts::ActiveModel; 2]) -> Result<(), DbErr> {
    use failed_attempts::Column;
    let known = OnConflict::columns(KEY)
        .update_columns([Column::Count, Column::Since, Column::LastAt, Column::DelayedUntil])
        .to_owned();
    failed_attempts::Entity::insert_many(rows)
        .on_conflict(known)
        .exec_without_returning(db)
        .await
        .map(drop)
}
