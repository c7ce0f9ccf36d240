use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::Cursor;

/// The place of something in a list that is sorted by name: its sort key, and its id among those of one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NamePlace {
    pub key: Vec<u8>,
    pub id: Uuid,
}

impl Cursor for NamePlace {
    fn parse(text: &str) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        Some(Self {
            key: URL_SAFE_NO_PAD.decode(key).ok()?,
            id: id.parse().ok()?,
        })
    }

    fn text(&self) -> String {
        format!("{}.{}", URL_SAFE_NO_PAD.encode(&self.key), self.id)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Cursor, NamePlace};

    #[test]
    fn a_place_is_found_again() {
        let place = NamePlace {
            key: vec![0, 1, 255],
            id: Uuid::from_u128(7),
        };
        assert_eq!(NamePlace::parse(&place.text()), Some(place));
        for text in ["", ".", "AA", "AA.x", "?.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(NamePlace::parse(text), None, "{text}");
        }
    }
}
