//! Keys that are kept beside a name, so that both databases sort and find it alike.

use super::{search_key, sort_key};

/// What is kept beside a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    pub sort: Vec<u8>,
    pub search: String,
}

/// Behind all that have a name.
const NAMELESS: u8 = 0xff;

/// Of a person: by the given name first. One without a name stands at the end, by the user name.
pub fn person_keys(full_name: Option<&str>, username: &str, staff_code: &str) -> Keys {
    let sort = match full_name {
        Some(name) => sort_key::person(name),
        None => [vec![NAMELESS], sort_key::text(username)].concat(),
    };
    Keys {
        sort,
        search: search_key::of(&[full_name.unwrap_or_default(), username, staff_code]),
    }
}

/// Of a unit.
pub fn unit_keys(name: &str, code: &str) -> Keys {
    Keys {
        sort: sort_key::text(name),
        search: search_key::of(&[name, code]),
    }
}

#[cfg(test)]
mod tests {
    use super::{person_keys, unit_keys};

    #[test]
    fn who_has_no_name_stands_at_the_end() {
        let nameless = person_keys(None, "an.nguyen", "CB1");
        let last = person_keys(Some("Ỵ Ỵ"), "y.y", "CB2");
        assert!(nameless.sort > last.sort);
        assert_eq!(nameless.search, " an nguyen cb1");
    }

    #[test]
    fn no_key_is_empty() {
        assert!(!person_keys(Some("…"), "a", "b").sort.is_empty());
        assert!(!unit_keys("…", "").sort.is_empty());
    }
}
