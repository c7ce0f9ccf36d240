//! Bringing in units, members and authorised numbers from files of other systems: all of a file or nothing of it.

mod api;
mod begin;
mod code;
mod column;
mod command;
mod ending;
mod errors_table;
mod importable;
mod job;
mod kind;
mod list;
mod members;
mod numbers;
mod run;
mod said;
mod seen;
mod show;
mod silent;
mod spelling;
mod table;
mod template;
mod units;
mod view;
mod words;
mod wrong;

pub use api::ImportsApi;
pub use command::{Told, bring_in};
pub use importable::Counts;
pub use kind::Kind;

/// Rows in one statement, far below what either database takes.
const AT_ONCE: usize = 500;

/// As many at a time as one statement may name.
fn pieces(all: &[String]) -> impl Iterator<Item = Vec<String>> {
    all.chunks(AT_ONCE).map(<[String]>::to_vec)
}
