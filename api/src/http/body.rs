//! A JSON body, read against its own schema and then against its own rules, so that everything
//! that is wrong with it is named at once.

mod change;
mod shape;
mod weighed;
mod words;

use chrono::{DateTime, Utc};
use poem::error::ReadBodyError;
use poem::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use poem::{Request, RequestBody};
use poem_openapi::payload::{Json, Payload};
use poem_openapi::registry::{MetaMediaType, MetaRequest, Registry};
use poem_openapi::types::ParseFromJSON;
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};
use serde_json::Value;
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use super::{Code, FieldError, Problem, app_of};
use shape::{misshapen, unknown};

pub use change::Change;
pub use weighed::Weighed;
pub use words::field_error;

/// No JSON body of ours is longer.
pub const LONGEST_BODY: usize = 64 * 1024;

/// What a body must keep to beyond its shape. `now` is for rules that depend on the day.
pub trait Rules {
    fn broken(&self, now: DateTime<Utc>) -> Result<(), ValidationErrors>;
}

impl<T: Validate> Rules for T {
    fn broken(&self, _: DateTime<Utc>) -> Result<(), ValidationErrors> {
        self.validate()
    }
}

/// A body that fits its schema and its rules.
pub struct Checked<T>(pub T);

impl<'a, T: ParseFromJSON + Rules> ApiExtractor<'a> for Checked<T> {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::RequestObject];

    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn request_meta() -> Option<MetaRequest> {
        Some(meta::<T>())
    }

    async fn from_request(
        request: &'a Request,
        body: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> poem::Result<Self> {
        let value = read(request, body).await.map_err(as_error)?;
        check(value, app_of(request)?.now()).map(Self).map_err(as_error)
    }
}

fn meta<T: ParseFromJSON>() -> MetaRequest {
    let content = vec![MetaMediaType {
        content_type: "application/json",
        schema: T::schema_ref(),
    }];
    MetaRequest {
        description: None,
        content,
        required: true,
    }
}

pub fn as_error(problem: Problem) -> poem::Error {
    poem::Error::from_response(poem::IntoResponse::into_response(problem))
}

async fn read(request: &Request, body: &mut RequestBody) -> Result<Value, Problem> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let is_json = header(CONTENT_TYPE).is_some_and(<Json<Value> as Payload>::check_content_type);
    // A compressed body is not taken at all, so that a small one can't grow in memory.
    if !is_json || header(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(Problem::new(Code::UnsupportedMediaType));
    }
    let body = body.take().map_err(|_| Problem::new(Code::Malformed))?;
    let bytes = body
        .into_bytes_limit(LONGEST_BODY)
        .await
        .map_err(|error| match error {
            ReadBodyError::PayloadTooLarge => Problem::new(Code::TooLarge),
            _ => Problem::new(Code::Malformed),
        })?;
    serde_json::from_slice(&bytes).map_err(|_| Problem::new(Code::Malformed))
}

fn check<T: ParseFromJSON + Rules>(value: Value, now: DateTime<Utc>) -> Result<T, Problem> {
    match weigh(value, now)? {
        (parsed, errors) if errors.is_empty() => Ok(parsed),
        (_, errors) => Err(Problem::invalid_fields(errors)),
    }
}

/// First the shape, then the rules. Where the shape of a field is wrong, something of the right
/// shape stands in, so that the rules of the other fields are checked all the same.
fn weigh<T: ParseFromJSON + Rules>(
    value: Value,
    now: DateTime<Utc>,
) -> Result<(T, Vec<FieldError>), Problem> {
    let Value::Object(mut fields) = value else {
        return Err(Problem::new(Code::Malformed));
    };
    let mut errors = misshapen::<T>(&mut fields);
    let parsed = match T::parse_from_json(Some(Value::Object(fields.clone()))) {
        Ok(parsed) => parsed,
        // It may be one that takes no fields that it does not know.
        Err(_) => {
            errors.extend(unknown::<T>(&mut fields));
            let known = T::parse_from_json(Some(Value::Object(fields)));
            known.map_err(|_| match errors.is_empty() {
                true => Problem::new(Code::Malformed),
                false => Problem::invalid_fields(errors.clone()),
            })?
        }
    };
    if let Err(rules) = parsed.broken(now) {
        let named: Vec<_> = errors.iter().map(|error| error.field.clone()).collect();
        errors.extend(broken_rules(&rules).filter(|error| !named.contains(&error.field)));
    }
    Ok((parsed, errors))
}

fn broken_rules(errors: &ValidationErrors) -> impl Iterator<Item = FieldError> {
    let kinds = errors.errors().iter();
    kinds.filter_map(|(field, kind)| match kind {
        ValidationErrorsKind::Field(errors) => errors.first().map(|error| field_error(field, &error.code)),
        _ => Some(field_error(field, "format")),
    })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use poem_openapi::Object;
    use serde_json::json;
    use validator::Validate;

    use super::check;

    #[derive(Debug, Object, Validate)]
    struct Form {
        #[validate(length(min = 1, max = 5))]
        name: String,
        age: i32,
        #[validate(length(max = 2))]
        note: Option<String>,
    }

    fn wrong(value: serde_json::Value) -> Vec<(String, String)> {
        let problem = check::<Form>(value, DateTime::UNIX_EPOCH).unwrap_err();
        let mut named: Vec<_> = problem
            .errors
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect();
        named.sort();
        named
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected
            .iter()
            .map(|(field, code)| ((*field).to_owned(), (*code).to_owned()))
            .collect()
    }

    #[test]
    fn shape_and_rules_are_named_together() {
        assert_eq!(
            wrong(json!({"name": 5, "note": "long"})),
            pairs(&[("age", "required"), ("name", "type"), ("note", "length")])
        );
        assert_eq!(
            wrong(json!({"name": "", "age": "x"})),
            pairs(&[("age", "type"), ("name", "length")])
        );
    }

    #[test]
    fn what_is_right_passes_and_what_is_unknown_is_ignored() {
        let form = check::<Form>(
            json!({"name": "An", "age": 68, "else": true}),
            DateTime::UNIX_EPOCH,
        )
        .unwrap();
        assert_eq!((form.name.as_str(), form.age, form.note), ("An", 68, None));
    }

    #[derive(Debug, Object, Validate)]
    #[oai(deny_unknown_fields)]
    struct Strict {
        #[validate(length(max = 2))]
        note: Option<String>,
    }

    #[test]
    fn a_strict_body_names_what_it_does_not_know_beside_what_is_wrong() {
        let problem = check::<Strict>(
            json!({"note": "long", "name": "An", "age": 68}),
            DateTime::UNIX_EPOCH,
        )
        .unwrap_err();
        let named: Vec<_> = problem
            .errors
            .iter()
            .map(|error| (error.field.as_str(), error.code.as_str()))
            .collect();
        assert_eq!(
            named,
            [("age", "unknown"), ("name", "unknown"), ("note", "length")]
        );
        assert_eq!(
            check::<Strict>(json!({}), DateTime::UNIX_EPOCH).unwrap().note,
            None
        );
    }

    #[test]
    fn a_body_that_is_no_object_is_malformed() {
        assert!(
            check::<Form>(json!([1]), DateTime::UNIX_EPOCH)
                .unwrap_err()
                .errors
                .is_empty()
        );
    }
}
