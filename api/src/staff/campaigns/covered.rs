//! Which units a look at a campaign covers: those for which it is, as far as someone looks after them.

use std::collections::{HashMap, HashSet};

use entity::{CampaignId, UnitId, campaign_unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::tree::{Tree, TreeUnit};
use crate::session::Scope;

/// Some units of the tree.
pub struct Covered<'a> {
    /// In the order of the tree.
    pub units: Vec<&'a TreeUnit>,
    /// Whether these are all there are.
    pub is_all: bool,
}

impl Tree {
    /// `within` is a unit that is asked for alone, with all below.
    pub fn covered(&self, roots: &[UnitId], scope: &Scope, within: Option<&TreeUnit>) -> Covered<'_> {
        let roots: HashSet<String> = roots.iter().map(ToString::to_string).collect();
        let is_for =
            |unit: &TreeUnit| roots.is_empty() || unit.path.split('/').any(|step| roots.contains(step));
        let is_asked = |unit: &TreeUnit| within.is_none_or(|within| unit.path.starts_with(&within.path));
        let all = self.units().iter();
        let units: Vec<_> = all
            .filter(|unit| is_for(unit) && scope.covers(&unit.path) && is_asked(unit))
            .collect();
        Covered {
            is_all: units.len() == self.units().len(),
            units,
        }
    }
}

impl Covered<'_> {
    pub fn ids(&self) -> Vec<UnitId> {
        self.units.iter().map(|unit| unit.id).collect()
    }
}

/// The units that each of some campaigns is for; of one that is for everyone there are none.
pub async fn roots(
    db: &impl ConnectionTrait,
    campaigns: impl IntoIterator<Item = CampaignId>,
) -> Result<HashMap<CampaignId, Vec<UnitId>>, DbErr> {
    let rows = campaign_unit::Entity::find()
        .filter(campaign_unit::Column::CampaignId.is_in(campaigns))
        .all(db)
        .await?;
    let mut roots = HashMap::<_, Vec<_>>::new();
    for row in rows {
        roots.entry(row.campaign_id).or_default().push(row.unit_id);
    }
    Ok(roots)
}
