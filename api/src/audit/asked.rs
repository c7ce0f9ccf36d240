use serde_json::{Map, Value};

/// What somebody asked a list or a table for, as it stands in the record of actions; what was not asked for is left out.
pub fn asked<const FILTERS: usize>(filters: [(&str, Option<String>); FILTERS]) -> Map<String, Value> {
    let given = filters.into_iter();
    given
        .filter_map(|(name, value)| Some((name.to_owned(), value?.into())))
        .collect()
}
