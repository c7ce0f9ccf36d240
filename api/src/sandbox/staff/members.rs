//! A few hundred members, made by counting: some records are complete and some are not.

use chrono::{DateTime, Utc};
use entity::staff_member::{self, Gender, Role};
use entity::{StaffId, UnitId};
use sea_orm::Set;

use super::demo::{Account, DemoMember, Record};
use super::{stable_id, units};
use crate::civil;

/// So many, beside those with a name.
const COUNT: usize = 360;
const FAMILIES: [&str; 2] = ["Mẫu", "Thử"];
const MIDDLES: [(&str, Gender); 6] = [
    ("Văn", Gender::Male),
    ("Thị", Gender::Female),
    ("Đức", Gender::Male),
    ("Ngọc", Gender::Female),
    ("Minh", Gender::Male),
    ("Thu", Gender::Female),
];
const GIVEN: [&str; 20] = [
    "An", "Ân", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hòa", "Khánh", "Lan", "Mai", "Nam", "Oanh",
    "Phúc", "Quân", "Sơn", "Tâm", "Uyên", "Yến",
];

pub fn id(username: &str) -> StaffId {
    StaffId(stable_id("member", username))
}

pub fn usernames() -> impl Iterator<Item = String> {
    (1..=COUNT).map(|number| format!("cb{number:04}"))
}

/// The number of each, their id and their unit.
pub fn at_work() -> Vec<(usize, StaffId, UnitId)> {
    let places = units::workplaces();
    let numbered = (1..).zip(usernames()).zip(places.iter().cycle());
    numbered
        .map(|((number, username), unit)| (number, id(&username), units::id(unit)))
        .collect()
}

/// Every third lacks something.
pub const fn is_complete(number: usize) -> bool {
    !number.is_multiple_of(3)
}

pub fn counted(now: DateTime<Utc>) -> Vec<staff_member::ActiveModel> {
    let places = units::workplaces();
    let numbered = usernames().zip(1..).zip(places.iter().cycle());
    numbered
        .map(|((username, number), unit)| of_number(&username, number, unit, now))
        .collect()
}

fn of_number(username: &str, number: usize, unit: &str, now: DateTime<Utc>) -> staff_member::ActiveModel {
    let at = |list: usize, step: usize| (number / step) % list;
    let (middle, gender) = MIDDLES.get(at(6, 1)).copied().unwrap_or(("Văn", Gender::Male));
    let family = FAMILIES.get(at(2, 6)).copied().unwrap_or_default();
    let given = GIVEN.get(at(20, 12)).copied().unwrap_or_default();
    let digit = match gender {
        Gender::Male => 0,
        Gender::Female => 1,
    };
    let year = 60 + number % 39;
    let lacks = |what: usize| !is_complete(number) && number % 4 == what;
    let row = staff_member::ActiveModel {
        full_name: Set(Some(format!("{family} {middle} {given}"))),
        gender: Set(Some(gender).filter(|_| !lacks(0))),
        birth_date: Set(
            Some(format!("19{year}-{:02}-{:02}", 1 + number % 12, 1 + number % 28)).filter(|_| !lacks(1)),
        ),
        personal_id: Set(Some(format!("099{digit}{year}{number:06}")).filter(|_| !lacks(2))),
        phone: Set(Some(format!("+8496{number:07}")).filter(|_| !lacks(3))),
        ..plain(username, &format!("MAU{number:05}"), unit, Role::Staff, now)
    };
    keyed(row)
}

pub fn with_name(member: &DemoMember, number: usize, now: DateTime<Utc>) -> staff_member::ActiveModel {
    let complete = member.record == Record::Complete;
    let row = staff_member::ActiveModel {
        full_name: Set(Some(member.full_name.to_owned())),
        gender: Set(Some(member.gender)),
        birth_date: Set(Some("1980-02-15".to_owned())),
        personal_id: Set(complete.then(|| member.personal_id.to_owned())),
        phone: Set(complete.then(|| format!("+84901000{number:03}"))),
        disabled_at: Set((member.account == Account::Disabled).then_some(now)),
        ..plain(
            member.key,
            &format!("TEST{number:03}"),
            member.unit,
            member.role,
            now,
        )
    };
    keyed(row)
}

/// By which it is sorted and found.
fn keyed(row: staff_member::ActiveModel) -> staff_member::ActiveModel {
    let name = row.full_name.as_ref().as_deref();
    let keys = civil::person_keys(name, row.username.as_ref(), row.staff_code.as_ref());
    staff_member::ActiveModel {
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        ..row
    }
}

fn plain(
    username: &str,
    code: &str,
    unit: &str,
    role: Role,
    now: DateTime<Utc>,
) -> staff_member::ActiveModel {
    staff_member::ActiveModel {
        sort_key: Set(Vec::new()),
        search_key: Set(String::new()),
        account_version: Set(1),
        id: Set(id(username)),
        staff_code: Set(code.to_owned()),
        username: Set(username.to_owned()),
        role: Set(role),
        unit_id: Set(units::id(unit)),
        created_at: Set(now),
        disabled_at: Set(None),
        full_name: Set(None),
        gender: Set(None),
        birth_date: Set(None),
        personal_id: Set(None),
        phone: Set(None),
        address: Set(None),
        email: Set(None),
        default_page: Set(None),
        avatar: Set(None),
        version: Set(1),
        updated_at: Set(now),
    }
}
