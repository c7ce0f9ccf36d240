//! Where settings come from: the environment over an optional TOML file.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::path::Path;
use std::str::FromStr;

const PREFIX: &str = "MOTCUA_";

/// A setting that can't be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub name: String,
    pub why: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PREFIX}{} {}", self.name, self.why)
    }
}

/// All settings as written, by name without the prefix.
#[derive(Clone, Debug, Default)]
pub struct Source(BTreeMap<String, String>);

impl Source {
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        )
    }

    /// The environment over the file, if one is given.
    pub fn gather(file: Option<&Path>) -> Result<Self, Vec<Wrong>> {
        let mut all = file.map(from_file).transpose()?.unwrap_or_default();
        for (name, value) in std::env::vars() {
            if let Some(name) = name.strip_prefix(PREFIX) {
                all.insert(name.to_owned(), value);
            }
        }
        Ok(Self(all))
    }

    /// Names that no setting has: most likely misspelt.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.0
            .keys()
            .map(String::as_str)
            .filter(|name| !super::NAMES.contains(name))
    }
}

/// Keys of the file are the names in small letters.
fn from_file(path: &Path) -> Result<BTreeMap<String, String>, Vec<Wrong>> {
    let wrong = |why: String| {
        vec![Wrong {
            name: "CONFIG".into(),
            why,
        }]
    };
    let text = std::fs::read_to_string(path)
        .map_err(|error| wrong(format!("names {}, which can't be read: {error}", path.display())))?;
    let table: toml::Table = text
        .parse()
        .map_err(|error| wrong(format!("names {}, which is not TOML: {error}", path.display())))?;
    table
        .into_iter()
        .map(|(key, value)| entry(&key, &value))
        .collect()
}

fn entry(key: &str, value: &toml::Value) -> Result<(String, String), Vec<Wrong>> {
    let name = key.to_uppercase();
    let wrong = |why: &str| {
        vec![Wrong {
            name: name.clone(),
            why: why.to_owned(),
        }]
    };
    if !super::NAMES.contains(&name.as_str()) {
        return Err(wrong("in the file is not a setting"));
    }
    match value {
        toml::Value::String(text) => Ok((name, text.clone())),
        toml::Value::Boolean(_) | toml::Value::Integer(_) => Ok((name, value.to_string())),
        _ => Err(wrong("in the file must be a text, a number or true/false")),
    }
}

/// Reads setting after setting and remembers all that were wrong.
pub struct Reader<'a> {
    source: &'a Source,
    wrong: Vec<Wrong>,
}

impl<'a> Reader<'a> {
    pub fn new(source: &'a Source) -> Self {
        Self {
            source,
            wrong: Vec::new(),
        }
    }

    pub fn wrong(&mut self, name: &str, why: &str) {
        self.wrong.push(Wrong {
            name: name.to_owned(),
            why: why.to_owned(),
        });
    }

    /// The value as written; an empty one counts as absent.
    pub fn optional(&self, name: &str) -> Option<String> {
        self.source
            .0
            .get(name)
            .map(|value| value.trim().to_owned())
            .filter(|value| !value.is_empty())
    }

    pub fn text(&self, name: &str, fallback: &str) -> String {
        self.optional(name).unwrap_or_else(|| fallback.to_owned())
    }

    pub fn required(&mut self, name: &str) -> String {
        self.optional(name).unwrap_or_else(|| {
            self.wrong(name, "is required");
            String::new()
        })
    }

    pub fn switch(&mut self, name: &str) -> bool {
        self.switch_or(name, false)
    }

    pub fn switch_or(&mut self, name: &str, fallback: bool) -> bool {
        match self.optional(name).as_deref() {
            Some("true") => true,
            Some("false") => false,
            None => fallback,
            Some(_) => {
                self.wrong(name, "must be true or false");
                false
            }
        }
    }

    /// A value of a type; where it is wrong the fallback stands in, so that reading can go on.
    pub fn parsed<T: FromStr>(&mut self, name: &str, fallback: &str, why: &str) -> T
    where
        T::Err: fmt::Debug,
    {
        if let Ok(value) = self.text(name, fallback).parse() {
            return value;
        }
        self.wrong(name, why);
        match fallback.parse() {
            Ok(value) => value,
            Err(error) => unreachable!("the fallback of {name} is wrong: {error:?}"),
        }
    }

    /// A whole number within bounds.
    pub fn whole(&mut self, name: &str, bounds: RangeInclusive<u32>, fallback: u32) -> u32 {
        let number = match self.optional(name) {
            None => return fallback,
            Some(text) => text.parse().ok().filter(|number| bounds.contains(number)),
        };
        number.unwrap_or_else(|| {
            let (least, most) = (bounds.start(), bounds.end());
            self.wrong(name, &format!("must be a whole number from {least} to {most}"));
            fallback
        })
    }

    /// Parts between commas.
    pub fn list(&self, name: &str) -> Vec<String> {
        let text = self.text(name, "");
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(ToOwned::to_owned)
            .collect()
    }

    pub fn parsed_list<T: FromStr>(&mut self, name: &str, why: &str) -> Vec<T> {
        let parsed: Result<Vec<T>, _> = self.list(name).iter().map(|part| part.parse()).collect();
        parsed.unwrap_or_else(|_| {
            self.wrong(name, why);
            Vec::new()
        })
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)], fallback: T) -> T {
        let Some(word) = self.optional(name) else {
            return fallback;
        };
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == word) {
            return *choice;
        }
        let words: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        self.wrong(name, &format!("must be one of: {}", words.join(", ")));
        fallback
    }

    pub fn finish<T>(self, settings: T) -> Result<T, Vec<Wrong>> {
        if self.wrong.is_empty() {
            Ok(settings)
        } else {
            Err(self.wrong)
        }
    }
}
