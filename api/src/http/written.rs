use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use poem::http::header::CONTENT_TYPE;
use poem::{IntoResponse, Response};
use poem_openapi::payload::{Json, Payload};
use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ToJSON, Type};
use serde::{Serialize, Serializer};

/// JSON of the shape `T` that is written out at once or piece by piece, and is never a tree of values, which takes many
/// times the time and memory.
pub struct Written<T> {
    text: String,
    /// Whether something stands before what comes next in the object or list that is open.
    follows: bool,
    shape: PhantomData<fn() -> T>,
}

impl<T> Written<T> {
    /// All of it at once.
    pub fn all(value: &T) -> Self
    where
        T: Serialize,
    {
        Self {
            // What people and providers gave are texts, and those can always be written.
            text: serde_json::to_string(value).unwrap_or_default(),
            follows: false,
            shape: PhantomData,
        }
    }

    /// An object that is still open.
    pub fn object() -> Self {
        Self {
            text: "{".to_owned(),
            follows: false,
            shape: PhantomData,
        }
    }

    /// A field; one without a value is left out.
    pub fn field(&mut self, name: &str, value: &impl ToJSON) {
        if let Some(value) = value.to_json().filter(|value| !value.is_null()) {
            self.begin(name);
            self.text.push_str(&value.to_string());
            self.follows = true;
        }
    }

    /// A field that is a list, which is still open.
    pub fn begin_list(&mut self, name: &str) {
        self.begin(name);
        self.text.push('[');
        self.follows = false;
    }

    /// More of the list that is open.
    pub fn items(&mut self, items: &[impl ToJSON]) {
        for item in items {
            self.separate();
            self.text.push_str(&item.to_json_string());
        }
    }

    pub fn end_list(&mut self) {
        self.text.push(']');
        self.follows = true;
    }

    pub fn end(mut self) -> Self {
        self.text.push('}');
        self
    }

    fn begin(&mut self, name: &str) {
        self.separate();
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }

    fn separate(&mut self) {
        if self.follows {
            self.text.push(',');
        }
        self.follows = true;
    }
}

impl<T: Type> Payload for Written<T> {
    const CONTENT_TYPE: &'static str = <Json<T> as Payload>::CONTENT_TYPE;

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }
}

impl<T: Send> IntoResponse for Written<T> {
    fn into_response(self) -> Response {
        Response::builder()
            .header(CONTENT_TYPE, "application/json; charset=utf-8")
            .body(self.text)
    }
}

/// A time as everywhere in the API (RFC 3339).
pub fn rfc3339<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&time.to_rfc3339())
}

pub fn rfc3339_if_any<S: Serializer>(time: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => rfc3339(time, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Written;

    #[test]
    fn what_is_written_is_json() {
        let mut written = Written::<String>::object();
        written.field("a", &"{".to_owned());
        written.begin_list("b");
        written.items(&["[".to_owned(), "x\"".to_owned()]);
        written.items(&["y".to_owned()]);
        written.end_list();
        written.begin_list("c");
        written.end_list();
        written.field("d", &7);
        written.field("nothing", &None::<i32>);
        let text = written.end().text;
        let expected = json!({"a": "{", "b": ["[", "x\"", "y"], "c": [], "d": 7});
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), expected);
    }
}
