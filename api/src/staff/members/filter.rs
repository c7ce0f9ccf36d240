//! Which members are asked for.

use entity::present::{bits, lacks_some};
use entity::staff_member::{self, Column};
use entity::{UnitId, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use crate::app::App;
use crate::civil;
use crate::session::{Demand, Scope, StaffRole};
use crate::staff::units::subtree;

/// What is absent leaves nothing out.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub search: Option<String>,
    /// Of this unit and all below it.
    pub unit: Option<Uuid>,
    /// Of that unit itself alone.
    pub direct: bool,
    pub role: Option<StaffRole>,
    pub disabled: Option<bool>,
    /// Whether the record has all that the running campaigns require.
    pub complete: Option<bool>,
}

/// In which order those who are asked for are come upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// Unit by unit, until enough are found: what is asked of where they work and of what their records have is in the
    /// index for boards.
    ByUnit,
    /// As the list shows them. Looked up unit by unit, a large part of the tree would have to be sorted for each page.
    AsListed,
}

/// No unit's path begins so.
const NOWHERE: &str = "/";
const EVERYWHERE: &str = "";

/// Whom the asker may see at all.
pub fn scoped(scope: &Scope, walk: Walk) -> Select<staff_member::Entity> {
    let all = staff_member::Entity::find();
    match scope {
        Scope::All => all,
        Scope::Subtree(path) => all.filter(works_below(path, walk)),
        Scope::Nobody => all.filter(works_below(NOWHERE, walk)),
    }
}

impl Filter {
    pub async fn condition(
        &self,
        app: &App,
        db: &impl ConnectionTrait,
        walk: Walk,
    ) -> Result<Condition, DbErr> {
        let mut all = self.by_account().add(self.by_search(db.get_database_backend()));
        if let Some(id) = self.unit.map(UnitId) {
            all = all.add(match self.direct {
                true => Column::UnitId.eq(id),
                false => in_subtree(db, id, walk).await?,
            });
        }
        if let Some(complete) = self.complete {
            let incomplete = incomplete(app, db, walk).await?;
            all = all.add(if complete { incomplete.not() } else { incomplete });
            // SQLite would otherwise go through all records, though the index has what is asked.
            if walk == Walk::ByUnit && db.get_database_backend() == DbBackend::Sqlite {
                all = all.add(works_below(EVERYWHERE, walk));
            }
        }
        Ok(all)
    }

    fn by_account(&self) -> Condition {
        let role = self
            .role
            .map(|role| Column::Role.eq(staff_member::Role::from(role)));
        let disabled = self.disabled.map(|disabled| match disabled {
            true => Column::DisabledAt.is_not_null(),
            false => Column::DisabledAt.is_null(),
        });
        Condition::all().add_option(role).add_option(disabled)
    }

    /// A whole personal number finds who has it; a part of one finds nobody, or lists would spell out numbers digit by
    /// digit.
    fn by_search(&self, backend: DbBackend) -> Condition {
        let typed = self.search.as_deref().unwrap_or_default();
        if let Some(number) = civil::personal_id(typed) {
            return Condition::all().add(Column::PersonalId.eq(number));
        }
        let mut words = civil::words(typed);
        if words.is_empty() {
            return match typed.trim().is_empty() {
                true => Condition::all(),
                false => nobody(),
            };
        }
        // What leaves out most is asked first.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        match backend {
            DbBackend::Postgres => Condition::all().add(words_begin(&words)),
            _ => words
                .iter()
                .map(|word| word_begins(word))
                .fold(Condition::all(), Condition::add),
        }
    }
}

/// Looked up in an index of words (step 11 of the migrations), whose expression this repeats. A word has letters and digits
/// alone.
fn words_begin(words: &[String]) -> SimpleExpr {
    let beginnings: Vec<_> = words.iter().map(|word| format!("'{word}':*")).collect();
    Expr::cust_with_values(
        "array_to_tsvector(string_to_array(btrim(staff_member.search_key), ' ')) @@ CAST($1 AS tsquery)",
        [beginnings.join(" & ")],
    )
}

/// Quicker than `LIKE`, which asks for case and for characters of its own.
fn word_begins(word: &str) -> SimpleExpr {
    let key = Expr::col((staff_member::Entity, Column::SearchKey));
    let place = Func::cust("instr").args([key, Expr::value(format!(" {word}"))]);
    Expr::expr(place).gt(0)
}

fn nobody() -> Condition {
    Condition::all().add(Column::Id.is_null())
}

async fn in_subtree(db: &impl ConnectionTrait, id: UnitId, walk: Walk) -> Result<SimpleExpr, DbErr> {
    let root = unit::Entity::find_by_id(id).one(db).await?;
    let path = root.map_or_else(|| NOWHERE.to_owned(), |root| root.path);
    Ok(works_below(&path, walk))
}

fn works_below(path: &str, walk: Walk) -> SimpleExpr {
    let unit = || Expr::col((staff_member::Entity, Column::UnitId));
    let works_in = match walk {
        Walk::ByUnit => unit(),
        // No index has this.
        Walk::AsListed => Expr::expr(Func::coalesce([unit(), unit()])),
    };
    works_in.in_subquery(subtree(path))
}

async fn in_any(db: &impl ConnectionTrait, units: &[UnitId], walk: Walk) -> Result<Condition, DbErr> {
    let mut any = Condition::any();
    for unit in units {
        any = any.add(in_subtree(db, *unit, walk).await?);
    }
    Ok(any)
}

/// Whose record lacks something that is required now.
async fn incomplete(app: &App, db: &impl ConnectionTrait, walk: Walk) -> Result<Condition, DbErr> {
    let mut lacks = Condition::any();
    for demand in Demand::all(app, db).await? {
        let mut of_campaign = Condition::all().add(lacks_some(staff_member::Entity, bits(&demand.fields)));
        if !demand.units.is_empty() {
            of_campaign = of_campaign.add(in_any(db, &demand.units, walk).await?);
        }
        lacks = lacks.add(of_campaign);
    }
    match lacks.is_empty() {
        // Nothing is required: nobody lacks anything.
        true => Ok(nobody()),
        false => Ok(lacks),
    }
}
