//! Who decides by what is not there yet, such as an account with a number, takes turns with others who do the same: a row
//! that does not exist can't be held.

use entity::quota::{self, QuotaKind};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, Set};

use crate::app::App;

/// Until the transaction ends nobody else has the turn for the same thing. To be taken before any row is held, so that
/// no two wait for each other. A writing transaction of SQLite is alone anyway.
pub async fn take(app: &App, db: &impl ConnectionTrait, what: &str) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let digest = app.keys.mac("turn", &[what.as_bytes()]);
    let row = quota::ActiveModel {
        kind: Set(QuotaKind::Turn),
        who: Set(data_encoding::HEXLOWER.encode(&digest)),
        since: Set(app.now()),
        count: Set(1),
    };
    let held = OnConflict::columns([quota::Column::Kind, quota::Column::Who])
        .update_column(quota::Column::Since)
        .to_owned();
    quota::Entity::insert(row)
        .on_conflict(held)
        .exec_without_returning(db)
        .await
        .map(drop)
}
