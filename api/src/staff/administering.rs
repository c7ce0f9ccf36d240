//! What administrators do to units and accounts.

use entity::staff_member::Role;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use crate::app::App;
use crate::evidence::turn;
use crate::http::{Code, Problem};
use crate::session::{self, StaffCurrent};

/// Begins a transaction in which an administrator who is one still does something to units or accounts. Such
/// transactions follow one another: only so are there no circles in the tree, nobody in a unit that has just ended, and
/// an administrator left when two demote each other at the same instant.
pub async fn begin(app: &App, current: &StaffCurrent) -> Result<DatabaseTransaction, Problem> {
    let tx = app.db.begin().await?;
    take_turn(app, &tx).await?;
    let administrator = session::hold_staff(&tx, current).await?;
    match administrator.role {
        Role::Administrator => Ok(tx),
        Role::Staff | Role::Manager => Err(Problem::new(Code::Forbidden)),
    }
}

/// To be taken before any row is held.
pub async fn take_turn(app: &App, db: &impl ConnectionTrait) -> Result<(), DbErr> {
    turn::take(app, db, "units and accounts").await
}
