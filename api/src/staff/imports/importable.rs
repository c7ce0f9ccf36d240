//! What kinds of files have in common: rows are read, held against what is there, and written.

use std::fmt;
use std::future::Future;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};

use super::kind::Kind;
use super::said::Reading;
use super::wrong::Wrongs;
use crate::app::{App, Progress};
use crate::audit::Deed;
use crate::secret::PasswordError;

pub trait Importable: Send + 'static {
    const KIND: Kind;
    /// What a row says.
    type Row: Send + 'static;
    /// What of that is there already.
    type Standing: Send + 'static;
    /// What is to be written.
    type Plan: Send + 'static;
    /// What takes too long for a transaction.
    type Ready: Send + 'static;

    fn read(reading: Reading<'_>, now: DateTime<Utc>) -> Self::Row;

    /// `holding` it against changes until the transaction ends.
    fn standing(
        db: &impl ConnectionTrait,
        rows: &[Self::Row],
        holding: bool,
    ) -> impl Future<Output = Result<Self::Standing, DbErr>> + Send;

    /// Spells codes of rows as they are known.
    fn spell(rows: &mut [Self::Row], standing: &Self::Standing);

    /// What follows, unless something is noted as wrong. `before` is what was there when the file was checked first.
    fn judge(
        app: &App,
        rows: &[Self::Row],
        standing: &Self::Standing,
        before: Option<&Self::Standing>,
        wrong: &mut Wrongs,
    ) -> Self::Plan;

    fn counts(plan: &Self::Plan) -> Counts;

    /// What the record of actions says of each that it was done to; what is new stands in the import's own row.
    fn deeds(plan: &mut Self::Plan) -> Vec<Deed>;

    fn ready(app: &App) -> impl Future<Output = Result<Self::Ready, PasswordError>> + Send;

    fn write(
        app: &App,
        db: &impl ConnectionTrait,
        plan: Self::Plan,
        ready: Self::Ready,
        progress: &Progress,
    ) -> impl Future<Output = Result<(), DbErr>> + Send;
}

/// What a file brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Numbers of codes that no member has.
    pub of_nobody: usize,
    /// Cells that say otherwise than a member's own record, which stays.
    pub kept: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            new,
            changed,
            unchanged,
            of_nobody,
            kept,
        } = self;
        write!(f, "{new} new, {changed} changed, {unchanged} unchanged")?;
        if *of_nobody > 0 {
            write!(f, "; {of_nobody} of codes that no member has")?;
        }
        if *kept > 0 {
            write!(
                f,
                "; {kept} cells say otherwise than members' own records, which stay"
            )?;
        }
        Ok(())
    }
}
