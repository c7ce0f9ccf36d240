//! Parameters of a request, from its query or its form.

use std::collections::{BTreeMap, BTreeSet};

use poem::Request;
use poem::http::Method;
use poem::http::header::CONTENT_TYPE;

use super::protocol_error::ProtocolError;

const LONGEST_FORM: usize = 64 * 1024;
/// Longer values are nobody's; a database and a redirect have to carry them.
const LONGEST_VALUE: usize = 4000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    values: BTreeMap<String, String>,
    /// Names that came more than once (RFC 6749, 3.1: an error).
    pub repeated: BTreeSet<String>,
}

impl Parameters {
    pub fn parse(text: &str) -> Self {
        let mut parameters = Self::default();
        for (name, value) in url::form_urlencoded::parse(text.as_bytes()) {
            // A parameter without a value counts as absent (RFC 6749, 3.1).
            if value.is_empty() {
                continue;
            }
            if parameters
                .values
                .insert(name.to_string(), value.into_owned())
                .is_some()
            {
                parameters.repeated.insert(name.into_owned());
            }
        }
        parameters
    }

    /// The form of a POST, the query of anything else.
    pub async fn read(request: &mut Request) -> Result<Self, ProtocolError> {
        Ok(Self::parse(&text(request).await?))
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// Whether a name or a value holds control characters or is longer than any should be.
    pub fn are_unfit(&self) -> bool {
        let unfit = |text: &String| text.len() > LONGEST_VALUE || text.chars().any(char::is_control);
        self.values
            .iter()
            .any(|(name, value)| unfit(name) || unfit(value))
    }
}

/// The same parameters in plain ASCII: what came raw, such as NUL, no database has to keep.
pub fn encoded_anew(form: &str) -> String {
    let pairs = url::form_urlencoded::parse(form.as_bytes());
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// The raw parameters of a request.
pub async fn text(request: &mut Request) -> Result<String, ProtocolError> {
    if *request.method() != Method::POST {
        return Ok(request.uri().query().unwrap_or_default().to_owned());
    }
    let media_type = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let is_form = media_type.split(';').next().is_some_and(|name| {
        name.trim()
            .eq_ignore_ascii_case("application/x-www-form-urlencoded")
    });
    let unreadable = |_| ProtocolError::new("invalid_request", "the form can't be read");
    let bytes = request
        .take_body()
        .into_bytes_limit(LONGEST_FORM)
        .await
        .map_err(unreadable)?;
    if !is_form && !bytes.is_empty() {
        return Err(ProtocolError::new("invalid_request", "the body must be a form"));
    }
    String::from_utf8(bytes.to_vec())
        .map_err(|_| ProtocolError::new("invalid_request", "the form is not UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_VALUE, Parameters, encoded_anew};

    #[test]
    fn empty_values_are_absent_and_repeated_names_are_known() {
        let given = Parameters::parse("a=&b=1&b=2&c=%C3%A9");
        assert_eq!((given.get("a"), given.get("c")), (None, Some("\u{e9}")));
        assert_eq!(given.repeated.iter().collect::<Vec<_>>(), ["b"]);
    }

    #[test]
    fn names_are_held_to_the_same_as_values() {
        for unfit in [
            "a=%00",
            "%00=1",
            "a\0b=1",
            "a=%0A",
            &format!("a={}", "x".repeat(LONGEST_VALUE + 1)),
        ] {
            assert!(Parameters::parse(unfit).are_unfit(), "{unfit:?}");
        }
        assert!(!Parameters::parse("a=1&b=%C3%A9&state=x+y").are_unfit());
    }

    #[test]
    fn encoding_anew_keeps_the_parameters_and_leaves_nothing_raw() {
        let raw = "a=x+y&b=%C3%A9&\0&c\0&d=é&a=2";
        let encoded = encoded_anew(raw);
        assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()), "{encoded}");
        assert_eq!(Parameters::parse(&encoded), Parameters::parse(raw));
    }
}
