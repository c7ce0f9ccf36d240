//! A campaign, as far as someone may look at it.

use std::sync::Arc;

use entity::{CampaignId, UnitId, campaign};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::covered::{Covered, roots};
use super::figures::Source;
use super::tree::{Tree, TreeUnit};
use super::view::{Campaign, CampaignProgress, CampaignUnit};
use crate::app::App;
use crate::http::{Code, Problem};
use crate::session::{Scope, StaffCurrent};

/// A campaign with all that decides what is seen of it.
pub struct Looked {
    pub campaign: campaign::Model,
    pub roots: Vec<UnitId>,
    pub tree: Arc<Tree>,
    pub scope: Scope,
}

/// Not found for a manager if none of their units is concerned.
pub async fn look(db: &impl ConnectionTrait, current: &StaffCurrent, id: Uuid) -> Result<Looked, Problem> {
    look_at(db, current, find(db, id).await?).await
}

pub async fn find(db: &impl ConnectionTrait, id: Uuid) -> Result<campaign::Model, Problem> {
    let campaign = campaign::Entity::find_by_id(CampaignId(id)).one(db).await?;
    campaign.ok_or_else(|| Problem::new(Code::NotFound))
}

/// The same for one that was found.
pub async fn look_at(
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    campaign: campaign::Model,
) -> Result<Looked, Problem> {
    let mut roots = roots(db, [campaign.id]).await?;
    let looked = Looked {
        roots: roots.remove(&campaign.id).unwrap_or_default(),
        tree: Arc::new(Tree::of(db, &campaign).await?),
        scope: Scope::of(db, current).await?,
        campaign,
    };
    match looked.concerns_caller() {
        true => Ok(looked),
        false => Err(Problem::new(Code::NotFound)),
    }
}

impl Looked {
    /// An administrator, or a manager some of whose units it is for.
    pub fn concerns_caller(&self) -> bool {
        self.scope == Scope::All || !self.covered(None).units.is_empty()
    }

    pub fn covered(&self, within: Option<&TreeUnit>) -> Covered<'_> {
        self.tree.covered(&self.roots, &self.scope, within)
    }

    /// A unit that is asked for; not found if it is none that the caller looks after.
    pub fn within(&self, id: Option<Uuid>) -> Result<Option<&TreeUnit>, Problem> {
        let Some(id) = id else {
            return Ok(None);
        };
        let unit = self.tree.find(UnitId(id));
        let unit = unit.filter(|unit| self.scope.covers(&unit.path));
        unit.map(Some).ok_or_else(|| Problem::new(Code::NotFound))
    }

    /// For which it is, in the order of the tree.
    pub fn units(&self) -> Vec<CampaignUnit> {
        let all = self.tree.units().iter();
        let roots = all.filter(|unit| self.roots.contains(&unit.id));
        roots.map(CampaignUnit::of).collect()
    }

    pub async fn progress(&self, db: &impl ConnectionTrait) -> Result<CampaignProgress, Problem> {
        let counts = Source::of(&self.campaign)
            .by_unit(db, &self.campaign.required())
            .await?;
        Ok(self.sum(|unit| counts.get(&unit).map(|counts| (counts.total, counts.finished))))
    }

    /// Of all who are covered, from what is told of each unit.
    pub fn sum(&self, of_unit: impl Fn(UnitId) -> Option<(u64, u64)>) -> CampaignProgress {
        let covered = self.covered(None);
        let own = covered.units.iter().filter_map(|unit| of_unit(unit.id));
        own.fold(CampaignProgress::default(), |sum, (total, finished)| {
            CampaignProgress {
                total: sum.total + total,
                finished: sum.finished + finished,
            }
        })
    }

    pub async fn view(&self, app: &App, db: &impl ConnectionTrait) -> Result<Campaign, Problem> {
        let progress = self.progress(db).await?;
        Ok(Campaign::of(&self.campaign, self.units(), progress, app.now()))
    }
}
