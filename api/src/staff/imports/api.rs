//! *Nhập dữ liệu từ tệp*: units, members and authorised numbers.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};
use uuid::Uuid;

use super::kind::Kind;
use super::view::{Details, Import, Page};
use super::{begin, errors_table, list, show, template};
use crate::app::App;
use crate::http::{Caller, CsvAnswer, Failed, Given, TableFile, Tag};
use crate::session::Administrator;

pub struct ImportsApi;

#[derive(ApiResponse)]
pub enum BegunAnswer {
    /// It has begun; its address says how far it is.
    #[oai(status = 202)]
    Begun(Json<Import>, #[oai(header = "Location")] String),
}

#[OpenApi]
impl ImportsApi {
    /// Bring in a file of units, members or authorised numbers
    ///
    /// A CSV (UTF-8 or UTF-16, fields between commas, semicolons or tabs) or an XLSX whose first row has the headings, in
    /// Vietnamese or English and in any order. All of it or nothing; empty cells and rows that are not in the file change
    /// nothing. It goes on after the answer: ask for it at `Location`. Unless it is a dry run it wants an
    /// administrator who proved within the last ten minutes who they are; otherwise the answer is 401 with `reauthenticate`.
    #[oai(
        path = "/api/staff/imports",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "begin_staff_import"
    )]
    async fn begin(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        /// What is in the file.
        kind: Query<Option<Given<Kind>>>,
        /// Whether everything is only tried out, and nothing kept.
        dry_run: Query<Option<Given<bool>>>,
        file: TableFile,
    ) -> Result<BegunAnswer, Failed> {
        let order = begin::Order::read(kind.0, dry_run.0)?;
        let import = begin::begin(app, &current, &caller, order, file).await?;
        let location = format!("/api/staff/imports/{}", import.id);
        Ok(BegunAnswer::Begun(Json(import), location))
    }

    /// Files that were brought in
    ///
    /// The newest first; they are kept for 30 days.
    #[oai(
        path = "/api/staff/imports",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_staff_imports"
    )]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(_current): Administrator,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<Page>, Failed> {
        Ok(Json(list::page(app, cursor.0, limit.0).await?))
    }

    /// How far an import is, and what is wrong
    #[oai(
        path = "/api/staff/imports/:id",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_staff_import"
    )]
    async fn show(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(_current): Administrator,
        id: Path<Uuid>,
        /// Where the part of `errors` before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many `errors` at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<Details>, Failed> {
        Ok(Json(show::details(app, id.0, cursor.0, limit.0).await?))
    }

    /// What is wrong with a file, as a table
    #[oai(
        path = "/api/staff/imports/:id/errors.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_staff_import_errors"
    )]
    async fn errors(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(_current): Administrator,
        id: Path<Uuid>,
    ) -> Result<CsvAnswer, Failed> {
        Ok(errors_table::errors_table(app, id.0)
            .await?
            .file("loi-nhap-du-lieu"))
    }

    /// An empty table with the headings
    #[oai(
        path = "/api/staff/imports/template.csv",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "get_staff_import_template"
    )]
    async fn template(
        &self,
        Administrator(_current): Administrator,
        /// What is to be in the file.
        kind: Query<Option<Given<Kind>>>,
    ) -> Result<CsvAnswer, Failed> {
        let kind = begin::Order::read(kind.0, None)?.kind;
        Ok(template::template(kind).file(template::file_name(kind)))
    }
}
