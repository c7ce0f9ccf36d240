//! Looking into the record of actions.

mod api;
mod csv;
mod filter;
mod list;
mod names;
mod view;

pub use api::AuditApi;
