//! Linking an account, in place of the one before, and taking it away.

use entity::activity::Event;
use entity::{StaffId, e_receipt_account};
use poem_openapi::Object;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};
use validator::{Validate, ValidationError};

use super::EReceiptView;
use crate::app::App;
use crate::civil;
use crate::http::{Caller, Problem};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, RecentlyProven, StaffCurrent};
use crate::staff::sealed::e_receipt_password;

/// What the member signs in with at the service. Both are that service's: the password has no rules of ours.
#[derive(Object, Validate)]
#[oai(rename = "EReceiptCredentials", deny_unknown_fields)]
pub struct Credentials {
    #[oai(validator(min_length = 1, max_length = 128))]
    #[validate(length(min = 1, max = 128), custom(function = "readable"))]
    username: String,
    /// Kept sealed, as it is typed, and never shown again.
    #[oai(validator(min_length = 1, max_length = 128))]
    #[validate(length(min = 1, max = 128))]
    password: String,
}

fn readable(username: &str) -> Result<(), ValidationError> {
    let is_readable = civil::line(username, 128).is_some();
    is_readable
        .then_some(())
        .ok_or_else(|| ValidationError::new("text"))
}

pub async fn link(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    credentials: &Credentials,
) -> Result<EReceiptView, Problem> {
    RecentlyProven::of(app, current)?;
    let username = civil::line(&credentials.username, 128).unwrap_or_default();
    let tx = app.db.begin().await?;
    session::hold_staff(&tx, current).await?;
    let row = sealed_row(app, current.staff, username, &credentials.password);
    put(&tx, row.clone()).await?;
    Doing::of(current, caller)
        .record(app, &tx, Event::EReceiptLinked, &ActivityDetails::none())
        .await?;
    tx.commit().await?;
    Ok(EReceiptView::of(&row))
}

/// Whatever was tried before was another account.
fn sealed_row(app: &App, staff: StaffId, username: String, password: &str) -> e_receipt_account::Model {
    let sealed = app.sealer.seal(e_receipt_password(staff), password.as_bytes());
    e_receipt_account::Model {
        staff_id: staff,
        username,
        password_sealed: sealed.bytes,
        password_key_id: sealed.key_id,
        changed_at: app.now(),
        last_used_at: None,
    }
}

async fn put(db: &impl ConnectionTrait, row: e_receipt_account::Model) -> Result<(), DbErr> {
    use e_receipt_account::Column;
    let before = OnConflict::column(Column::StaffId)
        .update_columns([
            Column::Username,
            Column::PasswordSealed,
            Column::PasswordKeyId,
            Column::ChangedAt,
            Column::LastUsedAt,
        ])
        .to_owned();
    let row = e_receipt_account::ActiveModel {
        staff_id: Set(row.staff_id),
        username: Set(row.username),
        password_sealed: Set(row.password_sealed),
        password_key_id: Set(row.password_key_id),
        changed_at: Set(row.changed_at),
        last_used_at: Set(row.last_used_at),
    };
    e_receipt_account::Entity::insert(row)
        .on_conflict(before)
        .exec_without_returning(db)
        .await
        .map(drop)
}

/// Nothing happens if there is none.
pub async fn unlink(app: &App, current: &StaffCurrent, caller: &Caller) -> Result<(), Problem> {
    RecentlyProven::of(app, current)?;
    let tx = app.db.begin().await?;
    session::hold_staff(&tx, current).await?;
    let removed = e_receipt_account::Entity::delete_by_id(current.staff)
        .exec(&tx)
        .await?;
    if removed.rows_affected == 1 {
        Doing::of(current, caller)
            .record(app, &tx, Event::EReceiptUnlinked, &ActivityDetails::none())
            .await?;
    }
    Ok(tx.commit().await?)
}
