//! Use no user name any more.

use entity::activity::Event;
use entity::{CitizenId, LocalAccountId, local_account};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use crate::app::App;
use crate::citizen::links::Changed;
use crate::citizen::local_sign_in;
use crate::http::{Caller, Code, Problem};
use crate::person::activity::{ActivityDetails, Doing};
use crate::session::{self, Current, RecentlyProven};

pub async fn remove(app: &App, current: &Current, caller: &Caller) -> Result<Changed, Problem> {
    RecentlyProven::of(app, current)?;
    let tx = app.db.begin().await?;
    session::hold(&tx, current).await?;
    let account = local_account::Entity::find_by_citizen_id(current.citizen)
        .one(&tx)
        .await?;
    let account = account.ok_or_else(|| Problem::new(Code::NotFound))?;
    let doing = Doing::of(current, caller);
    remove_named(app, &tx, &doing, current.citizen, account.id).await?;
    tx.commit().await?;
    Ok(Changed::after(app, app.db.read(), current).await?)
}

/// Whether it was the citizen's, whose row is held.
pub async fn remove_named(
    app: &App,
    db: &DatabaseTransaction,
    doing: &Doing<'_>,
    citizen: CitizenId,
    id: LocalAccountId,
) -> Result<bool, DbErr> {
    let removed = local_account::Entity::delete_many()
        .filter(local_account::Column::Id.eq(id))
        .filter(local_account::Column::CitizenId.eq(citizen))
        .exec(db)
        .await?;
    if removed.rows_affected == 0 {
        return Ok(false);
    }
    local_sign_in::end_all(db, citizen).await?;
    doing
        .record(
            app,
            db,
            Event::LocalAccountRemoved,
            &ActivityDetails::way("local"),
        )
        .await?;
    Ok(true)
}
