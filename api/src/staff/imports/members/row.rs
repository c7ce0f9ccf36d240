use chrono::{DateTime, Utc};
use entity::staff_member::{Gender, Role};

use crate::civil;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::said::{Reading, Said};
use crate::staff::imports::table::folded;

const LONGEST_NAME: usize = 255;
const LONGEST_ADDRESS: usize = 500;

/// What a row says of a member.
pub struct Row {
    pub number: u32,
    pub code: Said<String>,
    pub username: Said<String>,
    pub full_name: Said<String>,
    pub unit: Said<String>,
    pub role: Said<Role>,
    pub gender: Said<Gender>,
    pub birth_date: Said<String>,
    pub phone: Said<String>,
    pub email: Said<String>,
    pub address: Said<String>,
}

impl Row {
    pub fn read(mut reading: Reading<'_>, now: DateTime<Utc>) -> Self {
        Self {
            number: reading.number_of_row(),
            code: reading.code(Column::StaffCode),
            username: reading.read(Column::Username, |text| {
                civil::username(text).ok_or(Code::BadUsername)
            }),
            full_name: reading.line(Column::FullName, LONGEST_NAME),
            unit: reading.code(Column::UnitCode),
            role: reading.read(Column::Role, |text| role(text).ok_or(Code::BadRole)),
            gender: reading.read(Column::Gender, |text| gender(text).ok_or(Code::BadGender)),
            birth_date: reading.past_date(Column::BirthDate, now),
            phone: reading.number(Column::Phone, civil::phone, Code::BadPhone),
            email: reading.read(Column::Email, |text| civil::email(text).ok_or(Code::BadEmail)),
            address: reading.line(Column::Address, LONGEST_ADDRESS),
        }
    }
}

/// As the API spells it, or as people do.
fn role(text: &str) -> Option<Role> {
    Some(match folded(text).as_str() {
        "staff" | "canbo" | "congchuc" | "vienchuc" | "chuyenvien" => Role::Staff,
        "manager" | "quanly" | "nguoiquanly" | "lanhdao" => Role::Manager,
        "administrator" | "admin" | "quantri" | "quantrivien" | "nguoiquantri" => Role::Administrator,
        _ => return None,
    })
}

fn gender(text: &str) -> Option<Gender> {
    match folded(text).as_str() {
        "female" | "f" | "nu" => Some(Gender::Female),
        "male" | "m" | "nam" => Some(Gender::Male),
        _ => None,
    }
}
