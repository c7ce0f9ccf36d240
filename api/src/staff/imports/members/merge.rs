//! What a row makes of a member. The name, the unit and the role are the administration's to say; of the rest of the record what
//! the member has said stays.

use entity::staff_member::{Model, Role};
use entity::{StaffId, UnitId};

use super::row::Row;
use crate::app::App;
use crate::civil;
use crate::staff::imports::said::Said;

pub fn new(app: &App, row: &Row, unit: UnitId) -> Model {
    let said = |said: &Said<String>| said.this().cloned();
    with_keys(Model {
        sort_key: Vec::new(),
        search_key: String::new(),
        account_version: 1,
        id: StaffId(app.new_id()),
        staff_code: said(&row.code).unwrap_or_default(),
        username: said(&row.username).unwrap_or_default(),
        role: row.role.this().copied().unwrap_or(Role::Staff),
        unit_id: unit,
        created_at: app.now(),
        disabled_at: None,
        full_name: said(&row.full_name),
        gender: row.gender.this().copied(),
        birth_date: said(&row.birth_date),
        personal_id: None,
        phone: said(&row.phone),
        address: said(&row.address),
        email: said(&row.email),
        default_page: None,
        avatar: None,
        version: 1,
        updated_at: app.now(),
    })
}

fn with_keys(member: Model) -> Model {
    let keys = civil::person_keys(member.full_name.as_deref(), &member.username, &member.staff_code);
    Model {
        sort_key: keys.sort,
        search_key: keys.search,
        ..member
    }
}

/// As the member will be, and how many cells say otherwise than the member's own record.
pub fn brought_up_to_date(app: &App, known: &Model, row: &Row, unit: Option<UnitId>) -> (Model, usize) {
    let mut member = known.clone();
    let mut kept = 0;
    kept += fill(&mut member.gender, &row.gender);
    kept += fill(&mut member.birth_date, &row.birth_date);
    kept += fill(&mut member.phone, &row.phone);
    kept += fill(&mut member.email, &row.email);
    kept += fill(&mut member.address, &row.address);
    if let Some(name) = row.full_name.this() {
        member.full_name = Some(name.clone());
    }
    if member != *known {
        member.version = known.version + 1;
        member.updated_at = app.now();
        member = with_keys(member);
    }
    let account = (
        unit.unwrap_or(known.unit_id),
        row.role.this().copied().unwrap_or(known.role),
    );
    if account != (known.unit_id, known.role) {
        (member.unit_id, member.role) = account;
        member.account_version = known.account_version + 1;
    }
    (member, kept)
}

/// What is missing; says whether the record has something else.
fn fill<T: Clone + PartialEq>(field: &mut Option<T>, said: &Said<T>) -> usize {
    match (&*field, said.this()) {
        (None, Some(said)) => {
            *field = Some(said.clone());
            0
        }
        (Some(known), Some(said)) => usize::from(known != said),
        (_, None) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, fill};

    #[test]
    fn what_is_missing_is_filled_and_what_is_there_stays() {
        let mut phone = None;
        assert_eq!(fill(&mut phone, &Said::This("1")), 0);
        assert_eq!(fill(&mut phone, &Said::Nothing), 0);
        assert_eq!(fill(&mut phone, &Said::This("1")), 0);
        assert_eq!(fill(&mut phone, &Said::This("2")), 1);
        assert_eq!(phone, Some("1"));
    }
}
