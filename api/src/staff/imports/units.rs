//! Units. What is known by its code is brought up to date, in any order of parents and parts.

mod judge;
mod outcome;
mod place;
mod row;
mod standing;
mod write;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::importable::{Counts, Importable};
use super::kind::Kind;
use super::said::Reading;
use super::spelling::Spelling;
use super::wrong::Wrongs;
use crate::app::{App, Progress};
use crate::audit::Deed;
use crate::secret::PasswordError;
use judge::Plan;
use row::Row;
use standing::Standing;

pub struct Units;

impl Importable for Units {
    const KIND: Kind = Kind::Units;
    type Row = Row;
    type Standing = Standing;
    type Plan = Plan;
    type Ready = ();

    fn read(reading: Reading<'_>, _: DateTime<Utc>) -> Row {
        Row::read(reading)
    }

    async fn standing(db: &impl ConnectionTrait, _: &[Row], holding: bool) -> Result<Standing, DbErr> {
        Standing::find(db, holding).await
    }

    fn spell(rows: &mut [Row], standing: &Standing) {
        let mut units = Spelling::of(standing.all().map(|unit| unit.code.clone()));
        for row in &mut *rows {
            units.settle(&mut row.code);
        }
        for row in rows {
            units.settle(&mut row.parent);
            units.settle(&mut row.successor);
        }
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

    async fn ready(_: &App) -> Result<(), PasswordError> {
        Ok(())
    }

    async fn write(
        _: &App,
        db: &impl ConnectionTrait,
        plan: Plan,
        (): (),
        progress: &Progress,
    ) -> Result<(), DbErr> {
        write::write(db, plan, progress).await
    }
}
