use entity::Person;
use entity::failed_attempts::ProofKind;
use sea_orm::{ConnectionTrait, DbErr};

use super::Pending;
use crate::app::App;
use crate::evidence::{Throttle, code};
use crate::http::Caller;
use crate::proof::OtpVerdict;

/// What followed from giving a code.
pub enum Judged {
    /// The number that was confirmed; it waits no longer.
    Right(String),
    /// The number that still waits, and what is wrong with the code.
    Not(String, OtpVerdict),
    NothingPending,
    /// Too many tries were wrong; seconds until the next one counts.
    Wait(u64),
}

/// Judges a code for the number that waits, and writes what follows from it.
pub async fn confirm(
    app: &App,
    db: &impl ConnectionTrait,
    person: Person,
    caller: &Caller,
    typed: &str,
) -> Result<Judged, DbErr> {
    let throttle = Throttle::new(app, ProofKind::ContactPhone, &person.to_string(), caller);
    let tries = throttle.look(db).await?;
    if let Some(seconds) = tries.wait() {
        return Ok(Judged::Wait(seconds));
    }
    let Some(pending) = Pending::of(db, person).await? else {
        return Ok(Judged::NothingPending);
    };
    let now = app.now();
    let mut sent = pending.sent();
    let matches = code::matches(app, &pending.code, typed);
    let verdict = sent.judge(matches, now, &app.policy);
    code::save(app, db, pending.code.id, &sent).await?;
    if verdict != OtpVerdict::Right {
        tries.count(db).await?;
        return Ok(Judged::Not(pending.row.phone, verdict));
    }
    tries.forget(db).await?;
    throttle.know_address(db).await?;
    pending.end(db, now).await?;
    Ok(Judged::Right(pending.row.phone))
}
