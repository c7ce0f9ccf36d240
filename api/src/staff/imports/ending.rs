//! How an import ends, and that it stands in the record of actions.

use entity::staff_import::{Column, ImportState};
use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseTransaction, DbErr};
use serde_json::{Value, json};

use super::importable::Counts;
use super::job::{Job, Stopped, count, obeyed};
use super::kind::Kind;
use crate::app::App;
use crate::audit::{self, Action, Actor, Deed, Subject};
use crate::http::spelt;

impl Job {
    /// As the last of the transaction that writes: whoever has given it up meanwhile is obeyed.
    pub async fn done(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        counts: Counts,
        deeds: Vec<Deed>,
    ) -> Result<(), Stopped> {
        let done = self
            .over(app, ImportState::Done)
            .col_expr(Column::RowsDone, Expr::col(Column::Rows))
            .col_expr(Column::New, Expr::value(count(counts.new)))
            .col_expr(Column::Changed, Expr::value(count(counts.changed)))
            .col_expr(Column::Unchanged, Expr::value(count(counts.unchanged)))
            .col_expr(Column::OfNobody, Expr::value(count(counts.of_nobody)))
            .col_expr(Column::Kept, Expr::value(count(counts.kept)));
        obeyed(done, tx).await?;
        if self.order.dry_run {
            return Ok(());
        }
        audit::record_all(app, tx, &self.actor(), deeds).await?;
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

    fn actor(&self) -> Actor {
        match &self.by {
            Some(by) => by.current.actor(&by.caller),
            None => Actor::command_line(),
        }
    }

    /// In the record of actions: which file, and how many rows of it.
    pub async fn record(
        &self,
        app: &App,
        tx: &DatabaseTransaction,
        action: Action,
        counts: Option<Value>,
    ) -> Result<(), DbErr> {
        let mut after = json!({
            "kind": spelt(&self.order.kind),
            "file_sha256": self.digest,
            "dry_run": self.order.dry_run,
        });
        if let (Some(after), Some(Value::Object(counts))) = (after.as_object_mut(), counts) {
            after.extend(counts);
        }
        let subject = Some(Subject::Import(self.id.0));
        audit::record(app, tx, &self.actor(), action, subject, None, Some(after)).await
    }
}
