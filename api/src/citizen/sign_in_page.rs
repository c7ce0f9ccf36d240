//! Back to the sign-in page, with why.

use entity::{CitizenId, ProviderName};
use sea_orm::DbErr;

use super::links::{way, ways};
use crate::app::App;
use crate::http::paths::{CITIZEN_LINKS_PAGE, CITIZEN_SIGN_IN_PAGE};
use crate::http::{OwnPath, Redirect};
use crate::person::TripProblem;

/// The page keeps where the person wanted to go, and whether others use the same computer.
pub fn with_problem(problem: TripProblem, return_to: Option<&OwnPath>, shared_computer: bool) -> Redirect {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("problem", problem.code());
    if let Some(return_to) = return_to {
        query.append_pair("return_to", return_to.as_str());
    }
    if shared_computer {
        query.append_pair("shared_computer", "true");
    }
    Redirect::to(format!("{CITIZEN_SIGN_IN_PAGE}?{}", query.finish()))
}

/// With the ways into the older account, and from there to where the two can be linked.
pub async fn proof_needed(
    app: &App,
    older: CitizenId,
    came_by: ProviderName,
    shared_computer: bool,
) -> Result<Redirect, DbErr> {
    let ways = ways::open_to(app, app.db.read(), older).await?;
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("problem", TripProblem::ProofNeeded.code());
    query.append_pair("prove_with", &ways.join(","));
    query.append_pair(
        "return_to",
        &format!("{CITIZEN_LINKS_PAGE}?link={}", way(came_by)),
    );
    if shared_computer {
        query.append_pair("shared_computer", "true");
    }
    Ok(Redirect::to(format!("{CITIZEN_SIGN_IN_PAGE}?{}", query.finish())))
}
