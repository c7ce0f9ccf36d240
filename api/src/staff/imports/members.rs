//! Members of the staff. An import gives nobody a password, and neither makes nor unmakes administrators.

mod judge;
mod merge;
mod row;
mod standing;
mod write;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::importable::{Counts, Importable};
use super::kind::Kind;
use super::said::Reading;
use super::wrong::Wrongs;
use crate::app::{App, Progress};
use crate::audit::Deed;
use crate::secret::PasswordError;
use judge::Plan;
use row::Row;
use standing::Standing;

pub struct Members;

impl Importable for Members {
    const KIND: Kind = Kind::Members;
    type Row = Row;
    type Standing = Standing;
    type Plan = Plan;
    type Ready = String;

    fn read(reading: Reading<'_>, now: DateTime<Utc>) -> Row {
        Row::read(reading, now)
    }

    async fn standing(db: &impl ConnectionTrait, rows: &[Row], holding: bool) -> Result<Standing, DbErr> {
        Standing::find(db, rows, holding).await
    }

    fn spell(rows: &mut [Row], standing: &Standing) {
        standing.spell(rows);
    }

    fn judge(
        app: &App,
        rows: &[Row],
        standing: &Standing,
        before: Option<&Standing>,
        wrong: &mut Wrongs,
    ) -> Plan {
        judge::judge(app, rows, standing, before, wrong)
    }

    fn counts(plan: &Plan) -> Counts {
        plan.counts
    }

    fn deeds(plan: &mut Plan) -> Vec<Deed> {
        std::mem::take(&mut plan.deeds)
    }

    /// The hash of a password that nobody knows.
    async fn ready(app: &App) -> Result<String, PasswordError> {
        app.passwords.hash(&app.random.token()).await
    }

    async fn write(
        app: &App,
        db: &impl ConnectionTrait,
        plan: Plan,
        nobodys: String,
        progress: &Progress,
    ) -> Result<(), DbErr> {
        write::write(app, db, plan, &nobodys, progress).await
    }
}
