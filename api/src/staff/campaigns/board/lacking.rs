//! Those who lack something, by name.

use std::collections::HashMap;

use entity::present::{bits, lacks_some};
use entity::staff_member::RecordField;
use entity::{CampaignId, StaffId, campaign_standing, staff_member};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use sea_orm::{QueryTrait, Select};

use super::super::covered::Covered;
use super::super::figures::Source;
use super::super::find::Looked;
use super::super::tree::{Tree, TreeUnit};
use super::view::{MissingPage, MissingPerson};
use crate::http::{Paging, Problem};
use crate::session::StaffField;
use crate::staff::members::{MemberSort, Place, of_member, page, some};

/// Of whom it is asked what they lack.
pub struct Asked<'a> {
    pub source: Source,
    pub covered: Covered<'a>,
    /// Who lacks none of these is left out.
    pub fields: Vec<RecordField>,
    /// What is told of those who are not.
    pub required: Vec<RecordField>,
}

/// Where each of them stood, and which fields were there.
type Then = HashMap<StaffId, campaign_standing::Model>;

pub async fn people(
    db: &impl ConnectionTrait,
    tree: &Tree,
    asked: &Asked<'_>,
    paging: &Paging<Place>,
) -> Result<MissingPage, DbErr> {
    let found = asked.who();
    let some = some(db, found.clone()).await?;
    let rows = page(db, found, &some, (MemberSort::Name, paging)).await?;
    let (rows, next) = paging.cut(rows, |member| Place::Name(of_member(member)));
    let then = match asked.source {
        Source::Records => Then::new(),
        Source::Kept(campaign) => then(db, campaign, &rows).await?,
    };
    let units = tree.by_id();
    let people = rows.into_iter().map(|member| {
        let then = then.get(&member.id);
        let unit = units
            .get(&then.map_or(member.unit_id, |then| then.unit_id))
            .copied();
        let above = unit.and_then(|unit| units.get(&unit.parent_id?)).copied();
        let has = |field: RecordField| {
            then.map_or_else(|| member.has(field), |then| then.present & field.bit() != 0)
        };
        let missing = asked.required.iter().copied().filter(|field| !has(*field));
        let missing = missing.map(StaffField::from).collect();
        MissingPerson::of(member, unit, above, missing)
    });
    Ok(MissingPage {
        people: people.collect(),
        next,
    })
}

impl Asked<'_> {
    fn who(&self) -> Select<staff_member::Entity> {
        let lacking = bits(&self.fields);
        match self.source {
            Source::Records => now(&self.covered).filter(lacks_some(staff_member::Entity, lacking)),
            Source::Kept(campaign) => {
                let then = kept(campaign, &self.covered)
                    .filter(lacks_some(campaign_standing::Entity, lacking))
                    .select_only()
                    .column(campaign_standing::Column::StaffId)
                    .into_query();
                staff_member::Entity::find().filter(staff_member::Column::Id.in_subquery(then))
            }
        }
    }
}

async fn then(
    db: &impl ConnectionTrait,
    campaign: CampaignId,
    members: &[staff_member::Model],
) -> Result<Then, DbErr> {
    use campaign_standing::Column;
    let rows = campaign_standing::Entity::find()
        .filter(Column::CampaignId.eq(campaign))
        .filter(Column::StaffId.is_in(members.iter().map(|member| member.id)))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.staff_id, row)).collect())
}

/// Members who are not disabled, of the units that are covered.
pub fn now(covered: &Covered<'_>) -> Select<staff_member::Entity> {
    use staff_member::Column;
    let all = staff_member::Entity::find().filter(Column::DisabledAt.is_null());
    match covered.is_all {
        true => all,
        false => all.filter(Column::UnitId.is_in(covered.ids())),
    }
}

/// How those of the units stood who were there when a campaign was closed.
pub fn kept(campaign: CampaignId, covered: &Covered<'_>) -> Select<campaign_standing::Entity> {
    use campaign_standing::Column;
    let all = campaign_standing::Entity::find().filter(Column::CampaignId.eq(campaign));
    match covered.is_all {
        true => all,
        false => all.filter(Column::UnitId.is_in(covered.ids())),
    }
}

/// How many lack something now.
pub async fn lacking(
    db: &impl ConnectionTrait,
    looked: &Looked,
    within: Option<&TreeUnit>,
) -> Result<u64, Problem> {
    let covered = looked.covered(within);
    let lacking = now(&covered).filter(lacks_some(staff_member::Entity, looked.campaign.required_bits()));
    Ok(lacking.count(db).await?)
}

impl MissingPerson {
    fn of(
        member: staff_member::Model,
        unit: Option<&TreeUnit>,
        above: Option<&TreeUnit>,
        missing: Vec<StaffField>,
    ) -> Self {
        Self {
            id: member.id.0,
            unit_id: unit.map_or(member.unit_id, |unit| unit.id).0,
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            parent_unit: above.map(|unit| unit.name.clone()),
            missing,
            staff_code: member.staff_code,
            username: member.username,
            full_name: member.full_name,
        }
    }
}
