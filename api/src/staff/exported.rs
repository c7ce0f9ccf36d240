//! That a table was taken away is recorded, with what was asked for.

use serde_json::Value;

use crate::app::App;
use crate::audit::{self, Action};
use crate::http::{Caller, Problem};
use crate::session::{self, StaffCurrent};

pub async fn exported(
    app: &App,
    current: &StaffCurrent,
    caller: &Caller,
    action: Action,
    asked: Value,
) -> Result<(), Problem> {
    let tx = app.db.begin().await?;
    session::hold_staff(&tx, current).await?;
    let actor = current.actor(caller);
    audit::record(app, &tx, &actor, action, None, None, Some(asked)).await?;
    tx.commit().await?;
    Ok(())
}
