//! *Nhật ký hoạt động*: what a person did or was done in their name is written down in the transaction that does it.

mod audited;
mod details;
mod event;
mod list;
mod record;
mod report;

pub use details::ActivityDetails;
pub use event::EventCode;
pub use list::{ActivityEntry, ActivityPage, page};
pub use record::{Change, Doing};
pub use report::report;
