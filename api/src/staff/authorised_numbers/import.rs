//! Bringing such a file in: all of it or nothing. What is not in it stays.

use std::collections::HashMap;
use std::fmt;

use entity::{authorised_number, staff_member};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;

use super::rows::{Rejected, read};
use crate::app::App;
use crate::audit::{self, Action, Actor};

/// Rows in one statement, far below what either database takes.
const AT_ONCE: usize = 500;

/// What a file brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Rows of codes that no member here has (yet).
    pub of_nobody: usize,
}

#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("nothing was imported:{}", told(.0))]
    Rejected(Vec<Rejected>),
    #[error(transparent)]
    Database(#[from] DbErr),
}

fn told(all: &[Rejected]) -> String {
    all.iter().map(|rejected| format!("\n  {rejected}")).collect()
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            new,
            changed,
            unchanged,
            of_nobody,
        } = self;
        write!(
            f,
            "{new} new, {changed} changed, {unchanged} unchanged; {of_nobody} of codes that no member has"
        )
    }
}

pub async fn import(app: &App, file: &[u8]) -> Result<Imported, ImportError> {
    let rows = read(file).map_err(ImportError::Rejected)?;
    let tx = app.db.begin().await?;
    let mut imported = Imported::default();
    for rows in rows.chunks(AT_ONCE) {
        count(&tx, rows, &mut imported).await?;
        put(app, &tx, rows).await?;
    }
    let (actor, action) = (Actor::command_line(), Action::AuthorisedNumbersImported);
    let after = json!({"new": imported.new, "changed": imported.changed, "unchanged": imported.unchanged});
    audit::record(app, &tx, &actor, action, None, None, Some(after)).await?;
    tx.commit().await?;
    Ok(imported)
}

async fn count(
    db: &impl ConnectionTrait,
    rows: &[(String, String)],
    imported: &mut Imported,
) -> Result<(), DbErr> {
    let codes = || rows.iter().map(|(code, _)| code.as_str());
    let known = authorised_number::Entity::find()
        .filter(authorised_number::Column::StaffCode.is_in(codes()))
        .all(db)
        .await?;
    let known: HashMap<_, _> = known
        .into_iter()
        .map(|row| (row.staff_code, row.number))
        .collect();
    for (code, number) in rows {
        match known.get(code) {
            None => imported.new += 1,
            Some(before) if before == number => imported.unchanged += 1,
            Some(_) => imported.changed += 1,
        }
    }
    let members = staff_member::Entity::find()
        .filter(staff_member::Column::StaffCode.is_in(codes()))
        .count(db)
        .await?;
    imported.of_nobody += rows.len() - usize::try_from(members).unwrap_or(rows.len());
    Ok(())
}

async fn put(app: &App, db: &impl ConnectionTrait, rows: &[(String, String)]) -> Result<(), DbErr> {
    use authorised_number::Column;
    let row = |(code, number): &(String, String)| authorised_number::ActiveModel {
        staff_code: Set(code.clone()),
        number: Set(number.clone()),
        imported_at: Set(app.now()),
    };
    let before = OnConflict::column(Column::StaffCode)
        .update_columns([Column::Number, Column::ImportedAt])
        .to_owned();
    authorised_number::Entity::insert_many(rows.iter().map(row))
        .on_conflict(before)
        .exec_without_returning(db)
        .await
        .map(drop)
}
