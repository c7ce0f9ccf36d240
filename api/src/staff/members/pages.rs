//! A page of those who are found. Few are sorted; of many, those that come next are read in the order of an index until the
//! page is full. Either way a page of fifty thousand costs a few milliseconds (`examples/people.rs`).

use std::collections::HashMap;

use entity::{StaffId, UnitId, staff_member, unit};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationTrait, Select,
};

use super::place::{MemberSort, Place};
use crate::http::{NamePlace, Paging};

type Found = Select<staff_member::Entity>;
type Rows = Vec<staff_member::Model>;

/// Nobody turns so many pages; counting further would cost more than the page.
pub const COUNTED: u64 = 1000;

/// One who is found, with what sorts them by name and unit.
pub struct Candidate {
    id: StaffId,
    unit_id: UnitId,
    sort_key: Vec<u8>,
}

/// The first of all who are found, in no order: a bounded count, and all of them if they are few.
pub async fn some(db: &impl ConnectionTrait, found: Found) -> Result<Vec<Candidate>, DbErr> {
    use staff_member::Column;
    let rows: Vec<(StaffId, UnitId, Vec<u8>)> = found
        .select_only()
        .columns([Column::Id, Column::UnitId, Column::SortKey])
        .limit(COUNTED + 1)
        .into_tuple()
        .all(db)
        .await?;
    let candidate = |(id, unit_id, sort_key)| Candidate {
        id,
        unit_id,
        sort_key,
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// `some` are the first of them.
pub async fn page(
    db: &impl ConnectionTrait,
    found: Found,
    some: &[Candidate],
    (sort, paging): (MemberSort, &Paging<Place>),
) -> Result<Rows, DbErr> {
    let after = paging.after.as_ref().map_or_else(Condition::all, Place::after);
    let are_few = u64::try_from(some.len()).is_ok_and(|few| few <= COUNTED);
    match (sort, are_few) {
        (MemberSort::Name | MemberSort::Unit, true) => few(db, some, (sort, paging)).await,
        (MemberSort::StaffCode, true) => {
            let ids = some.iter().map(|one| one.id);
            let few = staff_member::Entity::find().filter(staff_member::Column::Id.is_in(ids));
            next(few, sort, paging.rows()).filter(after).all(db).await
        }
        (MemberSort::Name, false) => by_name(found, paging).all(db).await,
        (MemberSort::StaffCode, false) => next(found, sort, paging.rows()).filter(after).all(db).await,
        (MemberSort::Unit, false) => by_unit(db, &found.filter(after), paging).await,
    }
}

/// Sorted here: given a thousand ids to sort by unit, PostgreSQL reads all members.
async fn few(
    db: &impl ConnectionTrait,
    some: &[Candidate],
    (sort, paging): (MemberSort, &Paging<Place>),
) -> Result<Rows, DbErr> {
    // Where they don't sort, nothing is known of them.
    let units = match sort {
        MemberSort::Unit => keys_of_units(db).await?,
        MemberSort::Name | MemberSort::StaffCode => HashMap::new(),
    };
    let place = |one: &Candidate| {
        let own = NamePlace {
            key: one.sort_key.clone(),
            id: one.id.0,
        };
        match units.get(&one.unit_id) {
            Some(key) => Place::Unit(
                NamePlace {
                    key: key.clone(),
                    id: one.unit_id.0,
                },
                own,
            ),
            None => Place::Name(own),
        }
    };
    let places = some.iter().map(|one| (place(one), one.id));
    let mut places: Vec<_> = places
        .filter(|(place, _)| paging.after.as_ref().is_none_or(|after| place > after))
        .collect();
    places.sort_unstable();
    let rows = usize::try_from(paging.rows()).unwrap_or(usize::MAX);
    let ids: Vec<_> = places.into_iter().take(rows).map(|(_, id)| id).collect();
    let found = staff_member::Entity::find().filter(staff_member::Column::Id.is_in(ids.iter().copied()));
    let mut found: HashMap<_, _> = found
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.id, row))
        .collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

async fn keys_of_units(db: &impl ConnectionTrait) -> Result<HashMap<UnitId, Vec<u8>>, DbErr> {
    let rows: Vec<(UnitId, Vec<u8>)> = unit::Entity::find()
        .select_only()
        .columns([unit::Column::Id, unit::Column::SortKey])
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().collect())
}

fn next(found: Found, sort: MemberSort, rows: u64) -> Found {
    use staff_member::Column;
    let found = found.limit(rows);
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

/// Who they are is read from the index alone, then their rows.
pub fn by_name(found: Found, paging: &Paging<Place>) -> Found {
    let after = paging.after.as_ref().map_or_else(Condition::all, Place::after);
    let ids = found.select_only().column(staff_member::Column::Id).filter(after);
    let ids = next(ids, MemberSort::Name, paging.rows()).into_query();
    let rows = staff_member::Entity::find().filter(staff_member::Column::Id.in_subquery(ids));
    next(rows, MemberSort::Name, paging.rows())
}

/// Unit by unit in their order, more and more at a time.
async fn by_unit(db: &impl ConnectionTrait, found: &Found, paging: &Paging<Place>) -> Result<Rows, DbErr> {
    let units = units(db, paging).await?;
    let (mut rows, mut rest, mut at_once) = (Rows::new(), units.as_slice(), 8);
    while let (Some(room), false) = (room(&rows, paging), rest.is_empty()) {
        let (here, later) = rest.split_at(Ord::min(at_once, rest.len()));
        let of_units = staff_member::Column::UnitId.is_in(here.iter().copied());
        let more = next(found.clone().filter(of_units), MemberSort::Unit, room);
        rows.extend(more.all(db).await?);
        (rest, at_once) = (later, at_once * 2);
    }
    Ok(rows)
}

fn room(rows: &Rows, paging: &Paging<Place>) -> Option<u64> {
    let read = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    paging.rows().checked_sub(read).filter(|room| *room > 0)
}

/// From the place on.
async fn units(db: &impl ConnectionTrait, paging: &Paging<Place>) -> Result<Vec<UnitId>, DbErr> {
    let mut units = unit::Entity::find()
        .select_only()
        .column(unit::Column::Id)
        .order_by_asc(unit::Column::SortKey)
        .order_by_asc(unit::Column::Id);
    if let Some(Place::Unit(of_unit, _)) = &paging.after {
        units = units.filter(unit::Column::SortKey.gte(of_unit.key.clone()));
    }
    units.into_tuple().all(db).await
}
