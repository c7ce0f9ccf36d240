//! Whether somebody would be left without any way in.

use entity::CitizenId;
use sea_orm::{ConnectionTrait, DbErr};

use super::moves::{Move, links_of, losers};
use crate::app::App;

/// User name and password don't count: whoever forgets the password needs a provider.
pub async fn leaves_no_way_in(app: &App, db: &impl ConnectionTrait, moves: &[Move]) -> Result<bool, DbErr> {
    for citizen in losers(moves) {
        if !has_way_after(app, db, citizen, moves).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn has_way_after(
    app: &App,
    db: &impl ConnectionTrait,
    citizen: CitizenId,
    moves: &[Move],
) -> Result<bool, DbErr> {
    let opens = |issuer: &str| {
        let mut providers = app.settings.providers();
        providers.any(|provider| provider.issuer == issuer)
    };
    let gains = moves.iter().filter_map(|step| step.after.as_ref());
    let mut gains = gains.filter(|link| link.citizen == citizen.0);
    if gains.any(|link| opens(&link.issuer)) {
        return Ok(true);
    }
    let lost: Vec<_> = moves.iter().filter_map(|step| step.before.as_ref()).collect();
    let links = links_of(db, Some(citizen)).await?;
    let mut stay = links.iter().filter(|link| !lost.iter().any(|lost| lost.is(link)));
    Ok(stay.any(|link| opens(&link.issuer)))
}
