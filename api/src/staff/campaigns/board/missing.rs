//! Who lacks what.

use std::collections::HashMap;
use std::sync::Arc;

use entity::staff_member::RecordField;
use entity::{UnitId, campaign_standing, staff_member, unit};
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use uuid::Uuid;

use super::super::covered::Covered;
use super::super::figures::{Source, bits, lacks_some};
use super::super::find::{Looked, look};
use super::view::{MissingPage, MissingPerson};
use crate::app::App;
use crate::http::{Failed, Given, Paging, Problem, Tag, WrongFields};
use crate::session::{Manager, StaffField};

pub struct MissingApi;

/// A member with the number that says which fields were there.
type Row = (staff_member::Model, i32);

#[OpenApi]
impl MissingApi {
    /// Who lacks what
    ///
    /// Members for whom the campaign is and whose record lacks something that it requires. Of a campaign that was closed: as
    /// it was on that day.
    #[oai(
        path = "/api/staff/campaigns/:id/missing",
        method = "get",
        tag = "Tag::Administration",
        operation_id = "list_campaign_missing"
    )]
    #[expect(clippy::too_many_arguments, reason = "one for each filter")]
    async fn list(
        &self,
        Data(app): Data<&Arc<App>>,
        Manager(current): Manager,
        id: Path<Uuid>,
        /// Only of this unit, with all below.
        unit_id: Query<Option<Given<Uuid>>>,
        /// Only those who lack this one.
        field: Query<Option<Given<StaffField>>>,
        /// Where the page before ended: its `next`.
        cursor: Query<Option<String>>,
        /// How many at most: 1 to 100, 20 if absent.
        limit: Query<Option<Given<u64>>>,
    ) -> Result<Json<MissingPage>, Failed> {
        let mut wrong = WrongFields::default();
        let unit = wrong.read("unit_id", unit_id.0);
        let field = wrong.read("field", field.0).map(RecordField::from);
        wrong.refuse()?;
        let paging = Paging::read(cursor.0, limit.0)?;
        let db = app.db.read();
        let looked = look(db, &current, id.0).await?;
        let covered = looked.covered(looked.within(unit)?);
        let required = looked.campaign.required();
        let asked = field.map_or_else(|| required.clone(), |field| vec![field]);
        let source = Source::of(&looked.campaign);
        let units = looked.tree.by_id();
        Ok(Json(
            people(db, source, &covered, (&required, &asked), &units, &paging).await?,
        ))
    }
}

/// Of the units that are covered, those who lack one of `asked`, with all that they lack of what is required.
pub async fn people(
    db: &impl ConnectionTrait,
    source: Source,
    covered: &Covered<'_>,
    (required, asked): (&[RecordField], &[RecordField]),
    units: &HashMap<UnitId, &unit::Model>,
    paging: &Paging<String>,
) -> Result<MissingPage, DbErr> {
    let rows = match source {
        Source::Records => of_now(db, covered, asked, paging).await?,
        Source::Kept(campaign) => {
            let kept = kept(campaign, covered).filter(lacks_some(campaign_standing::Entity, bits(asked)));
            of_then(db, kept, paging).await?
        }
    };
    let (rows, next) = paging.cut(rows, |(member, _)| member.staff_code.clone());
    let people = rows
        .into_iter()
        .map(|(member, present)| MissingPerson::of(member, present, required, units));
    Ok(MissingPage {
        people: people.collect(),
        next,
    })
}

async fn of_now(
    db: &impl ConnectionTrait,
    covered: &Covered<'_>,
    asked: &[RecordField],
    paging: &Paging<String>,
) -> Result<Vec<Row>, DbErr> {
    use staff_member::Column;
    let mut rows = now(covered)
        .filter(lacks_some(staff_member::Entity, bits(asked)))
        .order_by_asc(Column::StaffCode)
        .limit(paging.rows());
    if let Some(after) = &paging.after {
        rows = rows.filter(Column::StaffCode.gt(after));
    }
    let rows = rows.all(db).await?;
    let present = |member: &staff_member::Model| {
        use sea_orm::Iterable;
        let there = RecordField::iter().filter(|field| member.has(*field));
        there.fold(0, |bits, field| bits | field.bit())
    };
    Ok(rows
        .into_iter()
        .map(|member| {
            let bits = present(&member);
            (member, bits)
        })
        .collect())
}

async fn of_then(
    db: &impl ConnectionTrait,
    kept: Select<campaign_standing::Entity>,
    paging: &Paging<String>,
) -> Result<Vec<Row>, DbErr> {
    use staff_member::Column;
    let mut rows = kept
        .find_also_related(staff_member::Entity)
        .order_by_asc(Column::StaffCode)
        .limit(paging.rows());
    if let Some(after) = &paging.after {
        rows = rows.filter(Column::StaffCode.gt(after));
    }
    let rows = rows.all(db).await?;
    let joined = rows.into_iter().filter_map(|(standing, member)| {
        let then = staff_member::Model {
            unit_id: standing.unit_id,
            ..member?
        };
        Some((then, standing.present))
    });
    Ok(joined.collect())
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

pub fn kept(campaign: entity::CampaignId, covered: &Covered<'_>) -> Select<campaign_standing::Entity> {
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
    within: Option<&unit::Model>,
) -> Result<u64, Problem> {
    let covered = looked.covered(within);
    let lacking = now(&covered).filter(lacks_some(staff_member::Entity, looked.campaign.required_bits()));
    Ok(lacking.count(db).await?)
}

impl MissingPerson {
    fn of(
        member: staff_member::Model,
        present: i32,
        required: &[RecordField],
        units: &HashMap<UnitId, &unit::Model>,
    ) -> Self {
        let unit = units.get(&member.unit_id);
        let missing = required.iter().filter(|field| present & field.bit() == 0);
        Self {
            id: member.id.0,
            unit_id: member.unit_id.0,
            unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            missing: missing.copied().map(StaffField::from).collect(),
            staff_code: member.staff_code,
            username: member.username,
            full_name: member.full_name,
        }
    }
}
