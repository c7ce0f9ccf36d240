//! Which units a look at a campaign covers: those for which it is, as far as someone looks after them.

use std::collections::{HashMap, HashSet};

use entity::{CampaignId, UnitId, campaign, campaign_kept_unit, campaign_unit, unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use crate::session::Scope;

/// The whole tree, each unit before those below it.
pub struct Tree(Vec<unit::Model>);

/// Some units of the tree.
pub struct Covered<'a> {
    /// Each before those below it.
    pub units: Vec<&'a unit::Model>,
    /// Whether these are all there are.
    pub is_all: bool,
}

impl Tree {
    pub async fn load(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let units = unit::Entity::find()
            .order_by_asc(unit::Column::Path)
            .all(db)
            .await?;
        Ok(Self(units))
    }

    /// The tree in which a campaign is seen: of one that was closed, as it was on that day.
    pub async fn of(db: &impl ConnectionTrait, campaign: &campaign::Model) -> Result<Self, DbErr> {
        let today = Self::load(db).await?;
        if campaign.closed_at.is_none() {
            return Ok(today);
        }
        let kept = campaign_kept_unit::Entity::find()
            .filter(campaign_kept_unit::Column::CampaignId.eq(campaign.id))
            .all(db)
            .await?;
        let kept: HashMap<_, _> = kept.into_iter().map(|kept| (kept.unit_id, kept)).collect();
        let then = |unit: unit::Model| {
            let kept = kept.get(&unit.id)?.clone();
            Some(unit::Model {
                parent_id: kept.parent_id,
                path: kept.path,
                name: kept.name,
                ..unit
            })
        };
        let mut units: Vec<_> = today.0.into_iter().filter_map(then).collect();
        units.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self(units))
    }

    pub fn find(&self, id: UnitId) -> Option<&unit::Model> {
        self.0.iter().find(|unit| unit.id == id)
    }

    pub fn by_id(&self) -> HashMap<UnitId, &unit::Model> {
        self.0.iter().map(|unit| (unit.id, unit)).collect()
    }

    /// `within` is a unit that is asked for alone, with all below.
    pub fn covered(&self, roots: &[UnitId], scope: &Scope, within: Option<&unit::Model>) -> Covered<'_> {
        let roots: HashSet<String> = roots.iter().map(ToString::to_string).collect();
        let is_for =
            |unit: &unit::Model| roots.is_empty() || unit.path.split('/').any(|step| roots.contains(step));
        let is_asked = |unit: &unit::Model| within.is_none_or(|within| unit.path.starts_with(&within.path));
        let all = self.0.iter();
        let units: Vec<_> = all
            .filter(|unit| is_for(unit) && scope.covers(&unit.path) && is_asked(unit))
            .collect();
        Covered {
            is_all: units.len() == self.0.len(),
            units,
        }
    }
}

impl Covered<'_> {
    pub fn ids(&self) -> Vec<UnitId> {
        self.units.iter().map(|unit| unit.id).collect()
    }
}

/// The units that a campaign is for; none is everyone.
pub async fn roots(db: &impl ConnectionTrait, campaign: CampaignId) -> Result<Vec<UnitId>, DbErr> {
    let rows = campaign_unit::Entity::find()
        .filter(campaign_unit::Column::CampaignId.eq(campaign))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.unit_id).collect())
}
