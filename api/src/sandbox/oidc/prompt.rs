//! What a client wants of the person (`prompt`, OpenID Connect Core 3.1.2.1). Pure.

use super::parameters::Parameters;
use super::request::RequestError;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prompt {
    #[default]
    AsNeeded,
    None,
    /// `login`, `select_account`: the person proves anew who they are.
    Login,
}

pub fn read(parameters: &Parameters) -> Result<Prompt, RequestError> {
    let words: Vec<_> = parameters
        .get("prompt")
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    if words.contains(&"none") {
        return if words.len() == 1 {
            Ok(Prompt::None)
        } else {
            Err(RequestError("invalid_request"))
        };
    }
    let anew = words
        .iter()
        .any(|word| matches!(*word, "login" | "select_account"));
    Ok(if anew { Prompt::Login } else { Prompt::AsNeeded })
}

#[cfg(test)]
mod tests {
    use super::{Parameters, Prompt, RequestError, read};

    #[test]
    fn each_word_is_understood_and_none_stands_alone() {
        for (query, meant) in [
            ("", Ok(Prompt::AsNeeded)),
            ("prompt=consent", Ok(Prompt::AsNeeded)),
            ("prompt=none", Ok(Prompt::None)),
            ("prompt=login", Ok(Prompt::Login)),
            ("prompt=select_account+consent", Ok(Prompt::Login)),
            ("prompt=none+consent", Err(RequestError("invalid_request"))),
        ] {
            assert_eq!(read(&Parameters::parse(query)), meant, "{query}");
        }
    }
}
