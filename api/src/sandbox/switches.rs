//! Clock and faults: set in the database, obeyed by every node. The node that sets one obeys at once, the
//! others within a second.

use std::time::Duration;

use entity::sandbox_setting;
use sea_orm::sea_query::OnConflict;
use sea_orm::{DbErr, EntityTrait, Set};
use serde::Serialize;

use crate::app::App;
use crate::outside::{ClockSetting, Faults};

const CLOCK: &str = "clock";
const FAULTS: &str = "faults";
const GLANCE: Duration = Duration::from_millis(700);

pub async fn set_clock(app: &App, offset_seconds: i64, frozen: bool) -> Result<(), DbErr> {
    let _held = app.switches.lock().await;
    let setting = app.clock.moved(offset_seconds, frozen);
    write(app, CLOCK, &setting).await?;
    app.clock.set(setting);
    Ok(())
}

pub async fn set_faults(app: &App, faults: Faults) -> Result<(), DbErr> {
    let _held = app.switches.lock().await;
    write(app, FAULTS, &faults).await?;
    app.faults.set(faults);
    Ok(())
}

/// Everything back to the start.
pub async fn reset(app: &App) -> Result<(), DbErr> {
    let _held = app.switches.lock().await;
    sandbox_setting::Entity::delete_many()
        .exec(app.db.write())
        .await?;
    app.clock.set(ClockSetting::default());
    app.faults.set(Faults::default());
    Ok(())
}

/// Reads what is set. An older reading never overwrites what was set meanwhile.
pub async fn obey(app: &App) -> Result<(), DbErr> {
    let _held = app.switches.lock().await;
    let rows = sandbox_setting::Entity::find().all(app.db.read()).await?;
    let value = |name: &str| {
        rows.iter()
            .find(|row| row.name == name)
            .map(|row| row.value.clone())
    };
    app.clock.set(
        value(CLOCK)
            .and_then(|value| serde_json::from_value(value).ok())
            .unwrap_or_default(),
    );
    app.faults.set(
        value(FAULTS)
            .and_then(|value| serde_json::from_value(value).ok())
            .unwrap_or_default(),
    );
    Ok(())
}

/// Looks again and again, for what other nodes set.
pub async fn keep_obeying(app: &App) {
    loop {
        tokio::time::sleep(GLANCE).await;
        if let Err(error) = obey(app).await {
            tracing::debug!(%error, "clock and faults could not be read");
        }
    }
}

async fn write(app: &App, name: &str, value: &impl Serialize) -> Result<(), DbErr> {
    let row = sandbox_setting::ActiveModel {
        name: Set(name.to_owned()),
        value: Set(serde_json::to_value(value).map_err(|error| DbErr::Json(error.to_string()))?),
    };
    let known = OnConflict::column(sandbox_setting::Column::Name)
        .update_column(sandbox_setting::Column::Value)
        .to_owned();
    sandbox_setting::Entity::insert(row)
        .on_conflict(known)
        .exec_without_returning(app.db.write())
        .await
        .map(drop)
}
