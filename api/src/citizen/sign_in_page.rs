//! Back to the sign-in page, with why.

use entity::{CitizenId, ProviderName, local_account};
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
    let db = app.db.read();
    let links = ways::links_of(db, older).await?;
    let providers = links
        .iter()
        .filter_map(|link| ways::provider_named(app, &link.issuer));
    let mut ways: Vec<_> = providers.map(|provider| way(provider.name)).collect();
    let local = local_account::Entity::find_by_citizen_id(older).one(db).await?;
    ways.extend(local.filter(|_| app.settings.local_sign_in).map(|_| "local"));
    ways.dedup();
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
