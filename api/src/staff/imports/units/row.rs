use chrono::NaiveDate;
use entity::unit::UnitKind;

use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::said::{Reading, Said};
use crate::staff::imports::table::folded;

const LONGEST_NAME: usize = 255;

/// What a row says of a unit.
#[derive(Default)]
pub struct Row {
    pub number: u32,
    pub code: Said<String>,
    pub name: Said<String>,
    pub kind: Said<UnitKind>,
    pub parent: Said<String>,
    pub valid_from: Said<NaiveDate>,
    pub valid_until: Said<NaiveDate>,
    pub successor: Said<String>,
}

impl Row {
    pub fn read(mut reading: Reading<'_>) -> Self {
        Self {
            number: reading.number_of_row(),
            code: reading.code(Column::Code),
            name: reading.line(Column::Name, LONGEST_NAME),
            kind: reading.read(Column::Kind, |text| kind(text).ok_or(Code::BadKind)),
            parent: reading.code(Column::ParentCode),
            valid_from: reading.date(Column::ValidFrom),
            valid_until: reading.date(Column::ValidUntil),
            successor: reading.code(Column::SuccessorCode),
        }
    }
}

/// As the API spells it, or as people do.
fn kind(text: &str) -> Option<UnitKind> {
    Some(match folded(text).as_str() {
        "province" | "tinh" | "captinh" | "ubndtinh" | "uybannhandantinh" | "thanhpho" => UnitKind::Province,
        "department" | "so" | "ban" | "nganh" | "sobannganh" => UnitKind::Department,
        "commune" | "xa" | "phuong" | "xaphuong" | "capxa" | "dackhu" | "ubndxa" | "uybannhandanxa" => {
            UnitKind::Commune
        }
        "servicecentre"
        | "servicecenter"
        | "trungtam"
        | "trungtamphucvuhanhchinhcong"
        | "trungtamhanhchinhcong" => UnitKind::ServiceCentre,
        "division" | "phong" | "vanphong" | "phongban" | "bophan" => UnitKind::Division,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{UnitKind, kind};

    #[test]
    fn kinds_are_taken_in_both_languages() {
        for (text, expected) in [
            ("Tỉnh", UnitKind::Province),
            ("SỞ", UnitKind::Department),
            ("Xã, phường", UnitKind::Commune),
            ("service_centre", UnitKind::ServiceCentre),
            ("Trung tâm Phục vụ hành chính công", UnitKind::ServiceCentre),
            ("phòng", UnitKind::Division),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
        assert_eq!(kind("Huyện"), None);
    }
}
