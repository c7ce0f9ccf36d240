//! Parameters that are judged together, so that all wrong ones are named at once. The framework's own stop at the
//! first.

use std::borrow::Cow;

use poem_openapi::registry::{MetaSchemaRef, Registry};
use poem_openapi::types::{ParseFromParameter, ParseResult, Type};

use super::body::field_error;
use super::{FieldError, Problem};

const LONGEST_SEARCH: usize = 200;

/// What was given for a parameter, if it is of the right type.
pub struct Given<T>(Option<T>);

impl<T: Type> Type for Given<T> {
    const IS_REQUIRED: bool = T::IS_REQUIRED;

    type RawValueType = T::RawValueType;
    type RawElementValueType = T::RawElementValueType;

    fn name() -> Cow<'static, str> {
        T::name()
    }

    fn schema_ref() -> MetaSchemaRef {
        T::schema_ref()
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
    }

    fn as_raw_value(&self) -> Option<&Self::RawValueType> {
        self.0.as_ref()?.as_raw_value()
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self::RawElementValueType> + 'a> {
        match &self.0 {
            Some(value) => value.raw_element_iter(),
            None => Box::new(std::iter::empty()),
        }
    }
}

impl<T: ParseFromParameter> ParseFromParameter for Given<T> {
    fn parse_from_parameter(value: &str) -> ParseResult<Self> {
        Ok(Self(T::parse_from_parameter(value).ok()))
    }
}

/// What is wrong with what was looked at so far.
#[derive(Default)]
pub struct WrongFields(Vec<FieldError>);

impl From<Vec<FieldError>> for WrongFields {
    fn from(errors: Vec<FieldError>) -> Self {
        Self(errors)
    }
}

impl WrongFields {
    /// The value of a parameter; notes it if it is not of its type.
    pub fn read<T>(&mut self, field: &str, given: Option<Given<T>>) -> Option<T> {
        match given {
            Some(Given(None)) => {
                self.note(field, "type");
                None
            }
            Some(Given(value)) => value,
            None => None,
        }
    }

    /// What is typed to search for, if it is no longer than anyone types.
    pub fn search(&mut self, field: &str, typed: Option<String>) -> Option<String> {
        if typed
            .as_ref()
            .is_some_and(|typed| typed.chars().count() > LONGEST_SEARCH)
        {
            self.note(field, "length");
            return None;
        }
        typed
    }

    pub fn note(&mut self, field: &str, code: &str) {
        if self.0.iter().all(|error| error.field != field) {
            self.0.push(field_error(field, code));
        }
    }

    pub fn into_problem(self) -> Problem {
        Problem::invalid_fields(self.0)
    }

    /// All of them as one problem, if there are any.
    pub fn refuse(self) -> Result<(), Problem> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(self.into_problem()),
        }
    }
}
