use entity::{ImportId, staff_import, staff_import_error};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::code::Code;
use super::column::Column;
use super::kind::Kind;
use super::silent::give_up_silent;
use super::view::{Details, Import, ImportError};
use super::{list, words};
use crate::app::App;
use crate::http::{Code as ProblemCode, Cursor, Given, Language, Paging, Problem};

/// The place of an error in its list.
pub struct Place(i32);

impl Cursor for Place {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}

pub async fn details(
    app: &App,
    id: Uuid,
    cursor: Option<String>,
    limit: Option<Given<u64>>,
) -> Result<Details, Problem> {
    let paging = Paging::<Place>::read(cursor, limit)?;
    give_up_silent(app).await?;
    let known = app.imports.rows_done();
    let import = find(app, id).await?;
    let (errors, next) = errors(app, &import, &paging).await?;
    let by = list::names(app, import.begun_by.into_iter()).await?;
    Ok(Details {
        import: Import::of(&known, import, by.into_values().next()),
        errors,
        next,
    })
}

pub async fn find(app: &App, id: Uuid) -> Result<staff_import::Model, Problem> {
    let found = staff_import::Entity::find_by_id(ImportId(id))
        .one(app.db.read())
        .await?;
    found.ok_or_else(|| Problem::new(ProblemCode::NotFound))
}

pub async fn errors(
    app: &App,
    import: &staff_import::Model,
    paging: &Paging<Place>,
) -> Result<(Vec<ImportError>, Option<String>), Problem> {
    let mut rows = staff_import_error::Entity::of(import.id).limit(paging.rows());
    if let Some(Place(after)) = paging.after {
        rows = rows.filter(staff_import_error::Column::Number.gt(after));
    }
    let rows = rows.all(app.db.read()).await?;
    let (rows, next) = paging.cut(rows, |row| Place(row.number));
    Ok((
        rows.into_iter()
            .map(|row| ImportError::of(import.kind.into(), row))
            .collect(),
        next,
    ))
}

impl ImportError {
    fn of(kind: Kind, row: staff_import_error::Model) -> Self {
        let language = Language::current();
        let code = Code::of(&row.code).unwrap_or(Code::Text);
        let column = row.column.as_deref().and_then(Column::of);
        Self {
            row: row.row,
            column,
            column_title: column.map(|column| column.title(language).to_owned()),
            code,
            message: words::message(language, kind, code, row.detail.as_deref()),
            text: row.text,
        }
    }
}
