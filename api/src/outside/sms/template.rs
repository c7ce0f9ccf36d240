//! What a gateway wants to be sent: every one spells it differently.

use serde_json::Value;

use super::Sms;

/// A body with places for the message: `{to}`, `{text}` and, if the gateway wants it there, `{key}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    body: String,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Json,
    Form,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("must have a place for {0}")]
    Lacks(&'static str),
    #[error("is no JSON once it is filled in")]
    NoJson,
}

impl Template {
    /// A JSON document; the places stand within its quotation marks.
    pub fn json(body: &str) -> Result<Self, TemplateError> {
        let template = Self::new(body, Kind::Json)?;
        let sample = template.fill(&Sms {
            to: "+84900000000".to_owned(),
            text: "\"\\\n".to_owned(),
            code: String::new(),
            key: uuid::Uuid::nil(),
        });
        match serde_json::from_str::<Value>(&sample) {
            Ok(_) => Ok(template),
            Err(_) => Err(TemplateError::NoJson),
        }
    }

    /// `application/x-www-form-urlencoded`.
    pub fn form(body: &str) -> Result<Self, TemplateError> {
        Self::new(body, Kind::Form)
    }

    fn new(body: &str, kind: Kind) -> Result<Self, TemplateError> {
        let places = ["{to}", "{text}"];
        match places.into_iter().find(|place| !body.contains(place)) {
            Some(missing) => Err(TemplateError::Lacks(missing)),
            None => Ok(Self {
                body: body.to_owned(),
                kind,
            }),
        }
    }

    pub const fn media_type(&self) -> &'static str {
        match self.kind {
            Kind::Json => "application/json",
            Kind::Form => "application/x-www-form-urlencoded",
        }
    }

    /// What stands in a place can't leave it. Filled in one pass, so that a text with `{key}` in it stays a text.
    pub fn fill(&self, sms: &Sms) -> String {
        let mut filled = String::with_capacity(self.body.len() + sms.text.len());
        let mut rest = self.body.as_str();
        while let Some((before, from_place)) = rest.split_once('{') {
            filled.push_str(before);
            let value = from_place
                .split_once('}')
                .and_then(|(name, after)| Some((self.value(name, sms)?, after)));
            match value {
                Some((value, after)) => {
                    filled.push_str(&value);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = from_place;
                }
            }
        }
        filled.push_str(rest);
        filled
    }

    fn value(&self, name: &str, sms: &Sms) -> Option<String> {
        let value = match name {
            "to" => sms.to.clone(),
            "text" => sms.text.clone(),
            "key" => sms.key.to_string(),
            _ => return None,
        };
        Some(match self.kind {
            Kind::Json => within_quotes(value),
            Kind::Form => url::form_urlencoded::byte_serialize(value.as_bytes()).collect(),
        })
    }
}

/// A JSON string without its quotation marks (RFC 8259, 7).
fn within_quotes(text: String) -> String {
    let quoted = Value::String(text).to_string();
    quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Sms, Template, TemplateError};

    fn sms(text: &str) -> Sms {
        Sms {
            to: "+84912345678".to_owned(),
            text: text.to_owned(),
            code: String::new(),
            key: uuid::Uuid::from_u128(7),
        }
    }

    #[test]
    fn no_text_leaves_its_place_in_json() {
        let template =
            Template::json(r#"{"a": {"phones": ["{to}"], "body": "SMS: {text}"}, "id": "{key}"}"#).unwrap();
        for text in [
            "\"}, \"b\": 1, \"x\": \"",
            "{key}{to}",
            "\\",
            "a\n\t\u{0}\u{2028}é",
            "}{",
        ] {
            let filled: Value = serde_json::from_str(&template.fill(&sms(text))).unwrap();
            let expected = json!({
                "a": {"phones": ["+84912345678"], "body": format!("SMS: {text}")},
                "id": "00000000-0000-0000-0000-000000000007"
            });
            assert_eq!(filled, expected);
        }
    }

    #[test]
    fn no_text_leaves_its_place_in_a_form() {
        let template = Template::form("to={to}&text={text}&from=motcua").unwrap();
        let filled = template.fill(&sms("a&to=b=c Đ"));
        let pairs: Vec<_> = url::form_urlencoded::parse(filled.as_bytes())
            .into_owned()
            .collect();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = [
            pair("to", "+84912345678"),
            pair("text", "a&to=b=c Đ"),
            pair("from", "motcua"),
        ];
        assert_eq!(pairs, expected);
    }

    #[test]
    fn a_template_that_can_not_work_is_refused() {
        assert_eq!(
            Template::json("{\"to\":\"{to}\"}"),
            Err(TemplateError::Lacks("{text}"))
        );
        assert_eq!(
            Template::json("{\"to\":{to},\"t\":\"{text}\"}"),
            Err(TemplateError::NoJson),
            "+84… is no number"
        );
        assert_eq!(
            Template::json("{\"to\":\"{to}\",\"t\":{text}}"),
            Err(TemplateError::NoJson)
        );
        assert_eq!(Template::json("to={to} {text}"), Err(TemplateError::NoJson));
    }
}
