//! An import as a row that every server sees: how far it is, and how it ended.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use entity::staff_import::{self, Column, ImportState};
use entity::staff_member::Role;
use entity::{ImportId, StaffId, staff_member};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, Set,
    UpdateMany,
};

use super::begin::Order;
use super::table::Sheets;
use crate::app::{App, Progress};
use crate::audit::Action;
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
        let id = ImportId(app.new_id());
        let job = Self {
            id,
            order,
            by,
            digest: HEXLOWER.encode(&sha256(bytes)),
            progress: app.imports.progress_of(id),
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

    fn entering(&self, app: &App, state: ImportState) -> UpdateMany<staff_import::Entity> {
        self.progress.begin_anew();
        self.at_work()
            .col_expr(Column::State, is(state))
            .col_expr(Column::HeardOfAt, Expr::value(app.now()))
            .col_expr(Column::RowsDone, Expr::value(0))
    }

    pub fn over(&self, app: &App, state: ImportState) -> UpdateMany<staff_import::Entity> {
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

pub async fn obeyed(
    update: UpdateMany<staff_import::Entity>,
    db: &impl ConnectionTrait,
) -> Result<(), Stopped> {
    match update.exec(db).await?.rows_affected {
        0 => Err(Stopped::GivenUp),
        _ => Ok(()),
    }
}

fn is(state: ImportState) -> SimpleExpr {
    Expr::value(state.to_value())
}

pub fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}
