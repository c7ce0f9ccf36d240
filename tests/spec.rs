//! The document is the code's.

use serde_json::Value;

#[test]
fn openapi_yaml_is_what_the_code_says() {
    let written = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../openapi.yaml")).unwrap();
    assert!(
        written == motcua::document(true).yaml,
        "openapi.yaml is out of date: run `make openapi client`"
    );
}

/// A document that says a thing twice is none: readers take one of them, or refuse it.
#[test]
fn every_path_is_there_once() {
    let document = motcua::document(true).yaml;
    let mut paths: Vec<_> = document.lines().filter(|line| line.starts_with("  /")).collect();
    let count = paths.len();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), count);
}

#[test]
fn a_server_without_the_sandbox_does_not_mention_it() {
    let document = motcua::document(false).json;
    for path in ["/sandbox/", "/vneid/", "/dvcqg/"] {
        assert!(!document.contains(&format!("\"{path}")), "{path}");
    }
}

#[test]
fn every_operation_is_described_for_its_reader() {
    let document: Value = serde_json::from_str(&motcua::document(true).json).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"]
                .as_str()
                .unwrap_or_else(|| panic!("{method} {path} has no operationId"));
            assert!(seen.insert(id.to_owned()), "{id} is there twice");
            assert!(
                operation["summary"].is_string() && operation["tags"].is_array(),
                "{id}"
            );
        }
    }
    assert!(seen.len() >= 25, "{seen:?}");
}
