//! Whether the fields of a body fit its schema.

use poem_openapi::registry::{MetaSchema, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::words::field_error;
use crate::http::FieldError;

/// Names the fields that don't fit, and puts something that does in their place.
pub fn misshapen<T: Type>(fields: &mut Map<String, Value>) -> Vec<FieldError> {
    let registry = registry::<T>();
    let Some(schema) = registry.schemas.get(&*T::name()) else {
        return Vec::new();
    };
    let mut errors = Vec::new();
    for (name, property) in &schema.properties {
        let Some(property) = resolve(property, &registry) else {
            continue;
        };
        let wrong = match fields.get(*name) {
            None | Some(Value::Null) if schema.required.contains(name) => Some("required"),
            None | Some(Value::Null) => None,
            Some(value) if !fits(value, property) => Some("type"),
            Some(value) => out_of_bounds(value, property),
        };
        if let Some(code) = wrong {
            errors.push(field_error(name, code));
            fields.insert((*name).to_owned(), stand_in(property));
        }
    }
    errors
}

/// Takes out the fields that the schema does not have, and names them.
pub fn unknown<T: Type>(fields: &mut Map<String, Value>) -> Vec<FieldError> {
    let registry = registry::<T>();
    let Some(schema) = registry.schemas.get(&*T::name()) else {
        return Vec::new();
    };
    let is_known = |name: &str| schema.properties.iter().any(|(known, _)| *known == name);
    let unknown: Vec<_> = fields.keys().filter(|name| !is_known(name)).cloned().collect();
    fields.retain(|name, _| is_known(name));
    unknown.iter().map(|name| field_error(name, "unknown")).collect()
}

fn registry<T: Type>() -> Registry {
    let mut registry = Registry::new();
    T::register(&mut registry);
    registry
}

fn resolve<'a>(property: &'a MetaSchemaRef, registry: &'a Registry) -> Option<&'a MetaSchema> {
    match property {
        MetaSchemaRef::Inline(schema) => Some(schema),
        MetaSchemaRef::Reference(name) => registry.schemas.get(name),
    }
}

fn is_uuid(schema: &MetaSchema) -> bool {
    schema.format == Some("uuid")
}

fn fits(value: &Value, schema: &MetaSchema) -> bool {
    let right_type = match schema.ty {
        "string" if is_uuid(schema) => value.as_str().is_some_and(|text| text.parse::<Uuid>().is_ok()),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.as_array().is_some_and(|items| items_fit(items, schema)),
        "object" => value.is_object(),
        _ => true,
    };
    right_type && (schema.enum_items.is_empty() || schema.enum_items.contains(value))
}

/// Bounds that the schema states; finer rules come later.
fn out_of_bounds(value: &Value, schema: &MetaSchema) -> Option<&'static str> {
    let outside = |size: usize, least: Option<usize>, most: Option<usize>| {
        least.is_some_and(|least| size < least) || most.is_some_and(|most| size > most)
    };
    match value {
        Value::String(text) => {
            outside(text.chars().count(), schema.min_length, schema.max_length).then_some("length")
        }
        Value::Array(items) => outside(items.len(), schema.min_items, schema.max_items).then_some("length"),
        Value::Number(number) => {
            let number = number.as_f64()?;
            let below = schema.minimum.is_some_and(|least| number < least);
            (below || schema.maximum.is_some_and(|most| number > most)).then_some("range")
        }
        _ => None,
    }
}

fn items_fit(items: &[Value], schema: &MetaSchema) -> bool {
    match schema.items.as_deref() {
        Some(MetaSchemaRef::Inline(item)) => items.iter().all(|value| fits(value, item)),
        _ => true,
    }
}

fn stand_in(schema: &MetaSchema) -> Value {
    if let Some(first) = schema.enum_items.first() {
        return first.clone();
    }
    match schema.ty {
        "string" if is_uuid(schema) => json!(Uuid::nil()),
        "string" => json!("x".repeat(schema.min_length.unwrap_or(0))),
        "boolean" => json!(false),
        "integer" => json!(schema.minimum.map_or(0, whole)),
        "number" => json!(schema.minimum.unwrap_or(0.0)),
        "array" => json!(vec!["x"; schema.min_items.unwrap_or(0)]),
        _ => json!({}),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "bounds of integers are whole and far from the ends of i64"
)]
fn whole(bound: f64) -> i64 {
    bound.ceil() as i64
}
