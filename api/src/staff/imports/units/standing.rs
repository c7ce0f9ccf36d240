use std::collections::{HashMap, HashSet};

use entity::{UnitId, staff_member, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// All units, and in which of them somebody works.
pub struct Standing {
    units: HashMap<String, unit::Model>,
    codes: HashMap<UnitId, String>,
    workplaces: HashSet<UnitId>,
}

impl Standing {
    pub async fn find(db: &impl ConnectionTrait, holding: bool) -> Result<Self, DbErr> {
        // In one order, so that no two who hold several wait for each other.
        let all = unit::Entity::find().order_by_asc(unit::Column::Id);
        let all = if holding { all.lock_exclusive() } else { all };
        let rows = all.all(db).await?;
        let workplaces: Vec<UnitId> = staff_member::Entity::find()
            .filter(staff_member::Column::DisabledAt.is_null())
            .select_only()
            .column(staff_member::Column::UnitId)
            .distinct()
            .into_tuple()
            .all(db)
            .await?;
        Ok(Self {
            codes: rows.iter().map(|unit| (unit.id, unit.code.clone())).collect(),
            units: rows.into_iter().map(|unit| (unit.code.clone(), unit)).collect(),
            workplaces: workplaces.into_iter().collect(),
        })
    }

    pub fn all(&self) -> impl Iterator<Item = &unit::Model> {
        self.units.values()
    }

    pub fn get(&self, code: &str) -> Option<&unit::Model> {
        self.units.get(code)
    }

    pub fn code(&self, id: Option<UnitId>) -> Option<&str> {
        self.codes.get(&id?).map(String::as_str)
    }

    pub fn is_workplace(&self, unit: UnitId) -> bool {
        self.workplaces.contains(&unit)
    }
}
