//! The house keeps its rooms: imports run one way, features don't know each other, files stay small.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// From the ground up; a room may use those before it.
const FLOORS: &[&[&str]] = &[
    &["config", "outside", "secret", "policy", "civil"],
    &["proof"],
    &["app"],
    &["http"],
    &["evidence"],
    &["audit"],
    &["session"],
    &["provider"],
    &["person"],
    &["citizen", "staff", "sandbox"],
    &["retention"],
];

/// Rooms of the ground floor that stand on another one.
const BESIDE: &[(&str, &str)] = &[
    ("config", "outside"),
    ("config", "secret"),
    ("secret", "outside"),
    ("secret", "policy"),
    ("config", "policy"),
];

fn sources(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.insert(path, text);
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn floor(room: &str) -> usize {
    FLOORS
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("{room} has no floor"))
}

#[test]
fn imports_run_one_way() {
    let src = root().join("api/src");
    let import = regex::Regex::new(r"crate::(\w+)").unwrap();
    for (path, text) in sources(&src) {
        let relative = path.strip_prefix(&src).unwrap();
        let room = relative
            .iter()
            .next()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        if matches!(room, "lib" | "main" | "serving") {
            continue;
        }
        for used in import.captures_iter(&text).map(|found| found[1].to_owned()) {
            let allowed =
                used == room || floor(&used) < floor(room) || BESIDE.contains(&(room, used.as_str()));
            assert!(allowed, "{} uses {used}", relative.display());
        }
    }
}

#[test]
fn tables_and_migrations_know_their_library_alone() {
    for (path, text) in sources(&root().join("migration/src")) {
        assert!(!text.contains("entity::"), "{} uses the entities", path.display());
    }
    for (path, text) in sources(&root().join("entity/src")) {
        assert!(
            !text.contains("motcua::"),
            "{} uses the application",
            path.display()
        );
    }
}

#[test]
fn files_stay_small_and_name_what_they_import() {
    let mut lengths = Vec::new();
    for folder in ["api/src", "entity/src", "migration/src"] {
        for (path, text) in sources(&root().join(folder)) {
            assert!(
                !text.contains("use sea_orm::*"),
                "{} imports everything",
                path.display()
            );
            let length = text.lines().count();
            assert!(length <= 260, "{} has {length} lines", path.display());
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 90, "the median file has {median} lines");
}
