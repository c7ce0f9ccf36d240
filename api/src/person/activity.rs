//! *Nhật ký hoạt động*: what a person did or was done in their name is written down in the transaction that does it.

mod event;
mod list;

pub use event::EventCode;
pub use list::{ActivityEntry, ActivityPage};
