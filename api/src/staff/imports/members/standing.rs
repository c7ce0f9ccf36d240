use std::collections::HashMap;

use entity::staff_member::{Column, Entity, Model};
use entity::unit;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::row::Row;
use crate::staff::codes;
use crate::staff::imports::pieces;
use crate::staff::imports::spelling::Spelling;

/// The members that a file speaks of, whoever has its user names, all units, and all members' codes.
pub struct Standing {
    members: HashMap<String, Model>,
    /// Staff codes by user name.
    usernames: HashMap<String, String>,
    units: HashMap<String, unit::Model>,
    codes: Vec<String>,
}

impl Standing {
    pub async fn find(db: &impl ConnectionTrait, rows: &[Row], holding: bool) -> Result<Self, DbErr> {
        let all = codes::of_members(db).await?;
        let spelling = Spelling::of(all.iter().cloned());
        let said = rows.iter().filter_map(|row| row.code.this());
        let known = said.filter_map(|code| spelling.known(code));
        let mut codes: Vec<_> = known.map(ToOwned::to_owned).collect();
        // In one order, so that no two who hold several wait for each other.
        codes.sort_unstable();
        let mut members = HashMap::new();
        for codes in pieces(&codes) {
            let some = Entity::find()
                .filter(Column::StaffCode.is_in(codes))
                .order_by_asc(Column::StaffCode);
            let some = if holding { some.lock_exclusive() } else { some };
            let some = some.all(db).await?;
            members.extend(some.into_iter().map(|member| (member.staff_code.clone(), member)));
        }
        let names: Vec<_> = rows
            .iter()
            .filter_map(|row| row.username.this().cloned())
            .collect();
        let mut usernames = HashMap::new();
        for names in pieces(&names) {
            let some: Vec<(String, String)> = Entity::find()
                .filter(Column::Username.is_in(names))
                .select_only()
                .columns([Column::Username, Column::StaffCode])
                .into_tuple()
                .all(db)
                .await?;
            usernames.extend(some);
        }
        let units = unit::Entity::find().all(db).await?;
        Ok(Self {
            members,
            usernames,
            units: units.into_iter().map(|unit| (unit.code.clone(), unit)).collect(),
            codes: all,
        })
    }

    pub fn spell(&self, rows: &mut [Row]) {
        let mut members = Spelling::of(self.codes.iter().cloned());
        let mut units = Spelling::of(self.units.keys().cloned());
        for row in rows {
            members.settle(&mut row.code);
            units.settle(&mut row.unit);
        }
    }

    pub fn member(&self, code: &str) -> Option<&Model> {
        self.members.get(code)
    }

    /// Whether another member than the one with this code has the name.
    pub fn is_taken(&self, username: &str, code: &str) -> bool {
        self.usernames.get(username).is_some_and(|owner| owner != code)
    }

    pub fn unit(&self, code: &str) -> Option<&unit::Model> {
        self.units.get(code)
    }
}
