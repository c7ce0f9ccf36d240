use entity::action_mark::Place;
use entity::{action_mark, action_record};
use sea_orm::{DbErr, EntityTrait, PaginatorTrait};

use super::mark;
use crate::app::App;

/// Sets the ends of a chain that has no row yet. One that has rows and lost its ends stays so, and that is found.
pub async fn begin(app: &App) -> Result<(), DbErr> {
    let tx = app.db.begin().await?;
    let marks = action_mark::Entity::find().count(&tx).await?;
    let has_rows = action_record::Entity::find().one(&tx).await?.is_some();
    if marks == 0 && !has_rows {
        mark::begin(app, &tx, Place::Anchor).await?;
        mark::begin(app, &tx, Place::Head).await?;
    }
    tx.commit().await
}
