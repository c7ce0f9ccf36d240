//! *Thông tin cá nhân*.

mod api;
mod changes;
mod conflict;
mod history;
mod names;
mod view;

pub use api::{ProfileAnswer, ProfileApi};
pub use history::{FieldChange, HistoryApi};
pub use view::Profile;
