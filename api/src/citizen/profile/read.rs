use std::sync::Arc;

use super::{Profile, ProfileAnswer};
use crate::app::{App, Known, known};
use crate::http::{Code, EntityTag, Problem, Written};
use crate::session::Current;

/// The profile as it stands, for whoever holds the session.
pub async fn answer(app: &App, current: &Current) -> Result<ProfileAnswer, Problem> {
    let known = of(app, current).await?;
    let tag = EntityTag::version(known.citizen.profile_version);
    Ok(ProfileAnswer::Profile(
        Written::all(&Profile::of(app, current, &known)),
        tag.to_string(),
    ))
}

async fn of(app: &App, current: &Current) -> Result<Arc<Known>, Problem> {
    let db = app.db.read().clone();
    let found = app
        .profiles
        .ask(current.citizen, move |ids| {
            let db = db.clone();
            async move { known(&db, ids).await }
        })
        .await?;
    found.ok_or_else(|| Problem::new(Code::NotSignedIn))
}
