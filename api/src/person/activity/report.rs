//! "That was not me".

use entity::activity::Column;
use entity::{ActivityId, Person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::app::App;
use crate::http::{Code, Problem};

/// Marks an entry as reported; whether it was not before.
pub async fn report(
    app: &App,
    db: &impl ConnectionTrait,
    person: Person,
    id: ActivityId,
) -> Result<bool, Problem> {
    let entry = entity::activity::Entity::of(person)
        .filter(Column::Id.eq(id))
        .lock_exclusive()
        .one(db)
        .await?
        .ok_or_else(|| Problem::new(Code::NotFound))?;
    let marked = entity::activity::Entity::update_many()
        .col_expr(Column::ReportedAt, Expr::value(app.now()))
        .filter(Column::Id.eq(entry.id))
        .filter(Column::ReportedAt.is_null())
        .exec(db)
        .await?;
    Ok(marked.rows_affected == 1)
}
