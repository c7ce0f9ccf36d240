use entity::staff_member::Role;
use entity::{UnitId, unit};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::StaffCurrent;

/// Whose records and units someone may look after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// An administrator's.
    All,
    /// A manager's: their own unit, by its path, and all below it; never more.
    Subtree(String),
    Nobody,
}

impl Scope {
    pub async fn of(db: &impl ConnectionTrait, current: &StaffCurrent) -> Result<Self, DbErr> {
        Ok(match current.role {
            Role::Administrator => Self::All,
            Role::Staff => Self::Nobody,
            Role::Manager => unit::Entity::find_by_id(current.unit)
                .one(db)
                .await?
                .map_or(Self::Nobody, |unit| Self::Subtree(unit.path)),
        })
    }

    pub fn covers(&self, path: &str) -> bool {
        match self {
            Self::All => true,
            Self::Subtree(own) => path.starts_with(own.as_str()),
            Self::Nobody => false,
        }
    }

    /// The same for a unit of which only the id is known.
    pub async fn covers_unit(&self, db: &impl ConnectionTrait, id: UnitId) -> Result<bool, DbErr> {
        let unit = unit::Entity::find_by_id(id).one(db).await?;
        Ok(unit.is_some_and(|unit| self.covers(&unit.path)))
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn a_manager_covers_their_own_unit_and_what_lies_below() {
        let scope = Scope::Subtree("a/b/".into());
        for (path, covered) in [
            ("a/b/", true),
            ("a/b/c/", true),
            ("a/", false),
            ("a/bc/", false),
            ("a/d/b/", false),
        ] {
            assert_eq!(scope.covers(path), covered, "{path}");
        }
        assert!(Scope::All.covers("a/"));
        assert!(!Scope::Nobody.covers("a/"));
    }
}
