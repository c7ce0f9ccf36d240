//! Conditions on the number that says which fields of a record are there ([`RecordField::bit`]). It is no column of an entity
//! where the database reckons it by itself.

use sea_orm::EntityName;
use sea_orm::sea_query::{Expr, ExprTrait};

use crate::staff_member::RecordField;

pub fn bits(fields: &[RecordField]) -> i32 {
    fields.iter().fold(0, |bits, field| bits | field.bit())
}

/// For a statement: names and numbers of ours alone are in it.
pub fn has_all<E: EntityName>(table: E, bits: i32) -> String {
    format!("({}.present & {bits}) = {bits}", table.table_name())
}

/// Of rows of this table.
pub fn lacks_some<E: EntityName>(table: E, bits: i32) -> Expr {
    Expr::cust(has_all(table, bits)).not()
}
