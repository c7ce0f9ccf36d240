//! What the documents say of settings and numbers is what the code has.

use motcua::http::SecurityPolicy;
use motcua::policy::Policy;
use poem_openapi::types::ToJSON;

fn page(name: &str) -> String {
    let path = format!("{}/../docs/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_setting_is_described_and_no_other() {
    let page = page("configuration.md");
    let described = regex::Regex::new(r"(?m)^\| `MOTCUA_([A-Z_]+)` ").unwrap();
    let mut described: Vec<_> = described
        .captures_iter(&page)
        .map(|found| found[1].to_owned())
        .collect();
    let mut known: Vec<_> = motcua::config::NAMES.iter().map(ToString::to_string).collect();
    described.sort();
    known.sort();
    assert_eq!(described, known);
}

#[test]
fn every_number_of_the_policy_stands_in_the_security_page() {
    let page = page("security.md");
    let policy = SecurityPolicy::of(&Policy::standard()).to_json().unwrap();
    for (name, value) in policy.as_object().unwrap() {
        let row = format!("| `{name}` | {value} |");
        assert!(page.contains(&row), "docs/security.md lacks the row: {row}");
    }
}
