//! Which column is which: headings in Vietnamese or English, whatever their case, marks and signs.

use unicode_normalization::UnicodeNormalization;

use super::cell::Cell;
use crate::staff::imports::code::Code;
use crate::staff::imports::column::Column;
use crate::staff::imports::kind::Kind;
use crate::staff::imports::wrong::Wrong;

pub struct Headings {
    /// For each of the kind's columns, where it is in the file.
    places: Vec<Option<usize>>,
    passed_over: Vec<usize>,
}

impl Headings {
    /// The headings of a file, or all that is wrong with them.
    pub fn read(kind: Kind, row: u32, cells: &[Cell]) -> Result<Self, Vec<Wrong>> {
        let columns = Column::all(kind);
        let mut places = vec![None; columns.len()];
        let (mut wrong, mut passed_over) = (Vec::new(), Vec::new());
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let said = said(cell);
            if Column::passed_over(kind).contains(&folded(&said).as_str()) {
                passed_over.push(place);
                continue;
            }
            let known = columns.iter().position(|column| means(*column, &said));
            match known.and_then(|known| places.get_mut(known)) {
                None => wrong.push(Wrong::row(row, Code::UnknownHeading).at(&said)),
                Some(Some(_)) => wrong.push(Wrong::row(row, Code::DoubleHeading).at(&said)),
                Some(free) => *free = Some(place),
            }
        }
        for column in Column::required(kind) {
            let place = columns.iter().position(|known| known == column);
            if place
                .and_then(|place| places.get(place).copied().flatten())
                .is_none()
            {
                wrong.push(Wrong::cell(row, *column, Code::MissingHeading));
            }
        }
        match wrong.is_empty() {
            true => Ok(Self { places, passed_over }),
            false => Err(wrong),
        }
    }

    /// Lists of numbers were always taken without headings: a code, and a number that has a digit.
    pub fn unsaid(kind: Kind, cells: &[Cell]) -> Option<Self> {
        let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
        let is_number = match cells.get(1) {
            Some(Cell::Text(text)) => digits(text),
            Some(Cell::Number(_)) => true,
            _ => false,
        };
        (kind == Kind::AuthorisedNumbers && is_number).then(|| Self {
            places: vec![Some(0), Some(1)],
            passed_over: Vec::new(),
        })
    }

    /// The cells under the headings, in the order of the kind's columns.
    pub fn order(&self, mut cells: Vec<Cell>) -> Vec<Cell> {
        let mut take = |place: &Option<usize>| {
            let cell = place.and_then(|place| cells.get_mut(place));
            cell.map(std::mem::take).unwrap_or_default()
        };
        self.places.iter().map(&mut take).collect()
    }

    /// The first place where something stands without a heading.
    pub fn without(&self, cells: &[Cell]) -> Option<usize> {
        let filled = cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        filled
            .map(|(place, _)| place)
            .find(|place| !self.places.contains(&Some(*place)) && !self.passed_over.contains(place))
    }
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => date.to_string(),
        Cell::Empty | Cell::Wrong(_) => "?".to_owned(),
    }
}

fn means(column: Column, heading: &str) -> bool {
    let heading = folded(heading);
    let (vietnamese, english) = column.titles();
    let own = [vietnamese, english].map(folded).contains(&heading);
    own || folded(&column.spelt()) == heading || column.aliases().contains(&heading.as_str())
}

/// Letters and digits alone, small and without marks.
pub fn folded(text: &str) -> String {
    let letters = text.nfd().flat_map(char::to_lowercase);
    let plain = letters.map(|letter| if letter == 'đ' { 'd' } else { letter });
    plain.filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Headings, Kind, means};

    fn row(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|text| Cell::text(text)).collect()
    }

    #[test]
    fn case_marks_and_signs_make_no_other_heading() {
        for heading in [
            "Họ và tên",
            "HO VA TEN *",
            "full_name",
            "Full name",
            "ho\u{323} va\u{300} te\u{302}n",
        ] {
            assert!(means(Column::FullName, heading), "{heading}");
        }
        assert!(means(Column::Address, "ĐỊA CHỈ"));
        assert!(!means(Column::FullName, "Tên đơn vị"));
    }

    #[test]
    fn any_order_is_taken_and_what_is_wrong_is_named() {
        let headings = Headings::read(Kind::AuthorisedNumbers, 1, &row(&["Số CCCD", "", "Mã CB"])).ok();
        let cells = headings.map(|headings| headings.order(row(&["n", "", "c"])));
        assert_eq!(cells, Some(row(&["c", "n"])));
        let wrong = Headings::read(Kind::Units, 1, &row(&["Tên", "Name", "Lương"]))
            .err()
            .unwrap();
        let codes: Vec<_> = wrong.iter().map(|wrong| wrong.code.spelt()).collect();
        assert_eq!(codes, ["double_heading", "unknown_heading", "missing_heading"]);
    }

    #[test]
    fn each_kind_knows_each_heading_once() {
        for kind in [Kind::Units, Kind::Members, Kind::AuthorisedNumbers] {
            for column in Column::all(kind) {
                let (vietnamese, english) = column.titles();
                for heading in [vietnamese, english, &column.spelt()]
                    .iter()
                    .chain(column.aliases())
                {
                    let meant = Column::all(kind).iter().filter(|other| means(**other, heading));
                    assert_eq!(meant.count(), 1, "{kind:?} {heading}");
                }
            }
        }
    }
}
