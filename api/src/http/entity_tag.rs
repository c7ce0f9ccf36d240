//! `ETag`, `If-Match` and `If-None-Match` (RFC 9110, 8.8.3 and 13.1).

use std::fmt;

/// A strong entity tag: the text between its quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityTag(String);

impl EntityTag {
    /// Of the version of a record.
    pub fn version(number: i64) -> Self {
        Self(number.to_string())
    }

    /// Of bytes that have a name of their own, of letters and digits.
    pub fn named(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The number of a version, if it is the tag of one.
    pub fn number(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl fmt::Display for EntityTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

/// The tags of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tags {
    /// `*`
    Any,
    /// Weak ones are left out where only strong ones count.
    These(Vec<EntityTag>),
}

impl Tags {
    /// For `If-Match`: weak tags match nothing.
    pub fn strong(header: &str) -> Self {
        Self::read(header, false)
    }

    /// For `If-None-Match`: weak tags are as good as strong ones.
    pub fn weak(header: &str) -> Self {
        Self::read(header, true)
    }

    pub fn match_tag(&self, tag: &EntityTag) -> bool {
        match self {
            Self::Any => true,
            Self::These(tags) => tags.contains(tag),
        }
    }

    /// The highest version among them; before the first one if none is of a version.
    pub fn version(&self) -> i64 {
        match self {
            Self::Any => i64::MAX,
            Self::These(tags) => tags.iter().filter_map(EntityTag::number).max().unwrap_or(0),
        }
    }

    fn read(header: &str, with_weak: bool) -> Self {
        if header.trim() == "*" {
            return Self::Any;
        }
        let tag = |part: &str| {
            let part = part.trim();
            let strong = part.strip_prefix("W/").filter(|_| with_weak).unwrap_or(part);
            let text = strong.strip_prefix('"')?.strip_suffix('"')?;
            Some(EntityTag(text.to_owned()))
        };
        Self::These(header.split(',').filter_map(tag).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityTag, Tags};

    #[test]
    fn a_list_of_tags_matches_each_of_them() {
        let tags = Tags::strong("\"3\", \"7\"");
        assert!(tags.match_tag(&EntityTag::version(7)) && !tags.match_tag(&EntityTag::version(4)));
        assert_eq!(tags.version(), 7);
        assert!(Tags::strong(" * ").match_tag(&EntityTag::version(1)));
    }

    #[test]
    fn what_is_weak_or_no_tag_matches_no_version() {
        for header in ["W/\"7\"", "7", "\"7", "", ",,", "\"7\" \"8\"", "\"x\""] {
            let tags = Tags::strong(header);
            assert!(!tags.match_tag(&EntityTag::version(7)), "{header}");
            assert_eq!(tags.version(), 0, "{header}");
        }
        assert!(Tags::weak("W/\"a\"").match_tag(&EntityTag::named("a")));
    }
}
