use std::collections::HashMap;

use entity::{UnitId, unit};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryOrder, QuerySelect};

/// All units, by code.
pub struct Standing {
    pub units: HashMap<String, unit::Model>,
    pub codes: HashMap<UnitId, String>,
}

impl Standing {
    pub async fn find(db: &impl ConnectionTrait, holding: bool) -> Result<Self, DbErr> {
        // In one order, so that no two who hold several wait for each other.
        let all = unit::Entity::find().order_by_asc(unit::Column::Id);
        let all = if holding { all.lock_exclusive() } else { all };
        let rows = all.all(db).await?;
        let codes = rows.iter().map(|unit| (unit.id, unit.code.clone())).collect();
        let units = rows.into_iter().map(|unit| (unit.code.clone(), unit)).collect();
        Ok(Self { units, codes })
    }

    pub fn get(&self, code: &str) -> Option<&unit::Model> {
        self.units.get(code)
    }

    pub fn code(&self, id: Option<UnitId>) -> Option<&str> {
        self.codes.get(&id?).map(String::as_str)
    }
}
