//! Where units will lie once the file is in: who lies below whom, and who succeeds whom.

use std::collections::{HashMap, HashSet};

use super::row::Row;
use super::standing::Standing;

/// From each code to another one.
pub type Ways<'a> = HashMap<&'a str, &'a str>;

pub fn parents<'a>(rows: &'a [Row], standing: &'a Standing) -> Ways<'a> {
    let of_unit = |unit: &'a entity::unit::Model| Some((unit.code.as_str(), standing.code(unit.parent_id)?));
    let before = standing.all().filter_map(of_unit);
    let said = |row: &'a Row| Some((row.code.this()?.as_str(), row.parent.this()?.as_str()));
    before.chain(rows.iter().filter_map(said)).collect()
}

pub fn successors<'a>(rows: &'a [Row], standing: &'a Standing) -> Ways<'a> {
    let of_unit =
        |unit: &'a entity::unit::Model| Some((unit.code.as_str(), standing.code(unit.successor_id)?));
    let before = standing.all().filter_map(of_unit);
    let said = |row: &'a Row| Some((row.code.this()?.as_str(), row.successor.this()?.as_str()));
    before.chain(rows.iter().filter_map(said)).collect()
}

/// Codes from which a way leads back to them.
pub fn in_circles<'a>(ways: &Ways<'a>) -> HashSet<&'a str> {
    let (mut circles, mut known) = (HashSet::new(), HashSet::new());
    for start in ways.keys() {
        let (mut walked, mut places, mut at) = (Vec::new(), HashMap::new(), *start);
        while known.insert(at) {
            places.insert(at, walked.len());
            walked.push(at);
            match ways.get(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        // What this walk comes back to begins a circle; what an earlier one saw was judged then.
        if let Some(place) = places.get(at).filter(|_| ways.contains_key(at)) {
            let closes = walked.last().and_then(|last| ways.get(last)) == Some(&at);
            circles.extend(walked.iter().skip(*place).filter(|_| closes));
        }
    }
    circles
}

#[cfg(test)]
mod tests {
    use super::{Ways, in_circles};

    #[test]
    fn circles_are_found_and_what_leads_into_them_is_none() {
        let ways: Ways<'_> = [
            ("a", "b"),
            ("b", "c"),
            ("c", "b"),
            ("d", "d"),
            ("e", "f"),
            ("x", "e"),
        ]
        .into();
        let mut found: Vec<_> = in_circles(&ways).into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, ["b", "c", "d"]);
    }

    #[test]
    fn a_long_line_is_walked_once() {
        let codes: Vec<_> = (0..100_000).map(|number| number.to_string()).collect();
        let ways: Ways<'_> = codes
            .iter()
            .zip(codes.iter().skip(1))
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert!(in_circles(&ways).is_empty());
    }
}
