use poem_openapi::types::ToJSON;

/// A name of a closed list as requests, answers and the database spell it.
pub fn spelt(name: &impl ToJSON) -> String {
    let json = name.to_json().unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
