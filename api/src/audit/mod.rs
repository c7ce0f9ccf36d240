//! The record of actions: what was done on the staff's side, in a chain in which nothing can be changed, removed or
//! inserted unnoticed by someone who has the database and not the server's key.

mod action;
mod actor;
mod asked;
mod begin;
mod broken;
mod entry;
mod forget;
mod mark;
mod record;
mod subject;
mod verify;

pub use action::Action;
pub use actor::{Actor, ActorKind};
pub use asked::asked;
pub use begin::begin;
pub use broken::Break;
pub use forget::forget;
pub use mark::{Expected, WrongExpected};
pub use record::{Deed, record, record_all};
pub use subject::{Subject, SubjectKind};
pub use verify::{Report, verify};
