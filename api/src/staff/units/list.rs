//! Searching, filtering and paging units; and reading the tree level by level.

use entity::{UnitId, unit};
use poem_openapi::Object;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::look::{look, not_over};
use super::view::{UnitKindName, UnitView};
use crate::app::App;
use crate::civil;
use crate::http::{NamePlace, Paging, Problem};
use crate::session::{Scope, StaffCurrent};

/// Which units are asked for. What is absent leaves nothing out.
#[derive(Default)]
pub struct Filter {
    pub search: Option<String>,
    pub kind: Option<UnitKindName>,
    pub valid: Option<bool>,
    /// It and all below it.
    pub under: Option<Uuid>,
    /// Those directly below it.
    pub parent: Option<Uuid>,
    /// Those at the top of what the asker may see.
    pub top: bool,
}

#[derive(Object)]
#[oai(rename = "StaffUnitPage", skip_serializing_if_is_none)]
pub struct UnitPage {
    /// In the Vietnamese order of names.
    pub units: Vec<UnitView>,
    /// The `cursor` of the next page; absent on the last one.
    pub next: Option<String>,
}

pub async fn list(
    app: &App,
    current: &StaffCurrent,
    filter: Filter,
    paging: &Paging<NamePlace>,
) -> Result<UnitPage, Problem> {
    let db = app.db.read();
    let found = find(app, db, current, &filter).await?;
    let rows = page(found, paging).all(db).await?;
    let (rows, next) = paging.cut(rows, place);
    let units = look(app, db, &rows).await?;
    Ok(UnitPage { units, next })
}

/// Those that the filter finds among those that the asker may see.
pub async fn find(
    app: &App,
    db: &impl ConnectionTrait,
    current: &StaffCurrent,
    filter: &Filter,
) -> Result<Select<unit::Entity>, DbErr> {
    let scope = Scope::of(db, current).await?;
    let mut found = by_tree(scoped(&scope), &scope, current, filter);
    if let Some(under) = filter.under {
        let root = unit::Entity::find_by_id(UnitId(under)).one(db).await?;
        let path = root.map_or_else(nowhere, |root| root.path);
        found = found.filter(unit::Column::Path.starts_with(path));
    }
    Ok(by_itself(app, found, filter))
}

pub fn page(found: Select<unit::Entity>, paging: &Paging<NamePlace>) -> Select<unit::Entity> {
    let mut found = found
        .order_by_asc(unit::Column::SortKey)
        .order_by_asc(unit::Column::Id)
        .limit(paging.rows());
    if let Some(NamePlace { key, id }) = &paging.after {
        let place = Expr::tuple([Expr::col(unit::Column::SortKey), Expr::col(unit::Column::Id)]);
        found = found.filter(place.gt(Expr::tuple([Expr::value(key.clone()), Expr::value(*id)])));
    }
    found
}

pub fn place(unit: &unit::Model) -> NamePlace {
    NamePlace {
        key: unit.sort_key.clone(),
        id: unit.id.0,
    }
}

/// What the asker may see at all.
pub fn scoped(scope: &Scope) -> Select<unit::Entity> {
    match scope {
        Scope::All => unit::Entity::find(),
        Scope::Subtree(path) => unit::Entity::subtree(path),
        Scope::Nobody => unit::Entity::subtree(&nowhere()),
    }
}

/// No unit's path begins so.
fn nowhere() -> String {
    "/".to_owned()
}

fn by_tree(
    found: Select<unit::Entity>,
    scope: &Scope,
    current: &StaffCurrent,
    filter: &Filter,
) -> Select<unit::Entity> {
    let found = match filter.parent {
        Some(parent) => found.filter(unit::Column::ParentId.eq(parent)),
        None => found,
    };
    match (filter.top, scope) {
        (false, _) => found,
        (true, Scope::All) => found.filter(unit::Column::ParentId.is_null()),
        (true, Scope::Subtree(_) | Scope::Nobody) => found.filter(unit::Column::Id.eq(current.unit)),
    }
}

fn by_itself(app: &App, mut found: Select<unit::Entity>, filter: &Filter) -> Select<unit::Entity> {
    let today = civil::today(app.now());
    let typed = filter.search.as_deref().unwrap_or_default();
    let words = civil::words(typed);
    if words.is_empty() && !typed.trim().is_empty() {
        found = found.filter(unit::Column::Id.is_null());
    }
    for word in words {
        found = found.filter(unit::Column::SearchKey.contains(format!(" {word}")));
    }
    if let Some(kind) = filter.kind {
        found = found.filter(unit::Column::Kind.eq(unit::UnitKind::from(kind)));
    }
    let valid = Condition::all()
        .add(not_over(today))
        .add(unit::Column::ValidFrom.lte(today));
    match filter.valid {
        Some(true) => found.filter(valid),
        Some(false) => found.filter(valid.not()),
        None => found,
    }
}
