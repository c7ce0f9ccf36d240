//! Back from the provider with an account that is to be linked. Nothing is linked yet: what would change is shown first.

use entity::SessionId;
use poem_openapi::types::ToJSON;
use sea_orm::DbErr;

use super::Claimed;
use super::proposal::propose;
use super::standing::{Standing, standing};
use crate::app::App;
use crate::http::Redirect;
use crate::http::paths::CITIZEN_LINKS_PAGE;
use crate::person::reauthentication::Returning;
use crate::person::{ProviderCode, TripProblem, attempt, trip};
use crate::session::Current;

/// To the account page, with what waits or what went wrong.
pub async fn arrive(app: &App, returning: &Returning<'_>, session: SessionId) -> Result<Redirect, DbErr> {
    let provider = ProviderCode::from(returning.attempt.provider).to_json_string();
    let provider = provider.trim_matches('"');
    if !attempt::consume(app, returning.attempt.id, None).await? {
        // A reload: what came of it is asked for by the page.
        return Ok(back("link", provider));
    }
    let current = trip::session_of(returning.request, app).await?;
    let Some(current) = current.filter(|current| current.id == session) else {
        return Ok(back("link_problem", TripProblem::Expired.code()));
    };
    Ok(match look(app, returning, &current).await? {
        Ok(()) => back("link", provider),
        Err(problem) => back("link_problem", problem),
    })
}

async fn look(
    app: &App,
    returning: &Returning<'_>,
    current: &Current,
) -> Result<Result<(), &'static str>, DbErr> {
    let trip = trip::authenticate(
        app,
        returning.attempt,
        returning.query,
        returning.state,
        returning.callback,
    );
    let authenticated = match trip.await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(Err(problem.code())),
    };
    let claimed = Claimed::of(&authenticated);
    let tx = app.db.begin().await?;
    let provider = authenticated.provider;
    let standing = standing(&tx, current.citizen, provider, &claimed, &authenticated.fields).await?;
    let looked = match standing {
        Standing::Free => {
            let browser = &returning.attempt.browser_hash;
            propose(app, &tx, browser, Some(current.id), &authenticated).await?;
            Ok(())
        }
        Standing::Conflict(conflict) => {
            let session = Some(current.id);
            conflict
                .open(app, &tx, &claimed, session, returning.caller)
                .await?;
            Err(TripProblem::IdentityConflict.code())
        }
        Standing::Refused(problem) => Err(problem),
    };
    tx.commit().await?;
    Ok(looked)
}

fn back(parameter: &str, value: &str) -> Redirect {
    Redirect::to(format!("{CITIZEN_LINKS_PAGE}?{parameter}={value}"))
}
