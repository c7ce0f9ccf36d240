use entity::staff_import::{self, Column, ImportState, Model};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter};
use serde_json::json;

use crate::app::App;
use crate::audit::{self, Action, Actor, Subject};

/// Imports whose server has not been heard of for long have failed. If it still lives it can't bring them to an end any more.
pub async fn give_up_silent(app: &App) -> Result<(), DbErr> {
    let all = staff_import::Entity::find()
        .filter(silent(app))
        .all(app.db.read())
        .await?;
    for import in all {
        give_up(app, &import).await?;
    }
    Ok(())
}

fn silent(app: &App) -> Condition {
    Condition::all()
        .add(Column::State.is_in(ImportState::AT_WORK))
        .add(Column::HeardOfAt.lt(app.now() - app.policy.import.silence))
}

/// Unless it was heard of meanwhile.
async fn give_up(app: &App, import: &Model) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let given_up = staff_import::Entity::update_many()
        .filter(silent(app))
        .filter(Column::Id.eq(import.id))
        .col_expr(Column::State, Expr::value(ImportState::Failed.to_value()))
        .col_expr(Column::EndedAt, Expr::value(app.now()))
        .exec(&tx)
        .await?;
    if given_up.rows_affected == 0 {
        return Ok(());
    }
    let (actor, action) = (Actor::portal(), Action::ImportFailed);
    let subject = Some(Subject::Import(import.id.0));
    let after = json!({"kind": import.kind.to_value(), "file_sha256": import.file_digest});
    audit::record(app, &tx, &actor, action, subject, None, Some(after)).await?;
    tx.commit().await
}
