//! Searching, filtering, sorting and paging members.

use entity::{staff_member, unit};
use poem_openapi::Object;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, Query};
use sea_orm::{
    Condition, ConnectionTrait, DbErr, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};

use super::filter::{Filter, scoped};
use super::look::Around;
use super::place::{MemberSort, Place, of_member, of_unit};
use super::view::MemberView;
use crate::app::App;
use crate::http::{Paging, Problem, WrongFields};
use crate::session::{Scope, StaffCurrent};

/// Nobody turns so many pages; counting further would cost more than the page.
const COUNTED: u64 = 1000;

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
    let wanted = filter.condition(app, db).await?;
    let found = scoped(&scope).filter(wanted);
    let total = match paging.after {
        None => Some(count(db, found.clone()).await?),
        Some(_) => None,
    };
    let rows = page(found, sort, paging).all(db).await?;
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

fn refuse_another_order(paging: &Paging<Place>, sort: MemberSort) -> Result<(), Problem> {
    let mut wrong = WrongFields::default();
    if paging.after.as_ref().is_some_and(|place| !place.is_of(sort)) {
        wrong.note("cursor", "cursor");
    }
    wrong.refuse()
}

pub fn page(
    found: Select<staff_member::Entity>,
    sort: MemberSort,
    paging: &Paging<Place>,
) -> Select<staff_member::Entity> {
    use staff_member::Column;
    let after = paging.after.as_ref().map_or_else(Condition::all, Place::after);
    let found = found.filter(after).limit(paging.rows());
    match sort {
        MemberSort::Name => found.order_by_asc(Column::SortKey).order_by_asc(Column::Id),
        MemberSort::StaffCode => found.order_by_asc(Column::StaffCode),
        MemberSort::Unit => found
            .join(JoinType::InnerJoin, staff_member::Relation::Unit.def())
            .order_by_asc(unit::Column::SortKey)
            .order_by_asc(unit::Column::Id)
            .order_by_asc(Column::SortKey)
            .order_by_asc(Column::Id),
    }
}

async fn count(db: &impl ConnectionTrait, found: Select<staff_member::Entity>) -> Result<MemberTotal, DbErr> {
    let some = found
        .select_only()
        .column(staff_member::Column::Id)
        .limit(COUNTED + 1);
    let counting = Query::select()
        .expr(Expr::col(Asterisk).count())
        .from_subquery(sea_orm::QueryTrait::into_query(some), Alias::new("some"))
        .take();
    let row = db.query_one(&counting).await?;
    let count = row.map_or(Ok(0), |row| row.try_get_by_index::<i64>(0))?;
    let count = u64::try_from(count).unwrap_or_default();
    Ok(MemberTotal {
        count: Ord::min(count, COUNTED),
        and_more: count > COUNTED,
    })
}
