//! The way of a file: read, checked, checked again and written in one transaction. Whatever breaks it off, nothing is changed.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use entity::{ImportId, staff_import_error};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, Set, SqlErr};
use tokio_util::sync::CancellationToken;

use super::AT_ONCE;
use super::code::Code;
use super::importable::{Counts, Importable};
use super::job::{Job, Stopped};
use super::kind::Kind;
use super::members::Members;
use super::numbers::Numbers;
use super::said::Reading;
use super::table::{self, Limits, Sheets};
use super::units::Units;
use super::wrong::{Wrong, Wrongs};
use crate::app::App;
use crate::staff::administering::take_turn;

/// How often a server says that it is at it.
const SAYS_EVERY: Duration = Duration::from_secs(2);

/// How often SQLite's writer is waited for, as long as a request would each time.
const PATIENCE: usize = 10;

/// How an import ended.
#[derive(Debug)]
pub enum Outcome {
    Done(Counts),
    Rejected(Wrongs),
    Failed,
}

enum Broken {
    Rejected(Wrongs),
    Stopped(Stopped),
}

impl From<Wrongs> for Broken {
    fn from(wrong: Wrongs) -> Self {
        Self::Rejected(wrong)
    }
}

impl From<Stopped> for Broken {
    fn from(stopped: Stopped) -> Self {
        Self::Stopped(stopped)
    }
}

impl From<DbErr> for Broken {
    fn from(error: DbErr) -> Self {
        Self::Stopped(error.into())
    }
}

pub async fn run(app: &Arc<App>, job: Job, bytes: Vec<u8>) -> Outcome {
    let job = Arc::new(job);
    let over = CancellationToken::new();
    let saying = tokio::spawn(keep_saying(app.clone(), job.clone(), over.clone()));
    let went = go(app, &job, bytes).await;
    over.cancel();
    // What it still writes is not to come after the end.
    let _ended = saying.await;
    match went {
        Ok(counts) => Outcome::Done(counts),
        Err(Broken::Rejected(wrong)) => reject(app, &job, wrong).await,
        Err(Broken::Stopped(stopped)) => fail(app, &job, &stopped).await,
    }
}

async fn keep_saying(app: Arc<App>, job: Arc<Job>, over: CancellationToken) {
    loop {
        tokio::select! {
            () = over.cancelled() => return,
            () = tokio::time::sleep(SAYS_EVERY) => {}
        }
        // While SQLite is being written to nobody else can say anything.
        if let Err(Stopped::GivenUp) = job.say(&app).await {
            return;
        }
    }
}

async fn go(app: &Arc<App>, job: &Arc<Job>, bytes: Vec<u8>) -> Result<Counts, Broken> {
    let _place = app.imports.place().await.map_err(|_| Stopped::GivenUp)?;
    match job.order.kind {
        Kind::Units => carry::<Units>(app, job, bytes).await,
        Kind::Members => carry::<Members>(app, job, bytes).await,
        Kind::AuthorisedNumbers => carry::<Numbers>(app, job, bytes).await,
    }
}

async fn carry<I: Importable>(app: &Arc<App>, job: &Arc<Job>, bytes: Vec<u8>) -> Result<Counts, Broken> {
    let (limits, now) = (app.policy.import.clone(), app.now());
    let (rows, wrong, sheets) = off_thread(move || read::<I>(&bytes, &limits, now)).await??;
    job.read(app, rows.len(), &sheets).await?;
    let snapshot = app.db.begin_snapshot().await?;
    let before = I::standing(&snapshot, &rows, false).await?;
    snapshot.rollback().await?;
    // What is wrong with single cells is told together with what is wrong among rows.
    let (rows, before, plan) = judge::<I>(app, rows, before, None, wrong).await?;
    match job.order.dry_run {
        true => end(app, job, I::counts(&plan)).await,
        false => {
            job.write(app).await?;
            write::<I>(app, job, rows, before).await
        }
    }
}

/// A dry run ends with what was judged, and holds nobody up.
async fn end(app: &App, job: &Job, counts: Counts) -> Result<Counts, Broken> {
    let tx = app.db.begin().await?;
    job.hold(&tx).await?;
    job.done(app, &tx, counts, Vec::new()).await?;
    tx.commit().await?;
    Ok(counts)
}

/// All of it in one transaction, held against what stands now.
async fn write<I: Importable>(
    app: &Arc<App>,
    job: &Job,
    rows: Vec<I::Row>,
    before: I::Standing,
) -> Result<Counts, Broken> {
    let ready = I::ready(app).await.map_err(|_| Stopped::GivenUp)?;
    let tx = begin(app).await?;
    // Whoever does something to units and accounts waits for it, and it for them.
    take_turn(app, &tx).await?;
    job.hold(&tx).await?;
    let standing = I::standing(&tx, &rows, true).await?;
    let (_, _, mut plan) = judge::<I>(app, rows, standing, Some(before), no_wrong(app)).await?;
    let (counts, deeds) = (I::counts(&plan), I::deeds(&mut plan));
    I::write(app, &tx, plan, ready, &job.progress)
        .await
        .map_err(taken)?;
    job.done(app, &tx, counts, deeds).await?;
    tx.commit().await?;
    // All is there; that lists are slow for a minute is no reason to say otherwise.
    if let Err(error) = app.db.look_over_imported().await {
        tracing::warn!(%error, "the database could not look over what was brought in");
    }
    Ok(counts)
}

/// Another process may be bringing in a file for longer than a request would wait.
async fn begin(app: &App) -> Result<DatabaseTransaction, DbErr> {
    for _ in 1..PATIENCE {
        if let Ok(tx) = app.db.begin().await {
            return Ok(tx);
        }
    }
    app.db.begin().await
}

/// What is there once only was made by somebody else since it was looked for.
fn taken(error: DbErr) -> Broken {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Wrongs::one(Wrong::file(Code::ChangedMeanwhile)).into(),
        _ => error.into(),
    }
}

type Read<R> = Result<(Vec<R>, Wrongs, Sheets), Wrongs>;

fn read<I: Importable>(bytes: &[u8], limits: &Limits, now: DateTime<Utc>) -> Read<I::Row> {
    let table = table::read(I::KIND, bytes, limits)?;
    let mut wrong = table.wrong;
    let mut rows = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        rows.push(I::read(Reading::new(I::KIND, row, &mut wrong), now));
    }
    Ok((rows, wrong, table.sheets))
}

async fn judge<I: Importable>(
    app: &Arc<App>,
    mut rows: Vec<I::Row>,
    standing: I::Standing,
    before: Option<I::Standing>,
    mut wrong: Wrongs,
) -> Result<(Vec<I::Row>, I::Standing, I::Plan), Broken> {
    let app = app.clone();
    let judged = off_thread(move || {
        I::spell(&mut rows, &standing);
        let plan = I::judge(&app, &rows, &standing, before.as_ref(), &mut wrong);
        wrong.or((rows, standing, plan))
    });
    Ok(judged.await??)
}

fn no_wrong(app: &App) -> Wrongs {
    Wrongs::new(app.policy.import.errors)
}

/// What takes long and waits for nothing. A fault of it is the import's and nobody else's.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopped> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| {
        tracing::error!(%error, "an import broke");
        Stopped::GivenUp
    })
}

async fn reject(app: &App, job: &Job, wrong: Wrongs) -> Outcome {
    match keep(app, job, wrong.clone()).await {
        Ok(()) => Outcome::Rejected(wrong),
        Err(stopped) => fail(app, job, &stopped).await,
    }
}

async fn keep(app: &App, job: &Job, wrong: Wrongs) -> Result<(), Stopped> {
    let tx = app.db.begin().await?;
    job.rejected(app, &tx, wrong.count()).await?;
    for (wrong, first) in wrong.in_order().chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
        put(&tx, job.id, wrong, first).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn put(db: &impl ConnectionTrait, import: ImportId, wrong: &[Wrong], first: i32) -> Result<(), DbErr> {
    let row = |(wrong, number): (&Wrong, i32)| staff_import_error::ActiveModel {
        import_id: Set(import),
        number: Set(number),
        row: Set(wrong.row.and_then(|row| i32::try_from(row).ok())),
        column: Set(wrong.column.map(|column| column.spelt())),
        code: Set(wrong.code.spelt()),
        detail: Set(wrong.detail.clone()),
        text: Set(wrong.text.clone()),
    };
    staff_import_error::Entity::insert_many(wrong.iter().zip(first..).map(row))
        .exec_without_returning(db)
        .await
        .map(drop)
}

async fn fail(app: &App, job: &Job, stopped: &Stopped) -> Outcome {
    tracing::error!(%stopped, import = %job.id, "an import did not come to its end");
    if let Err(stopped) = job.failed(app).await {
        tracing::warn!(%stopped, "nor could that be written down");
    }
    Outcome::Failed
}
