use std::collections::HashMap;

use entity::{StaffId, staff_import, staff_member};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::silent::give_up_silent;
use super::view::{Import, Page};
use crate::app::App;
use crate::http::{Given, Paging, Problem};

pub async fn page(app: &App, cursor: Option<String>, limit: Option<Given<u64>>) -> Result<Page, Problem> {
    let paging = Paging::<Uuid>::read(cursor, limit)?;
    give_up_silent(app).await?;
    // Ids sort in the order in which they were made.
    let mut newest = staff_import::Entity::find()
        .order_by_desc(staff_import::Column::Id)
        .limit(paging.rows());
    if let Some(after) = paging.after {
        newest = newest.filter(staff_import::Column::Id.lt(after));
    }
    let known = app.imports.rows_done();
    let rows = newest.all(app.db.read()).await?;
    let (rows, next) = paging.cut(rows, |row| row.id.0);
    let names = names(app, rows.iter().filter_map(|row| row.begun_by)).await?;
    let imports = rows.into_iter().map(|row| {
        let by = row.begun_by.and_then(|by| names.get(&by).cloned());
        Import::of(&known, row, by)
    });
    Ok(Page {
        imports: imports.collect(),
        next,
    })
}

/// What members are called.
pub async fn names(
    app: &App,
    members: impl Iterator<Item = StaffId>,
) -> Result<HashMap<StaffId, String>, DbErr> {
    let rows = staff_member::Entity::find()
        .filter(staff_member::Column::Id.is_in(members))
        .all(app.db.read())
        .await?;
    let name = |row: staff_member::Model| (row.id, row.full_name.unwrap_or(row.username));
    Ok(rows.into_iter().map(name).collect())
}
