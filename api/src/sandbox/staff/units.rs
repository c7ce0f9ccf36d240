//! A fictional province's tree of units.

use chrono::NaiveDate;
use entity::unit::{self, UnitKind};
use entity::{UnitId, unit as table};
use sea_orm::Set;

use super::stable_id;
use crate::civil;

/// Code, name and kind; a unit lies below the one whose code begins its own.
type Row = (String, String, UnitKind);

const DEPARTMENTS: [(&str, &str); 9] = [
    ("SNV", "Sở Nội vụ Mẫu"),
    ("STP", "Sở Tư pháp Mẫu"),
    ("SXD", "Sở Xây dựng Mẫu"),
    ("STC", "Sở Tài chính Mẫu"),
    ("SYT", "Sở Y tế Mẫu"),
    ("SGD", "Sở Giáo dục và Đào tạo Mẫu"),
    ("SCT", "Sở Công Thương Mẫu"),
    ("SKH", "Sở Khoa học và Công nghệ Mẫu"),
    ("SNN", "Sở Nông nghiệp và Môi trường Mẫu"),
];
const DIVISIONS: [(&str, &str); 3] = [
    ("VP", "Văn phòng"),
    ("CC", "Phòng Công chức"),
    ("TTR", "Phòng Thanh tra"),
];
const COMMUNES: usize = 24;
/// Since 1 July 2025 there are no districts.
const REFORM: (i32, u32, u32) = (2025, 7, 1);

/// All of them, parents before their parts.
pub fn rows() -> Vec<table::ActiveModel> {
    let mut units: Vec<Row> = vec![
        named("MAU", "Ủy ban nhân dân tỉnh Mẫu", UnitKind::Province),
        named("MAU.TD", "Phòng Thí điểm", UnitKind::Division),
    ];
    for (code, name) in DEPARTMENTS {
        units.push((format!("MAU.{code}"), name.to_owned(), UnitKind::Department));
        let parts = DIVISIONS.iter();
        units.extend(parts.map(|(part, name)| {
            (
                format!("MAU.{code}.{part}"),
                (*name).to_owned(),
                UnitKind::Division,
            )
        }));
    }
    for number in 1..=COMMUNES {
        let code = format!("MAU.XA{number:02}");
        let centre = format!("Trung tâm Phục vụ hành chính công xã Mẫu {number}");
        units.push((
            code.clone(),
            format!("Ủy ban nhân dân xã Mẫu {number}"),
            UnitKind::Commune,
        ));
        units.push((format!("{code}.HCC"), centre, UnitKind::ServiceCentre));
    }
    let mut rows: Vec<_> = units.iter().map(row).collect();
    rows.push(district());
    rows
}

/// Codes of those where people work.
pub fn workplaces() -> Vec<String> {
    let divisions = DEPARTMENTS.iter().flat_map(|(department, _)| {
        let parts = DIVISIONS.iter();
        parts.map(move |(part, _)| format!("MAU.{department}.{part}"))
    });
    let centres = (1..=COMMUNES).map(|number| format!("MAU.XA{number:02}.HCC"));
    divisions.chain(centres).collect()
}

pub fn id(code: &str) -> UnitId {
    UnitId(stable_id("unit", code))
}

fn named(code: &str, name: &str, kind: UnitKind) -> Row {
    (code.to_owned(), name.to_owned(), kind)
}

fn row((code, name, kind): &Row) -> unit::ActiveModel {
    let parent = code.rsplit_once('.').map(|(parent, _)| id(parent));
    let keys = civil::unit_keys(name, code);
    unit::ActiveModel {
        sort_key: Set(keys.sort),
        search_key: Set(keys.search),
        version: Set(1),
        id: Set(id(code)),
        parent_id: Set(parent),
        path: Set(path(code)),
        code: Set(code.clone()),
        name: Set(name.clone()),
        kind: Set(*kind),
        valid_from: Set(day(REFORM)),
        valid_until: Set(None),
        successor_id: Set(None),
    }
}

/// One that was merged away, with its successor.
fn district() -> unit::ActiveModel {
    unit::ActiveModel {
        valid_from: Set(day((1997, 1, 1))),
        valid_until: Set(day(REFORM).pred_opt()),
        successor_id: Set(Some(id("MAU.XA01"))),
        ..row(&named(
            "MAU.HUYEN",
            "Ủy ban nhân dân huyện Mẫu (cũ)",
            UnitKind::Commune,
        ))
    }
}

/// The ids from the root on, each followed by a slash.
fn path(code: &str) -> String {
    let ends = code.match_indices('.').map(|(end, _)| end).chain([code.len()]);
    let codes = ends.filter_map(|end| code.get(..end));
    codes.map(|code| format!("{}/", id(code))).collect()
}

fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{id, path, rows, workplaces};

    #[test]
    fn every_workplace_is_a_unit() {
        let ids: Vec<_> = rows().iter().map(|row| *row.id.as_ref()).collect();
        assert!(workplaces().iter().all(|code| ids.contains(&id(code))));
    }

    #[test]
    fn a_path_names_all_above() {
        assert_eq!(path("A.B"), format!("{}/{}/", id("A"), id("A.B")));
    }
}
