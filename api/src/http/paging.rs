//! Lists are read from a place on (keyset), never by counting: a page of a long list costs what a page of a short one
//! does, and rows that come meanwhile shift nothing.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use super::Problem;
use super::given::{Given, WrongFields};

const USUAL: u64 = 20;
const MOST: u64 = 100;
/// Where the whole list is read, piece by piece.
const PIECE: u64 = 1000;

/// Where the last page ended, as the client carries it: opaque to it.
pub trait Cursor: Sized {
    fn parse(text: &str) -> Option<Self>;
    fn text(&self) -> String;
}

/// Which part of a list is asked for.
pub struct Paging<C> {
    /// Only what comes after this.
    pub after: Option<C>,
    limit: u64,
}

impl<C: Cursor> Paging<C> {
    /// `limit` is 1 to 100, 20 if absent; an empty cursor is the beginning.
    pub fn read(cursor: Option<String>, limit: Option<Given<u64>>) -> Result<Self, Problem> {
        let mut wrong = WrongFields::default();
        let limit = wrong.read("limit", limit).unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            wrong.note("limit", "range");
        }
        let cursor = cursor.filter(|text| !text.is_empty());
        let after = cursor.as_deref().map(C::parse);
        if let Some(None) = after {
            wrong.note("cursor", "cursor");
        }
        wrong.refuse()?;
        Ok(Self {
            after: after.flatten(),
            limit,
        })
    }

    /// A piece of the whole list, from where the piece before ended.
    pub fn piece(next: Option<&str>) -> Self {
        Self {
            after: next.and_then(C::parse),
            limit: PIECE,
        }
    }

    /// How many rows to read: one more than is shown, to know whether there is a next page.
    pub fn rows(&self) -> u64 {
        self.limit + 1
    }

    /// The rows to show, and the cursor of the next page if there is one.
    pub fn cut<T>(&self, mut rows: Vec<T>, cursor: impl Fn(&T) -> C) -> (Vec<T>, Option<String>) {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| cursor(last).text());
        (rows, next)
    }
}

impl Cursor for Uuid {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl Cursor for i64 {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl Cursor for String {
    fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Self::from_utf8(bytes).ok()
    }

    fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Paging;

    fn page(limit: u64) -> Paging<Uuid> {
        Paging { after: None, limit }
    }

    #[test]
    fn there_is_a_next_page_only_if_something_is_on_it() {
        let rows: Vec<_> = (1..=3).map(Uuid::from_u128).collect();
        let (shown, next) = page(2).cut(rows.clone(), |row| *row);
        assert_eq!((shown.len(), next), (2, Some(Uuid::from_u128(2).to_string())));
        let (shown, next) = page(3).cut(rows, |row| *row);
        assert_eq!((shown.len(), next), (3, None));
    }

    #[test]
    fn every_wrong_parameter_is_named() {
        use poem_openapi::types::ParseFromParameter;
        let limit = super::Given::parse_from_parameter("many").ok();
        let problem = Paging::<Uuid>::read(Some("nonsense".into()), limit)
            .err()
            .unwrap();
        let fields: Vec<_> = problem.errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["limit", "cursor"]);
    }
}
