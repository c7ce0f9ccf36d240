//! Which methods an address takes: an answer 405 names them in `Allow` (RFC 9110, 15.5.6).

use poem::http::HeaderValue;
use serde_json::Value;

/// Paths with their methods; a segment in braces stands for any.
#[derive(Default)]
pub struct Allow(Vec<(Vec<String>, HeaderValue)>);

impl Allow {
    /// Reads the paths of an OpenAPI document and adds `more`, which no document describes.
    pub fn of(document: &Value, more: &[(String, &str)]) -> Self {
        let paths = document
            .get("paths")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        let documented = paths.map(|(path, item)| (path.clone(), methods_of(item)));
        let others = more
            .iter()
            .map(|(path, methods)| (path.clone(), (*methods).to_owned()));
        let with_header = |(path, methods): (String, String)| Some((segments(&path), methods.parse().ok()?));
        Self(documented.chain(others).filter_map(with_header).collect())
    }

    pub fn methods(&self, path: &str) -> Option<&HeaderValue> {
        let asked = segments(path);
        self.0
            .iter()
            .find(|(known, _)| matches(known, &asked))
            .map(|(_, methods)| methods)
    }
}

fn methods_of(item: &Value) -> String {
    let mut names: Vec<_> = item
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.to_uppercase())
        .collect();
    if names.iter().any(|name| name == "GET") {
        names.push("HEAD".to_owned());
    }
    names.join(", ")
}

fn segments(path: &str) -> Vec<String> {
    path.trim_matches('/').split('/').map(ToOwned::to_owned).collect()
}

fn matches(known: &[String], asked: &[String]) -> bool {
    known.len() == asked.len()
        && known
            .iter()
            .zip(asked)
            .all(|(known, asked)| known.starts_with('{') || known == asked)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Allow;

    #[test]
    fn documented_and_other_paths_name_their_methods() {
        let document = json!({"paths": {"/a/{id}": {"get": {}, "delete": {}}}});
        let allow = Allow::of(&document, &[("/token".to_owned(), "POST")]);
        let of = |path| {
            allow
                .methods(path)
                .map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(of("/a/7").as_deref(), Some("DELETE, GET, HEAD"));
        assert_eq!(of("/token").as_deref(), Some("POST"));
        assert_eq!(of("/a"), None);
    }
}
