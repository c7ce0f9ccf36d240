//! Passwords of this portal, of citizens and of staff.

mod common;
mod rules;

pub use rules::{Context, normalized, wrong};
