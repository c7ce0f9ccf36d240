//! *Hệ thống chứng thực*: the personal numbers that it has for members, brought in from a file that it exports.

mod file;
mod import;
mod rows;

pub use import::{ImportError, Imported, import};
pub use rows::{Rejected, Why};
