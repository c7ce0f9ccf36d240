//! What the machines of `proof` judge, kept in the database: one-time codes, and wrong tries in a row.

pub mod code;
mod tries;

pub use tries::Throttle;
