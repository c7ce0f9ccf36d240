//! Units: agencies and their parts, in a tree, with the days from and until which each is valid.

mod along;
mod api;
mod change;
mod create;
mod csv;
mod in_use;
mod input;
mod list;
mod look;
mod parent;
mod save;
mod successor;
mod tree;
mod view;

pub use api::{UnitApi, UnitsApi};
pub use change::facts;
pub use csv::UnitsCsvApi;
pub use look::names;
pub use parent::UnitParentApi;
pub use save::IF_MATCH_REQUIRED;
pub use successor::UnitSuccessorApi;
pub use tree::{DEEPEST, depth, ids_in, is_over, outlives, path_below, subtree};
pub use view::UnitName;
