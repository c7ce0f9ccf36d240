//! An import as a row that every server sees: how far it is, and how it ended.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use data_encoding::HEXLOWER;
use entity::staff_import::{self, Column, ImportState};
use entity::staff_member::Role;
use entity::{ImportId, StaffId, staff_member};
use poem_openapi::types::ToJSON;
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait,
    QueryFilter, Set, UpdateMany,
};
use serde_json::{Value, json};

use super::begin::Order;
use super::importable::Counts;
use super::kind::Kind;
use super::table::Sheets;
use crate::app::App;
use crate::audit::{self, Action, Actor, Subject};
use crate::http::{Caller, Problem};
use crate::secret::sha256;
use crate::session::{self, StaffCurrent};

/// Who began it, from where. Nobody did who is signed in, of what is brought in on the command line.
#[derive(Clone)]
pub struct By {
    pub current: StaffCurrent,
    pub caller: Caller,
}

pub struct Job {
    pub id: ImportId,
    pub order: Order,
    pub by: Option<By>,
    pub digest: String,
    pub progress: Arc<Progress>,
}

/// Rows that are done in the state that an import is in.
#[derive(Default)]
pub struct Progress(AtomicUsize);

impl Progress {
    pub fn advance(&self, rows: usize) {
        self.0.fetch_add(rows, Ordering::Relaxed);
    }

    pub fn begin_anew(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    pub fn rows(&self) -> i64 {
        count(self.0.load(Ordering::Relaxed))
    }
}

/// Why an import does not go on.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Database(#[from] DbErr),
    /// By whoever waited for it, or because the program is wrong.
    #[error("it was given up")]
    GivenUp,
}

impl Job {
    pub async fn open(
        app: &App,
        order: Order,
        by: Option<By>,
        file_name: Option<&str>,
        bytes: &[u8],
    ) -> Result<Self, Problem> {
        let job = Self {
            id: ImportId(app.new_id()),
            order,
            by,
            digest: HEXLOWER.encode(&sha256(bytes)),
            progress: Arc::default(),
        };
        let tx = app.db.begin().await?;
        if let Some(by) = &job.by {
            session::hold_staff(&tx, &by.current).await?;
        }
        staff_import::Entity::insert(job.first_row(app, file_name))
            .exec_without_returning(&tx)
            .await?;
        job.record(app, &tx, Action::ImportStarted, None).await?;
        tx.commit().await?;
        Ok(job)
    }

    /// In the record of actions: which file, and how many rows of it; never a row.
    async fn record(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        action: Action,
        counts: Option<Value>,
    ) -> Result<(), DbErr> {
        let actor = match &self.by {
            Some(by) => by.current.actor(&by.caller),
            None => Actor::command_line(),
        };
        let mut after = json!({
            "kind": self.order.kind.to_json_string().trim_matches('"'),
            "file_sha256": self.digest,
            "dry_run": self.order.dry_run,
        });
        if let (Some(after), Some(Value::Object(counts))) = (after.as_object_mut(), counts) {
            after.extend(counts);
        }
        let subject = Some(Subject::Import(self.id.0));
        audit::record(app, tx, &actor, action, subject, None, Some(after)).await
    }

    fn first_row(&self, app: &App, file_name: Option<&str>) -> staff_import::ActiveModel {
        staff_import::ActiveModel {
            id: Set(self.id),
            kind: Set(self.order.kind.into()),
            dry_run: Set(self.order.dry_run),
            file_name: Set(file_name.map(ToOwned::to_owned)),
            file_digest: Set(self.digest.clone()),
            begun_by: Set(self.begun_by()),
            begun_at: Set(app.now()),
            state: Set(ImportState::Reading),
            heard_of_at: Set(app.now()),
            ended_at: Set(None),
            sheet: Set(None),
            other_sheets: Set(0),
            rows: Set(None),
            rows_done: Set(0),
            new: Set(0),
            changed: Set(0),
            unchanged: Set(0),
            of_nobody: Set(0),
            kept: Set(0),
            errors: Set(0),
        }
    }

    /// Whoever began it must be an administrator still.
    pub async fn hold(&self, tx: &DatabaseTransaction) -> Result<(), Stopped> {
        let Some(by) = &self.by else {
            return Ok(());
        };
        let member = session::hold_member(tx, by.current.staff).await?;
        let may =
            |member: &staff_member::Model| member.role == Role::Administrator && member.disabled_at.is_none();
        match member.is_some_and(|member| may(&member)) {
            true => Ok(()),
            false => Err(Stopped::GivenUp),
        }
    }

    fn begun_by(&self) -> Option<StaffId> {
        self.by.as_ref().map(|by| by.current.staff)
    }

    /// As every server sees it now.
    pub async fn row(&self, app: &App) -> Result<staff_import::Model, DbErr> {
        let row = staff_import::Entity::find_by_id(self.id)
            .one(app.db.read())
            .await?;
        row.ok_or_else(|| DbErr::RecordNotFound("the import".to_owned()))
    }

    /// Says that a server is at it, and how far.
    pub async fn say(&self, app: &App) -> Result<(), Stopped> {
        let said = self
            .at_work()
            .col_expr(Column::HeardOfAt, Expr::value(app.now()))
            .col_expr(Column::RowsDone, Expr::value(self.progress.rows()));
        obeyed(said, app.db.write()).await
    }

    pub async fn read(&self, app: &App, rows: usize, sheets: &Sheets) -> Result<(), Stopped> {
        let read = self
            .entering(app, ImportState::Checking)
            .col_expr(Column::Rows, Expr::value(count(rows)))
            .col_expr(Column::Sheet, Expr::value(sheets.read.clone()))
            .col_expr(Column::OtherSheets, Expr::value(i64::from(sheets.others)));
        obeyed(read, app.db.write()).await
    }

    pub async fn write(&self, app: &App) -> Result<(), Stopped> {
        obeyed(self.entering(app, ImportState::Writing), app.db.write()).await
    }

    /// As the last of the transaction that writes: whoever has given it up meanwhile is obeyed.
    pub async fn done(&self, app: &App, tx: &DatabaseTransaction, counts: Counts) -> Result<(), Stopped> {
        let done = self
            .over(app, ImportState::Done)
            .col_expr(Column::RowsDone, Expr::col(Column::Rows).into())
            .col_expr(Column::New, Expr::value(count(counts.new)))
            .col_expr(Column::Changed, Expr::value(count(counts.changed)))
            .col_expr(Column::Unchanged, Expr::value(count(counts.unchanged)))
            .col_expr(Column::OfNobody, Expr::value(count(counts.of_nobody)))
            .col_expr(Column::Kept, Expr::value(count(counts.kept)));
        obeyed(done, tx).await?;
        if self.order.dry_run {
            return Ok(());
        }
        let action = match self.order.kind {
            Kind::Units => Action::UnitsImported,
            Kind::Members => Action::MembersImported,
            Kind::AuthorisedNumbers => Action::AuthorisedNumbersImported,
        };
        let counts = json!({"new": counts.new, "changed": counts.changed, "unchanged": counts.unchanged});
        Ok(self.record(app, tx, action, Some(counts)).await?)
    }

    pub async fn rejected(&self, app: &App, tx: &DatabaseTransaction, errors: usize) -> Result<(), Stopped> {
        let rejected = self
            .over(app, ImportState::Rejected)
            .col_expr(Column::Errors, Expr::value(count(errors)));
        obeyed(rejected, tx).await?;
        let counts = json!({ "errors": errors });
        Ok(self.record(app, tx, Action::ImportFailed, Some(counts)).await?)
    }

    pub async fn failed(&self, app: &App) -> Result<(), Stopped> {
        let tx = app.db.begin().await?;
        obeyed(self.over(app, ImportState::Failed), &tx).await?;
        self.record(app, &tx, Action::ImportFailed, None).await?;
        Ok(tx.commit().await?)
    }

    fn entering(&self, app: &App, state: ImportState) -> UpdateMany<staff_import::Entity> {
        self.progress.begin_anew();
        self.at_work()
            .col_expr(Column::State, is(state))
            .col_expr(Column::HeardOfAt, Expr::value(app.now()))
            .col_expr(Column::RowsDone, Expr::value(0))
    }

    fn over(&self, app: &App, state: ImportState) -> UpdateMany<staff_import::Entity> {
        self.at_work()
            .col_expr(Column::State, is(state))
            .col_expr(Column::EndedAt, Expr::value(app.now()))
    }

    fn at_work(&self) -> UpdateMany<staff_import::Entity> {
        staff_import::Entity::update_many()
            .filter(Column::Id.eq(self.id))
            .filter(Column::State.is_in(ImportState::AT_WORK))
    }
}

async fn obeyed(update: UpdateMany<staff_import::Entity>, db: &impl ConnectionTrait) -> Result<(), Stopped> {
    match update.exec(db).await?.rows_affected {
        0 => Err(Stopped::GivenUp),
        _ => Ok(()),
    }
}

/// Imports whose server has not been heard of for long have failed. If it still lives it can't bring them to an end any more.
pub async fn give_up_silent(app: &App) -> Result<(), DbErr> {
    let silent = || {
        Condition::all()
            .add(Column::State.is_in(ImportState::AT_WORK))
            .add(Column::HeardOfAt.lt(app.now() - app.policy.import.silence))
    };
    let any = staff_import::Entity::find()
        .filter(silent())
        .one(app.db.read())
        .await?;
    if any.is_none() {
        return Ok(());
    }
    staff_import::Entity::update_many()
        .filter(silent())
        .col_expr(Column::State, is(ImportState::Failed))
        .col_expr(Column::EndedAt, Expr::value(app.now()))
        .exec(app.db.write())
        .await
        .map(drop)
}

fn is(state: ImportState) -> SimpleExpr {
    Expr::value(state.to_value())
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
