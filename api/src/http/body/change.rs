use std::borrow::Cow;

use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseError, ParseFromJSON, ParseResult, ToJSON, Type};
use serde_json::Value;

/// What is to become of a text field: absent leaves it, `null` or an empty text clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Change {
    #[default]
    Keep,
    Clear,
    To(String),
}

impl Change {
    /// The text that was typed.
    pub fn typed(&self) -> Option<&str> {
        match self {
            Self::To(text) => Some(text),
            Self::Keep | Self::Clear => None,
        }
    }
}

impl Type for Change {
    const IS_REQUIRED: bool = false;

    type RawValueType = String;
    type RawElementValueType = String;

    fn name() -> Cow<'static, str> {
        "nullable_string".into()
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(MetaSchema {
            nullable: true,
            ..MetaSchema::new("string")
        }))
    }

    fn as_raw_value(&self) -> Option<&String> {
        match self {
            Self::To(text) => Some(text),
            Self::Keep | Self::Clear => None,
        }
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a String> + 'a> {
        Box::new(self.as_raw_value().into_iter())
    }
}

impl ParseFromJSON for Change {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        match value {
            None => Ok(Self::Keep),
            Some(Value::Null) => Ok(Self::Clear),
            Some(Value::String(text)) if text.trim().is_empty() => Ok(Self::Clear),
            Some(Value::String(text)) => Ok(Self::To(text)),
            Some(value) => Err(ParseError::expected_type(value)),
        }
    }
}

impl ToJSON for Change {
    fn to_json(&self) -> Option<Value> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(Value::Null),
            Self::To(text) => Some(Value::String(text.clone())),
        }
    }
}
