//! Which window shows what a phone scanned, or what its owner typed.

use entity::failed_attempts::ProofKind;
use entity::sandbox_qr_window;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::device::Device;
use super::scan::{ScanRefusal, Scanned};
use crate::app::App;
use crate::evidence::Throttle;
use crate::http::{Caller, Code, FailedOr, Problem};
use crate::proof::{CodeAge, Delay};
use crate::sandbox::vneid::qr::{code, window};

/// The window that shows what was scanned or typed. Wrong codes count, as wrong passwords do, for themselves.
pub async fn window(
    app: &App,
    device: &Device,
    caller: &Caller,
    scanned: &Scanned,
) -> Result<sandbox_qr_window::Model, FailedOr<ScanRefusal>> {
    let throttle = Throttle::new(app, ProofKind::Qr, &device.account.personal_id, caller);
    let tx = app.db.begin().await?;
    let tries = throttle.look(&tx).await?;
    if let Delay::Until(until) = tries.delay {
        let seconds = u64::try_from((until - app.now()).num_seconds()).unwrap_or(0) + 1;
        return Err(Problem::new(Code::TooMany).retry_after(seconds).into());
    }
    let found = match (&scanned.payload, &scanned.short_code) {
        (Some(payload), _) => by_payload(app, &tx, payload).await?,
        (None, Some(typed)) => by_short_code(app, &tx, typed).await?,
        (None, None) => Found::Unknown,
    };
    match found {
        Found::Window(window) => {
            tries.forget(&tx).await?;
            tx.commit().await?;
            Ok(window)
        }
        Found::Old => Err(ScanRefusal::CodeExpired.into()),
        Found::Unknown => {
            tries.count(&tx).await?;
            tx.commit().await?;
            Err(ScanRefusal::UnknownCode.into())
        }
    }
}

enum Found {
    Window(sandbox_qr_window::Model),
    Old,
    Unknown,
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
