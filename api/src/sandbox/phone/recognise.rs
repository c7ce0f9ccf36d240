//! Which window shows what a phone scanned, or what its owner typed.

use entity::failed_attempts::ProofKind;
use entity::sandbox_qr_window;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::device::Device;
use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Problem};
use crate::proof::{CodeAge, Delay};
use crate::sandbox::vneid::qr::{code, window};

/// What a phone sends: one of the two.
pub enum Read<'a> {
    /// What the QR code says.
    Payload(&'a str),
    /// The short code, as it was typed.
    ShortCode(&'a str),
}

pub enum Found {
    Window(sandbox_qr_window::Model),
    /// It is genuine, and too old.
    Old,
    /// No browser shows it.
    Unknown,
}

/// The window that shows what was read. Unknown codes count, for themselves; a right one in between does not make them
/// forgotten, or who owns a browser could guess on for ever.
pub async fn recognise(
    app: &App,
    device: &Device,
    caller: &Caller,
    read: &Read<'_>,
) -> Result<Found, Problem> {
    let throttle = Throttle::new(app, ProofKind::Qr, &device.account.personal_id, caller);
    let tx = app.db.begin().await?;
    let tries = throttle.look(&tx).await?;
    if let Delay::Until(until) = tries.delay {
        return Err(Problem::too_many_until(until, app.now()));
    }
    let found = match read {
        Read::Payload(payload) => by_payload(app, &tx, payload).await?,
        Read::ShortCode(typed) => by_short_code(app, &tx, typed).await?,
    };
    if matches!(found, Found::Unknown) {
        tries.count(&tx).await?;
    }
    tx.commit().await?;
    Ok(found)
}

async fn by_payload(app: &App, db: &impl ConnectionTrait, payload: &str) -> Result<Found, DbErr> {
    let Some((id, second)) = code::read(app, payload) else {
        return Ok(Found::Unknown);
    };
    let Some(row) = sandbox_qr_window::Entity::find_by_id(id).one(db).await? else {
        return Ok(Found::Unknown);
    };
    let age = window::as_machine(&row).age(second, app.now(), &app.policy);
    Ok(match age {
        CodeAge::Fresh => Found::Window(row),
        CodeAge::Old => Found::Old,
        CodeAge::Impossible => Found::Unknown,
    })
}

async fn by_short_code(app: &App, db: &impl ConnectionTrait, typed: &str) -> Result<Found, DbErr> {
    let Some(digest) = code::short_code_digest(app, typed) else {
        return Ok(Found::Unknown);
    };
    let found = window::showing(&digest, app.now()).one(db).await?;
    Ok(found.map_or(Found::Unknown, Found::Window))
}
