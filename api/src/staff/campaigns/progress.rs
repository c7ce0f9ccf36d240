//! How far several campaigns have come: those that run by one count of the members, the others by what was kept of them.

use std::collections::HashMap;
use std::sync::Arc;

use entity::{CampaignId, UnitId, campaign, campaign_kept_unit, unit};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};

use super::covered::roots;
use super::figures::having_all;
use super::find::Looked;
use super::tree::Tree;
use super::view::{Campaign, CampaignProgress, CampaignUnit};
use crate::app::App;
use crate::http::Problem;
use crate::session::{Scope, StaffCurrent};

type Roots = HashMap<CampaignId, Vec<UnitId>>;
type Told = HashMap<CampaignId, (Vec<CampaignUnit>, CampaignProgress)>;

/// Those of them that concern the caller, in their order.
pub async fn told(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    campaigns: Vec<campaign::Model>,
) -> Result<Vec<Campaign>, Problem> {
    let scope = Scope::of(db, current).await?;
    let roots = roots(db, campaigns.iter().map(|campaign| campaign.id)).await?;
    let (closed, running): (Vec<_>, Vec<_>) = campaigns
        .iter()
        .partition(|campaign| campaign.closed_at.is_some());
    let mut told = of_running(db, &running, &roots, &scope).await?;
    told.extend(of_closed(db, &closed, &roots, &scope).await?);
    let told = campaigns.iter().filter_map(|campaign| {
        let (units, progress) = told.remove(&campaign.id)?;
        Some(Campaign::of(campaign, units, progress, app.now()))
    });
    Ok(told.collect())
}

async fn of_running(
    db: &impl ConnectionTrait,
    campaigns: &[&campaign::Model],
    roots: &Roots,
    scope: &Scope,
) -> Result<Told, DbErr> {
    if campaigns.is_empty() {
        return Ok(Told::new());
    }
    let tree = Arc::new(Tree::load(db).await?);
    let required: Vec<_> = campaigns
        .iter()
        .map(|campaign| campaign.required_bits())
        .collect();
    let counts = having_all(db, &required).await?;
    let told = campaigns.iter().enumerate().filter_map(|(place, campaign)| {
        let looked = Looked {
            campaign: (*campaign).clone(),
            roots: roots.get(&campaign.id).cloned().unwrap_or_default(),
            tree: tree.clone(),
            scope: scope.clone(),
        };
        // The first number is of all, then there is one for each campaign.
        let progress = looked.sum(|unit| {
            let counts = counts.get(&unit)?;
            Some((*counts.first()?, *counts.get(place + 1)?))
        });
        looked
            .concerns_caller()
            .then(|| (campaign.id, (looked.units(), progress)))
    });
    Ok(told.collect())
}

async fn of_closed(
    db: &impl ConnectionTrait,
    campaigns: &[&campaign::Model],
    roots: &Roots,
    scope: &Scope,
) -> Result<Told, DbErr> {
    let ids: Vec<_> = campaigns.iter().map(|campaign| campaign.id).collect();
    let mut units = kept_roots(db, &ids, roots).await?;
    let progress = kept_progress(db, &ids, scope).await?;
    let told = ids.into_iter().filter_map(|id| {
        let progress = match scope {
            Scope::All => progress.get(&id).copied().unwrap_or_default(),
            Scope::Subtree(_) | Scope::Nobody => progress.get(&id).copied()?,
        };
        Some((id, (units.remove(&id).unwrap_or_default(), progress)))
    });
    Ok(told.collect())
}

/// Of the units that the caller looks after, by where they were then; none if there were none of these.
async fn kept_progress(
    db: &impl ConnectionTrait,
    campaigns: &[CampaignId],
    scope: &Scope,
) -> Result<HashMap<CampaignId, CampaignProgress>, DbErr> {
    use campaign_kept_unit::Column;
    let sums = campaign_kept_unit::Entity::find()
        .select_only()
        .column(Column::CampaignId)
        .expr(Expr::cust("CAST(SUM(total) AS bigint)"))
        .expr(Expr::cust("CAST(SUM(finished) AS bigint)"))
        .filter(Column::CampaignId.is_in(campaigns.iter().copied()))
        .group_by(Column::CampaignId);
    let sums = match scope {
        Scope::All => sums,
        Scope::Subtree(path) => sums.filter(Column::Path.starts_with(path)),
        Scope::Nobody => return Ok(HashMap::new()),
    };
    let rows: Vec<(CampaignId, i64, i64)> = sums.into_tuple().all(db).await?;
    let sum = |(id, total, finished): (CampaignId, i64, i64)| {
        let (total, finished) = (total.unsigned_abs(), finished.unsigned_abs());
        (id, CampaignProgress { total, finished })
    };
    Ok(rows.into_iter().map(sum).collect())
}

/// The units that they were for, by the names of then.
async fn kept_roots(
    db: &impl ConnectionTrait,
    campaigns: &[CampaignId],
    roots: &Roots,
) -> Result<HashMap<CampaignId, Vec<CampaignUnit>>, DbErr> {
    use campaign_kept_unit::Column;
    let all = campaigns.iter().filter_map(|id| roots.get(id)).flatten().copied();
    let rows: Vec<(CampaignId, UnitId, String, String)> = campaign_kept_unit::Entity::find()
        .select_only()
        .columns([Column::CampaignId, Column::UnitId])
        .column(unit::Column::Code)
        .column(Column::Name)
        .join(JoinType::InnerJoin, campaign_kept_unit::Relation::Unit.def())
        .filter(Column::CampaignId.is_in(campaigns.iter().copied()))
        .filter(Column::UnitId.is_in(all))
        .order_by_asc(unit::Column::SortKey)
        .into_tuple()
        .all(db)
        .await?;
    let mut units = HashMap::<CampaignId, Vec<CampaignUnit>>::new();
    for (campaign, id, code, name) in rows {
        // What was a root of one campaign may have been a unit among others in another one.
        if roots.get(&campaign).is_some_and(|roots| roots.contains(&id)) {
            let unit = CampaignUnit { id: id.0, code, name };
            units.entry(campaign).or_default().push(unit);
        }
    }
    Ok(units)
}
