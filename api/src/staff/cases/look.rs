//! Looking at the data of a case, for a reason.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::input::CaseReason;
use super::look_view::IdentityCaseView;
use crate::app::App;
use crate::http::{Caller, Checked, Code, Failed, Problem, Tag};
use crate::session::Administrator;

pub struct LookAtCaseApi;

#[OpenApi]
impl LookAtCaseApi {
    /// Look at the data of a case
    ///
    /// What speaks for either side. Each look needs a reason: it is in the activity of every citizen concerned, with the
    /// reason, and in the record of actions.
    #[oai(
        path = "/api/staff/identity-cases/:id/looks",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "look_at_identity_case"
    )]
    async fn look(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(reason): Checked<CaseReason>,
    ) -> Result<Json<IdentityCaseView>, Failed> {
        let _ = (app, current, caller, id, reason.text());
        Err(Problem::new(Code::Unavailable).into())
    }
}
