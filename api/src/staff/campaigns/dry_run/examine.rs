use chrono::{DateTime, TimeDelta, Utc};
use entity::present::{bits, lacks_some};
use entity::staff_member::{self, RecordField, Role};
use entity::{CampaignId, UnitId, campaign, campaign_unit};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter};

use super::super::board::{Asked, now, people};
use super::super::covered::Covered;
use super::super::figures::Source;
use super::super::tree::{Tree, TreeUnit};
use super::view::{CampaignDryRun, DryRunUnit, DryRunWarning, DryRunWarningCode};
use crate::app::App;
use crate::http::Paging;
use crate::session::{Scope, StaffCurrent, StaffField};
use crate::staff::members::Place;

const SHORT_NOTICE: TimeDelta = TimeDelta::hours(24);

/// A campaign that runs, or one that may come.
pub struct Examined {
    pub campaign: Option<CampaignId>,
    pub fields: Vec<RecordField>,
    pub roots: Vec<UnitId>,
    pub deadline: DateTime<Utc>,
}

pub async fn examine(
    app: &App,
    current: &StaffCurrent,
    tree: &Tree,
    examined: &Examined,
    paging: &Paging<Place>,
) -> Result<CampaignDryRun, DbErr> {
    let db = app.db.read();
    let covered = tree.covered(&examined.roots, &Scope::All, None);
    let fields = &examined.fields;
    let counts = Source::Records.by_unit(db, fields).await?;
    let own = covered
        .units
        .iter()
        .filter_map(|unit| Some((*unit, counts.get(&unit.id)?)));
    let by_id = tree.by_id();
    let units: Vec<_> = own
        .map(|(unit, counts)| {
            let above = unit.parent_id.and_then(|id| by_id.get(&id)).copied();
            DryRunUnit::of(unit, above, (counts.total, counts.total - counts.finished))
        })
        .collect();
    let (total, lacking) = units
        .iter()
        .fold((0, 0), |sum, unit| (sum.0 + unit.total, sum.1 + unit.lacking));
    let (administrators, administrators_lacking) = administrators(db, &covered, fields).await?;
    let you_lack = what_lacks(db, current, &covered, fields).await?;
    let another_runs = another_runs(app, db, tree, examined, &covered).await?;
    let asked = Asked {
        source: Source::Records,
        covered,
        fields: fields.clone(),
        required: fields.clone(),
    };
    let is_overdue = examined.deadline <= app.now();
    let mut told = CampaignDryRun {
        total,
        lacking,
        blocked_now: if is_overdue { lacking } else { 0 },
        blocked_at_deadline: lacking,
        administrators,
        administrators_lacking,
        you_lack,
        units: units.into_iter().filter(|unit| unit.lacking > 0).collect(),
        people: people(db, tree, &asked, paging).await?,
        warnings: Vec::new(),
    };
    told.warnings = warnings(&told, examined.deadline - app.now(), another_runs);
    Ok(told)
}

/// Those for whom it is, and those of them who lack something.
async fn administrators(
    db: &impl ConnectionTrait,
    covered: &Covered<'_>,
    fields: &[RecordField],
) -> Result<(u64, u64), DbErr> {
    let all = now(covered).filter(staff_member::Column::Role.eq(Role::Administrator));
    let lacking = all.clone().filter(lacks_some(staff_member::Entity, bits(fields)));
    Ok((all.count(db).await?, lacking.count(db).await?))
}

async fn what_lacks(
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    covered: &Covered<'_>,
    fields: &[RecordField],
) -> Result<Vec<StaffField>, DbErr> {
    let is_for_them = covered.units.iter().any(|unit| unit.id == current.unit);
    let member = staff_member::Entity::find_by_id(current.staff).one(db).await?;
    let lacking = member.filter(|_| is_for_them).map(|member| {
        let lacking = fields.iter().filter(|field| !member.has(**field));
        lacking.copied().map(StaffField::from).collect()
    });
    Ok(lacking.unwrap_or_default())
}

async fn another_runs(
    app: &App,
    db: &impl ConnectionTrait,
    tree: &Tree,
    examined: &Examined,
    covered: &Covered<'_>,
) -> Result<bool, DbErr> {
    let running = campaign::Entity::running(app.now())
        .find_with_related(campaign_unit::Entity)
        .all(db)
        .await?;
    let mut others = running
        .into_iter()
        .filter(|(campaign, _)| Some(campaign.id) != examined.campaign);
    Ok(others.any(|(_, units)| {
        let roots: Vec<_> = units.iter().map(|row| row.unit_id).collect();
        let theirs = tree.covered(&roots, &Scope::All, None);
        theirs
            .units
            .iter()
            .any(|unit| covered.units.iter().any(|own| own.id == unit.id))
    }))
}

fn warnings(told: &CampaignDryRun, left: TimeDelta, another_runs: bool) -> Vec<DryRunWarning> {
    use DryRunWarningCode as Code;
    let no_administrator_is_left =
        told.administrators > 0 && told.administrators == told.administrators_lacking;
    let all = [
        (!told.you_lack.is_empty(), Code::BlocksYou),
        (no_administrator_is_left, Code::BlocksAllAdministrators),
        (told.total == 0, Code::ForNobody),
        (told.total > 0 && told.lacking == 0, Code::NothingMissing),
        (
            told.lacking > 0 && left > TimeDelta::zero() && left < SHORT_NOTICE,
            Code::ShortNotice,
        ),
        (another_runs, Code::AnotherRuns),
    ];
    let true_ones = all.into_iter().filter(|(is_so, _)| *is_so);
    true_ones.map(|(_, code)| code.into()).collect()
}

impl DryRunUnit {
    fn of(unit: &TreeUnit, above: Option<&TreeUnit>, (total, lacking): (u64, u64)) -> Self {
        Self {
            id: unit.id.0,
            code: unit.code.clone(),
            name: unit.name.clone(),
            parent_unit: above.map(|unit| unit.name.clone()),
            total,
            lacking,
        }
    }
}
