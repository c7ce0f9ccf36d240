//! Keys of names that were written before there were keys.

use entity::{staff_member, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, Set};

use crate::app::App;
use crate::civil;

const PIECE: u64 = 500;

/// Makes those that are missing. With none missing it is two look-ups on an index.
pub async fn fill_in_keys(app: &App) -> Result<(), DbErr> {
    loop {
        let tx = app.db.begin().await?;
        let made = of_units(&tx).await? + of_members(&tx).await?;
        tx.commit().await?;
        if made == 0 {
            return Ok(());
        }
    }
}

async fn of_units(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
    let keyless = unit::Entity::find()
        .filter(unit::Column::SortKey.eq(Vec::<u8>::new()))
        .limit(PIECE)
        .all(db)
        .await?;
    for unit in &keyless {
        let keys = civil::unit_keys(&unit.name, &unit.code);
        let row = unit::ActiveModel {
            id: Set(unit.id),
            sort_key: Set(keys.sort),
            search_key: Set(keys.search),
            ..Default::default()
        };
        unit::Entity::update(row).exec_without_returning(db).await?;
    }
    Ok(keyless.len())
}

async fn of_members(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
    let keyless = staff_member::Entity::find()
        .filter(staff_member::Column::SortKey.eq(Vec::<u8>::new()))
        .limit(PIECE)
        .all(db)
        .await?;
    for member in &keyless {
        let keys = civil::person_keys(member.full_name.as_deref(), &member.username, &member.staff_code);
        let row = staff_member::ActiveModel {
            id: Set(member.id),
            sort_key: Set(keys.sort),
            search_key: Set(keys.search),
            ..Default::default()
        };
        staff_member::Entity::update(row)
            .exec_without_returning(db)
            .await?;
    }
    Ok(keyless.len())
}
