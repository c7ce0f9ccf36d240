//! Taking back what was carried out, for 30 days: again two administrators.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::decided::CaseDecided;
use super::input::CaseUndoInput;
use super::refusal::UndoRefusal;
use crate::app::App;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Tag};
use crate::session::Administrator;

pub struct UndoCaseApi;

#[OpenApi]
impl UndoCaseApi {
    /// Take back what was carried out
    ///
    /// Within 30 days. It takes two administrators, as the decision did; the second one's request puts the links back
    /// exactly as they were, and the case is open again. Refused if they were changed since. 401 `reauthenticate` unless the
    /// administrator proved within 10 minutes who they are.
    #[oai(
        path = "/api/staff/identity-cases/:id/undo",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "undo_identity_case"
    )]
    async fn undo(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(input): Checked<CaseUndoInput>,
    ) -> Result<Json<CaseDecided>, FailedOr<UndoRefusal>> {
        let _ = (app, current, caller, id, input.text());
        Err(Problem::new(Code::Unavailable).into())
    }
}
