//! The tree of units, as far as campaigns look at it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{UnitId, campaign, campaign_kept_unit, unit};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use crate::civil;

/// The whole tree: each unit before those below it, and those of one level by name.
pub struct Tree(Vec<TreeUnit>);

/// What is read of each of a few thousand units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TreeUnit {
    pub id: UnitId,
    pub parent_id: Option<UnitId>,
    pub path: String,
    pub code: String,
    pub name: String,
    /// The last day; absent while it goes on.
    pub valid_until: Option<NaiveDate>,
}

type Row = (UnitId, Option<UnitId>, String, String, String, Option<NaiveDate>);

impl Tree {
    /// As it is now.
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        use unit::Column;
        let by_name = unit::Entity::find()
            .select_only()
            .columns([Column::Id, Column::ParentId, Column::Path])
            .columns([Column::Code, Column::Name, Column::ValidUntil])
            .order_by_asc(Column::SortKey)
            .order_by_asc(Column::Id);
        let rows: Vec<Row> = by_name.into_tuple().all(db).await?;
        Ok(Self::of_sorted(rows.into_iter().map(TreeUnit::from)))
    }

    /// In which a campaign is seen: of one that was closed, as it was on that day.
    pub async fn of(db: &impl ConnectionTrait, campaign: &campaign::Model) -> Result<Self, DbErr> {
        if campaign.closed_at.is_none() {
            return Self::load(db).await;
        }
        use campaign_kept_unit::Column;
        let kept = campaign_kept_unit::Entity::find()
            .select_only()
            .columns([Column::UnitId, Column::ParentId, Column::Path])
            .column(unit::Column::Code)
            .column(Column::Name)
            .column(unit::Column::ValidUntil)
            .join(JoinType::InnerJoin, campaign_kept_unit::Relation::Unit.def())
            .filter(Column::CampaignId.eq(campaign.id));
        let rows: Vec<Row> = kept.into_tuple().all(db).await?;
        let mut units: Vec<_> = rows.into_iter().map(TreeUnit::from).collect();
        // By the names of then, which have no keys of their own.
        units.sort_by_cached_key(|unit| (civil::unit_keys(&unit.name, &unit.code).sort, unit.id));
        Ok(Self::of_sorted(units))
    }

    /// From units by name. One that lies below none of the others is a root.
    fn of_sorted(units: impl IntoIterator<Item = TreeUnit>) -> Self {
        let units: Vec<_> = units.into_iter().collect();
        let known: HashSet<_> = units.iter().map(|unit| unit.id).collect();
        let mut below = HashMap::<Option<UnitId>, Vec<TreeUnit>>::new();
        // From the last on, because the last of a stack comes first.
        for unit in units.into_iter().rev() {
            let parent = unit.parent_id.filter(|parent| known.contains(parent));
            below.entry(parent).or_default().push(unit);
        }
        let (mut next, mut ordered) = (below.remove(&None).unwrap_or_default(), Vec::new());
        while let Some(unit) = next.pop() {
            next.extend(below.remove(&Some(unit.id)).unwrap_or_default());
            ordered.push(unit);
        }
        Self(ordered)
    }

    pub fn units(&self) -> &[TreeUnit] {
        &self.0
    }

    pub fn find(&self, id: UnitId) -> Option<&TreeUnit> {
        self.0.iter().find(|unit| unit.id == id)
    }

    pub fn by_id(&self) -> HashMap<UnitId, &TreeUnit> {
        self.0.iter().map(|unit| (unit.id, unit)).collect()
    }
}

impl From<Row> for TreeUnit {
    fn from((id, parent_id, path, code, name, valid_until): Row) -> Self {
        Self {
            id,
            parent_id,
            path,
            code,
            name,
            valid_until,
        }
    }
}

#[cfg(test)]
mod tests {
    use entity::UnitId;
    use uuid::Uuid;

    use super::{Tree, TreeUnit};

    fn unit(id: u128, parent: Option<u128>) -> TreeUnit {
        let id_of = |id| UnitId(Uuid::from_u128(id));
        TreeUnit {
            id: id_of(id),
            parent_id: parent.map(id_of),
            path: String::new(),
            code: String::new(),
            name: String::new(),
            valid_until: None,
        }
    }

    fn ordered(units: &[(u128, Option<u128>)]) -> Vec<u128> {
        let tree = Tree::of_sorted(units.iter().map(|(id, parent)| unit(*id, *parent)));
        tree.units().iter().map(|unit| unit.id.0.as_u128()).collect()
    }

    #[test]
    fn each_stands_before_those_below_it_and_those_of_one_level_by_name() {
        let by_name = [
            (7, Some(2)),
            (5, Some(1)),
            (2, None),
            (3, Some(1)),
            (1, None),
            (4, Some(2)),
        ];
        assert_eq!(ordered(&by_name), [2, 7, 4, 1, 5, 3]);
    }

    #[test]
    fn whatever_lies_below_what_is_not_there_is_a_root() {
        assert_eq!(ordered(&[(3, Some(9)), (4, Some(3)), (1, Some(9))]), [3, 4, 1]);
    }
}
