//! Codes that differ in case alone are one. What stays is how the code is spelt where it is known, or came first.

use std::collections::{HashMap, HashSet};

use super::said::Said;
use crate::civil;

#[derive(Default)]
pub struct Spelling {
    known: HashSet<String>,
    by_key: HashMap<String, String>,
}

impl Spelling {
    pub fn of(codes: impl IntoIterator<Item = String>) -> Self {
        let mut spelling = Self::default();
        for code in codes {
            spelling.learn(code);
        }
        spelling
    }

    pub fn learn(&mut self, code: String) {
        self.by_key.entry(civil::code_key(&code)).or_insert(code.clone());
        self.known.insert(code);
    }

    /// As it is spelt where it is known.
    pub fn known(&self, code: &str) -> Option<&str> {
        let as_it_is = self.known.get(code);
        let known = as_it_is.or_else(|| self.by_key.get(&civil::code_key(code)));
        known.map(String::as_str)
    }

    /// Spells a code of a row as it is known; one that is not is known from now on.
    pub fn settle(&mut self, said: &mut Said<String>) {
        let Said::This(code) = said else {
            return;
        };
        match self.known(code) {
            Some(known) => *code = known.to_owned(),
            None => self.learn(code.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, Spelling};

    #[test]
    fn the_first_spelling_stays_and_two_that_are_there_both_do() {
        let mut spelling = Spelling::of(["QM01".to_owned(), "x".to_owned(), "X".to_owned()]);
        let mut settled = |code: &str| {
            let mut said = Said::This(code.to_owned());
            spelling.settle(&mut said);
            said.this().cloned().unwrap_or_default()
        };
        let all = ["qm01", "New", "NEW", "x", "X"].map(&mut settled);
        assert_eq!(all, ["QM01", "New", "New", "x", "X"]);
    }
}
