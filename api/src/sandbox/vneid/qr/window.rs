//! A window as a row, and as the machine of `proof` knows it.

use chrono::{DateTime, Utc};
use entity::{PhoneId, QrWindowId, sandbox_qr_window, sandbox_sign_in};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::code;
use crate::app::App;
use crate::http::Caller;
use crate::proof::{QrWindow, Scan};

pub fn as_machine(row: &sandbox_qr_window::Model) -> QrWindow {
    let scan = row.phone_id.zip(row.scanned_at);
    QrWindow {
        started_at: row.started_at,
        ends_at: row.ends_at,
        renewals: row.renewals,
        scan: scan.map(|(phone, at)| Scan { phone: phone.0, at }),
        closed: row.closed_at.is_some(),
    }
}

/// Writes a window that has just begun, shown by this browser.
pub async fn insert(
    app: &App,
    db: &impl ConnectionTrait,
    sign_in: &sandbox_sign_in::Model,
    window: &QrWindow,
    caller: &Caller,
) -> Result<sandbox_qr_window::Model, DbErr> {
    let (id, short_code_digest) = draw(app, db, window.started_at).await?;
    let row = sandbox_qr_window::Model {
        id,
        sign_in_id: sign_in.id,
        short_code_digest,
        started_at: window.started_at,
        ends_at: window.ends_at,
        renewals: window.renewals,
        address: caller.address.to_string(),
        user_agent: caller.user_agent.clone(),
        phone_id: None,
        scanned_at: None,
        other_phone_at: None,
        closed_at: None,
    };
    let new = sea_orm::IntoActiveModel::into_active_model(row.clone());
    sandbox_qr_window::Entity::insert(new)
        .exec_without_returning(db)
        .await?;
    Ok(row)
}

/// An id whose short code no window shows that may still be scanned.
async fn draw(
    app: &App,
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<(QrWindowId, Vec<u8>), DbErr> {
    loop {
        let id = QrWindowId(app.new_id());
        let digest = code::short_code_digest(app, &code::short_code(app, id)).unwrap_or_default();
        if showing(&digest, now).count(db).await? == 0 {
            return Ok((id, digest));
        }
    }
}

/// The window whose short code has this digest, if it may still be scanned.
pub fn showing(digest: &[u8], now: DateTime<Utc>) -> sea_orm::Select<sandbox_qr_window::Entity> {
    use sandbox_qr_window::Column;
    sandbox_qr_window::Entity::find()
        .filter(Column::ShortCodeDigest.eq(digest))
        .filter(Column::EndsAt.gt(now))
        .filter(Column::ClosedAt.is_null())
}

/// Writes what was decided about a window.
pub async fn save(
    app: &App,
    db: &impl ConnectionTrait,
    row: &sandbox_qr_window::Model,
    window: &QrWindow,
) -> Result<(), DbErr> {
    if as_machine(row) == *window {
        return Ok(());
    }
    let changed = sandbox_qr_window::ActiveModel {
        id: Set(row.id),
        ends_at: Set(window.ends_at),
        phone_id: Set(window.scan.map(|scan| PhoneId(scan.phone))),
        scanned_at: Set(window.scan.map(|scan| scan.at)),
        closed_at: Set(window.closed.then(|| row.closed_at.unwrap_or_else(|| app.now()))),
        ..Default::default()
    };
    sandbox_qr_window::Entity::update(changed)
        .exec_without_returning(db)
        .await
        .map(drop)
}
