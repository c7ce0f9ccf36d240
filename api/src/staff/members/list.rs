//! Searching, filtering, sorting and paging members.

use poem_openapi::Object;
use sea_orm::QueryFilter;

use super::filter::{Filter, Walk, scoped};
use super::look::Around;
use super::pages::{COUNTED, page, some};
use super::place::{MemberSort, Place, of_member, of_unit, refuse_another_order};
use super::view::MemberView;
use crate::app::App;
use crate::http::{Paging, Problem};
use crate::session::{Scope, StaffCurrent};

#[derive(Object)]
#[oai(rename = "StaffMemberPage", skip_serializing_if_is_none)]
pub struct MemberPage {
    pub members: Vec<MemberView>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
    /// How many there are in all; on the first page only.
    pub total: Option<MemberTotal>,
}

#[derive(Object)]
#[oai(rename = "StaffMemberTotal")]
pub struct MemberTotal {
    /// At most 1,000.
    count: u64,
    /// Whether there are more than that.
    and_more: bool,
}

pub async fn list(
    app: &App,
    current: &StaffCurrent,
    (filter, sort): (&Filter, MemberSort),
    paging: &Paging<Place>,
) -> Result<MemberPage, Problem> {
    refuse_another_order(paging, sort)?;
    let db = app.db.read();
    let scope = Scope::of(db, current).await?;
    let wanted = filter.condition(app, db, Walk::ByUnit).await?;
    let some = some(db, scoped(&scope, Walk::ByUnit).filter(wanted)).await?;
    let wanted = filter.condition(app, db, Walk::AsListed).await?;
    let found = scoped(&scope, Walk::AsListed).filter(wanted);
    let total = paging.after.is_none().then(|| MemberTotal::of(some.len()));
    let rows = page(db, found, &some, (sort, paging)).await?;
    let around = Around::of(app, db, &rows).await?;
    let (rows, next) = paging.cut(rows, |member| match sort {
        MemberSort::Name => Place::Name(of_member(member)),
        MemberSort::StaffCode => Place::StaffCode(member.staff_code.clone()),
        MemberSort::Unit => Place::Unit(of_unit(around.units.get(&member.unit_id)), of_member(member)),
    });
    let members = rows.iter().map(|member| around.view(app, member));
    Ok(MemberPage {
        members: members.collect(),
        next,
        total,
    })
}

impl MemberTotal {
    fn of(found: usize) -> Self {
        let found = u64::try_from(found).unwrap_or(u64::MAX);
        Self {
            count: found.min(COUNTED),
            and_more: found > COUNTED,
        }
    }
}
