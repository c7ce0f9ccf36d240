//! Back from the provider with the businesses that it names.

use entity::SessionId;
use sea_orm::{DatabaseTransaction, DbErr};

use super::sync::{Sync, sync};
use crate::app::App;
use crate::citizen::links::{Claimed, holder};
use crate::http::Redirect;
use crate::http::paths::CITIZEN_LINKS_PAGE;
use crate::person::activity::Doing;
use crate::person::reauthentication::Returning;
use crate::person::{TripProblem, attempt, trip};
use crate::provider::Authenticated;
use crate::session::{self, Current};

const NO_BUSINESS: &str = "no_business";

/// To the account page.
pub async fn arrive(app: &App, returning: &Returning<'_>, session: SessionId) -> Result<Redirect, DbErr> {
    if !attempt::consume(app, returning.attempt.id, None).await? {
        return Ok(back("business", "linked"));
    }
    let current = trip::session_of(returning.request, app).await?;
    let Some(current) = current.filter(|current| current.id == session) else {
        return Ok(back("business_problem", TripProblem::Expired.code()));
    };
    let trip = trip::authenticate(
        app,
        returning.attempt,
        returning.query,
        returning.state,
        returning.callback,
    );
    let authenticated = match trip.await {
        Ok(authenticated) => authenticated,
        Err(problem) => return Ok(back("business_problem", problem.code())),
    };
    let tx = app.db.begin().await?;
    let linked = link(app, &tx, returning, &current, &authenticated).await?;
    tx.commit().await?;
    Ok(match linked {
        Ok(()) => back("business", "linked"),
        Err(problem) => back("business_problem", problem),
    })
}

async fn link(
    app: &App,
    tx: &DatabaseTransaction,
    returning: &Returning<'_>,
    current: &Current,
    authenticated: &Authenticated,
) -> Result<Result<(), &'static str>, DbErr> {
    if session::hold(tx, current).await.is_err() {
        return Ok(Err(TripProblem::Expired.code()));
    }
    let claimed = Claimed::of(authenticated);
    let held = holder(tx, &claimed).await?;
    if held.is_none_or(|link| link.citizen_id != current.citizen) {
        return Ok(Err(TripProblem::OtherPerson.code()));
    }
    let syncing = Sync {
        doing: &Doing::of(current, returning.caller),
        citizen: current.citizen,
        issuer: &claimed.issuer,
        said: &authenticated.businesses,
        adds: true,
    };
    sync(app, tx, &syncing).await?;
    Ok(match authenticated.businesses.is_empty() {
        true => Err(NO_BUSINESS),
        false => Ok(()),
    })
}

fn back(parameter: &str, value: &str) -> Redirect {
    Redirect::to(format!("{CITIZEN_LINKS_PAGE}?{parameter}={value}"))
}
