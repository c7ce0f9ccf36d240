use entity::action_record::{Column, Model};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, QueryFilter, QueryOrder, QuerySelect};

use super::filter::Filter;
use super::names::Names;
use super::view::{AuditEntry, AuditPage};
use crate::http::Paging;

pub async fn page(
    db: &impl ConnectionTrait,
    filter: &Filter,
    paging: &Paging<i64>,
) -> Result<AuditPage, DbErr> {
    let (rows, next) = rows(db, filter, paging).await?;
    let names = Names::of(db, &rows).await?;
    let entries = rows.into_iter().map(|row| AuditEntry::of(row, &names)).collect();
    Ok(AuditPage { entries, next })
}

pub async fn rows(
    db: &impl ConnectionTrait,
    filter: &Filter,
    paging: &Paging<i64>,
) -> Result<(Vec<Model>, Option<String>), DbErr> {
    let mut newest = filter.rows().order_by_desc(Column::Sequence).limit(paging.rows());
    if let Some(after) = paging.after {
        newest = newest.filter(Column::Sequence.lt(after));
    }
    Ok(paging.cut(newest.all(db).await?, |row| row.sequence))
}
